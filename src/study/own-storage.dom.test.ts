import { afterEach, expect, it } from 'vitest';
import { hasReviews, markReviewed } from './marker.ts';
import { forgetNotes } from './own-storage.ts';

afterEach(() => localStorage.clear());

it('forgets what the site noted, and neither the theme nor what is another’s', () => {
  markReviewed();
  localStorage.setItem('dnn-review:searches', '[]');
  localStorage.setItem('dnn-exam:seed=7', '{}');
  localStorage.setItem('theme', 'dark');
  localStorage.setItem('dnn-reviewer', 'another site of this host');
  forgetNotes(() => localStorage);
  expect(hasReviews()).toBe(false);
  expect(Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index)).sort()).toEqual([
    'dnn-reviewer',
    'theme',
  ]);
});

it('does nothing where storage is refused', () => {
  const refuse = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  expect(() => forgetNotes(refuse)).not.toThrow();
});
