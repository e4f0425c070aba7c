import { expect, it } from 'vitest';
import { isMissed, pointsBy, pointsOf, type Mark } from './marking.ts';
import type { QuestionKind } from './paper.ts';

const mark = (chapter: string, minutes: number, share: number): Mark => ({
  question: { kind: 'problem', item: `${chapter}/x`, chapter, section: 's', minutes, seed: 1, blank: '' },
  share,
});
const as = (kind: QuestionKind, share: number): Mark => ({
  question: { ...mark('rnn', 5, share).question, kind },
  share,
});

it('gives as many points as minutes, and shares of them', () => {
  expect(pointsOf([mark('rnn', 10, 0.5), mark('cnn', 4, 1), mark('rnn', 6, 0)])).toEqual({ got: 9, of: 20 });
  expect(pointsOf([])).toEqual({ got: 0, of: 0 });
});

it('adds them up by group, in the order in which groups occur', () => {
  const marks = [mark('rnn', 10, 0.5), mark('cnn', 4, 1), mark('rnn', 6, 0)];
  expect([...pointsBy(marks, ({ chapter }) => chapter)]).toEqual([
    ['rnn', { got: 5, of: 16 }],
    ['cnn', { got: 4, of: 4 }],
  ]);
});

it('misses a question with numbers by any wrong answer, one in words by a third of its points', () => {
  expect([1, 0.75, 0].map((share) => isMissed(as('problem', share)))).toEqual([false, true, true]);
  expect(isMissed(as('choice', 0))).toBe(true);
  expect([1, 4 / 6, 3 / 5].map((share) => isMissed(as('discussion', share)))).toEqual([false, false, true]);
});
