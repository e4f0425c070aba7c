import { afterEach, expect, it, vi } from 'vitest';
import { hasReviews, markReviewed } from './marker.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

it('remembers that there are reviews', () => {
  expect(hasReviews()).toBe(false);
  markReviewed();
  expect(hasReviews()).toBe(true);
});

it('knows of none, and breaks nothing, where storage is refused', () => {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });
  markReviewed();
  expect(hasReviews()).toBe(false);
});
