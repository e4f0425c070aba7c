import { expect, it } from 'vitest';
import { standingText } from './words.ts';

const HOUR = 3_600_000;
const seen = { due: 100 * HOUR, stability: 2, retrievability: 0.9, reviewed: 52 * HOUR };

it('asks a card that was never reviewed to be recalled', () => {
  expect(standingText(null, 0)).toBe('Recall it, then reveal.');
});

it('says when a card comes back', () => {
  expect(standingText(seen, 95 * HOUR)).toBe('Next review in 5 h.');
});

it('says that a card is due, and since when it was not seen', () => {
  expect(standingText(seen, 100 * HOUR)).toBe('Due for review, last seen 2 days ago. Recall it, then reveal.');
});
