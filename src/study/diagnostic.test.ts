import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diagnosticOf, type DiagnosticCard } from './diagnostic.ts';
import { tinyPool } from './tiny-pool.ts';

const POOL = tinyPool(5);
const cards: readonly DiagnosticCard[] = POOL.flatMap(({ slug }) =>
  ['k1', 'k2', 'k3'].map((key) => ({ chapter: slug, key, section: 's1' })),
);
const drawn = (seed: number, count = 20) => diagnosticOf({ pool: POOL, cards }, { seed, count });

it('is the same for the same seed', () => {
  expect(drawn(3)).toEqual(drawn(3));
  expect(drawn(3)).not.toEqual(drawn(4));
});

it('asks as many questions as wanted over all chapters alike, neighbors of different ones, nothing twice', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 5, max: 25 }), (seed, count) => {
      const questions = drawn(seed, count);
      expect(questions).toHaveLength(count);
      const sizes = [...Map.groupBy(questions, ({ chapter }) => chapter).values()].map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(questions.filter(({ chapter }, index) => chapter === questions[index - 1]?.chapter)).toEqual([]);
      const ids = questions.map((question) => (question.kind === 'card' ? question.card : question.item));
      expect(new Set(ids).size).toBe(count);
    }),
  );
});

it('has choices and cards in about equal numbers', () => {
  const choices = drawn(3).filter(({ kind }) => kind === 'choice').length;
  expect(choices).toBeGreaterThanOrEqual(9);
  expect(choices).toBeLessThanOrEqual(11);
});

it('has no more choices than it may, in chapters that take turns', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 0, max: 8 }), (seed, choices) => {
      const questions = diagnosticOf({ pool: POOL, cards }, { seed, count: 15, choices });
      const chosen = questions.filter(({ kind }) => kind === 'choice').map(({ chapter }) => chapter);
      expect(chosen).toHaveLength(choices);
      expect(new Set(chosen).size).toBe(Math.min(choices, 5));
    }),
  );
});

it('takes the first choice of the quickest problems first', () => {
  // p1 and p3 take two minutes; p2 takes three and p4 has no choice.
  const asked = drawn(3, 5).flatMap((question) => (question.kind === 'choice' ? [question] : []));
  expect(asked.every(({ problem, blank }) => ['p1', 'p3'].includes(problem) && blank === 'a')).toBe(true);
});

it('is shorter where there is no more to ask', () => {
  expect(diagnosticOf({ pool: tinyPool(1), cards: [] }, { seed: 1, count: 20 })).toHaveLength(3);
  expect(diagnosticOf({ pool: [], cards: [] }, { seed: 1, count: 20 })).toEqual([]);
});
