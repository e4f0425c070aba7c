import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Grade, StudyEvent } from './event.ts';
import { evidenceOf, strengthOf } from './strength.ts';

const DAY = 24 * 3_600_000;
const START = Date.UTC(2026, 10, 23, 12);

const review = (card: string, grade: Grade, days = 0): StudyEvent => ({
  v: 1,
  id: `r-${card}-${days}`,
  at: START + days * DAY,
  kind: 'review',
  card,
  grade,
});
const answer = (days: number, verdict: 'right' | 'wrong'): StudyEvent => ({
  v: 1,
  id: `a-${days}`,
  at: START + days * DAY,
  kind: 'answer',
  problem: 'rnn/simple',
  seed: 0,
  blank: 'dw',
  verdict,
});
const strength = (items: readonly string[], events: readonly StudyEvent[], days = 0) =>
  strengthOf(items, evidenceOf(events, START + days * DAY));

it('is nothing for a reader who has done nothing', () => {
  expect(strength(['rnn/a', 'rnn/problem/simple'], [])).toEqual({ recall: 0, answers: null, total: 0 });
  expect(strength([], [])).toEqual({ recall: null, answers: null, total: 0 });
});

it('counts a card as its chance of recall, and an unseen one as 0', () => {
  const events = [review('rnn/a', 'easy')];
  expect(strength(['rnn/a', 'rnn/b'], events)).toEqual({ recall: 0.5, answers: null, total: 0.5 });
  // A stability of 8.2956 days is the time after which the chance is 0.9: (0.9 + 0) / 2.
  expect(strength(['rnn/a', 'rnn/b'], events, 8.2956).recall).toBeCloseTo(0.45, 6);
});

it('weighs each answer 0.8 times as much as the next one', () => {
  const events = [answer(0, 'wrong'), answer(1, 'right'), answer(2, 'right')];
  // (1 + 0.8) / (1 + 0.8 + 0.64) = 1.8 / 2.44
  expect(strength(['rnn/problem/simple'], events, 3).answers).toBeCloseTo(1.8 / 2.44, 12);
  expect(strength(['rnn/problem/simple'], [answer(0, 'right'), answer(1, 'wrong')], 3).answers).toBeCloseTo(
    0.8 / 1.8,
    12,
  );
});

it('takes the mean of what is recalled and what is answered', () => {
  const events = [review('rnn/a', 'easy'), answer(0, 'wrong')];
  expect(strength(['rnn/a', 'rnn/problem/simple'], events)).toEqual({ recall: 1, answers: 0, total: 0.5 });
});

it('counts choices, points and graded problems as answers', () => {
  const choice: StudyEvent = {
    v: 1,
    id: 'c',
    at: START,
    kind: 'choice',
    item: 'rnn/problem/simple/dw',
    seed: 4,
    chosen: 'right',
  };
  const points: StudyEvent = { v: 1, id: 'p', at: START, kind: 'points', item: 'rnn/discussion/why', got: 3, of: 4 };
  expect(strength(['rnn/problem/simple'], [choice]).answers).toBe(1);
  expect(strength(['rnn/discussion/why'], [points]).answers).toBe(0.75);
  expect(strength(['rnn/problem/simple'], [review('rnn/problem/simple', 'again')])).toEqual({
    recall: null,
    answers: 0,
    total: 0,
  });
});

it('leaves out what belongs elsewhere and what was taken back', () => {
  const undone: StudyEvent = { v: 1, id: 'u', at: START, kind: 'retract', of: 'a-0' };
  expect(strength(['cnn/a', 'cnn/problem/simple'], [review('rnn/a', 'easy'), answer(0, 'right')]).total).toBe(0);
  expect(strength(['rnn/problem/simple'], [answer(0, 'right'), undone]).answers).toBeNull();
});

it('stays between 0 and 1, and never falls by a right answer', () => {
  const verdicts = fc.array(fc.constantFrom('right' as const, 'wrong' as const), { maxLength: 12 });
  fc.assert(
    fc.property(verdicts, (list) => {
      const events = list.map((verdict, day) => answer(day, verdict));
      const before = strength(['rnn/problem/simple'], events, 20).answers ?? 0;
      const after = strength(['rnn/problem/simple'], [...events, answer(15, 'right')], 20).answers ?? 0;
      expect(before).toBeGreaterThanOrEqual(0);
      expect(after).toBeGreaterThanOrEqual(before - 1e-12);
      expect(after).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});
