import { expect, it } from 'vitest';
import { CHAPTER, NOTES_FRONT_MATTER } from '../../../src/book/tiny-book.ts';
import { findings } from '../findings.ts';
import { rule } from './chapter-order.ts';

const meta = (needs: string, leads: string) => ({
  [`${CHAPTER}/notes.mdx`]: NOTES_FRONT_MATTER.replace('[basics]', needs).replace('[attention]', leads),
});

it('warns with chapters that are unknown or on the wrong side', () => {
  expect(findings(rule, meta('[attention, basic]', '[basics, rnn]'))).toMatchInlineSnapshot(`
    "content/chapters/02-rnn/notes.mdx:6:1  "attention" in needs comes later in the course
        remedy: name chapters that are read before this one
    content/chapters/02-rnn/notes.mdx:6:1  unknown chapter "basic" in needs
        remedy: use one of: basics, rnn, attention
    content/chapters/02-rnn/notes.mdx:7:1  "basics" in leads comes earlier in the course
        remedy: name chapters that are read after this one
    content/chapters/02-rnn/notes.mdx:7:1  "rnn" in leads comes in this very place in the course
        remedy: name chapters that are read after this one
    4 problems"
  `);
});

it.each([meta('[basics]', '[attention]'), meta('[]', '[]')])('passes with earlier needs and later leads', (files) => {
  expect(findings(rule, files)).toBe('');
});
