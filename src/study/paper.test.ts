import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '../core/array.ts';
import { paperOf, type PaperChoice, type PaperQuestion } from './paper.ts';
import { tinyPool } from './tiny-pool.ts';

const POOL = tinyPool(5);
const choice = (source: Partial<PaperChoice> = {}): PaperChoice => ({
  seed: 7,
  minutes: 80,
  questions: null,
  chapters: [],
  ...source,
});
const anyChoice = fc.record({
  seed: fc.nat(2 ** 32 - 1),
  minutes: fc.integer({ min: 10, max: 200 }),
  questions: fc.option(fc.integer({ min: 1, max: 40 })),
  chapters: fc.subarray(POOL.map(({ slug }) => slug)),
});
const minutesOf = (questions: readonly PaperQuestion[]) => sum(questions.map(({ minutes }) => minutes));

it('is the same for the same choice, and another for another seed', () => {
  expect(paperOf(POOL, choice())).toEqual(paperOf(POOL, choice()));
  expect(paperOf(POOL, choice({ seed: 8 }))).not.toEqual(paperOf(POOL, choice()));
});

it('asks nothing twice, keeps to the chapters and fits into the time', () => {
  fc.assert(
    fc.property(anyChoice, (asked) => {
      const questions = paperOf(POOL, asked);
      expect(new Set(questions.map(({ item }) => item)).size).toBe(questions.length);
      if (asked.chapters.length > 0) {
        expect(questions.every(({ chapter }) => asked.chapters.includes(chapter))).toBe(true);
      }
      if (asked.questions === null) expect(minutesOf(questions)).toBeLessThanOrEqual(asked.minutes);
    }),
  );
});

it('leaves out nothing that would still fit into the time', () => {
  const shortest = POOL.flatMap(({ problems, discussions }) => [
    ...problems.map(({ id, minutes, choices, choiceMinutes }) => ({
      id,
      minutes: choices.length > 0 ? Math.min(minutes, choiceMinutes) : minutes,
    })),
    ...discussions,
  ]);
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 10, max: 200 }), (seed, minutes) => {
      const questions = paperOf(POOL, choice({ seed, minutes }));
      const left = minutes - minutesOf(questions);
      const taken = new Set(questions.map(({ item }) => item));
      expect(shortest.filter((item) => !taken.has(item.id) && item.minutes <= left)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

it('has as many questions as were asked for, or all that there are', () => {
  expect(paperOf(POOL, choice({ questions: 9, minutes: 10 }))).toHaveLength(9);
  expect(paperOf(tinyPool(1), choice({ questions: 40 }))).toHaveLength(7);
  expect(paperOf([], choice())).toEqual([]);
});

it('sets questions of different chapters side by side', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.constantFrom(40, 80, 170), (seed, minutes) => {
      const chapters = paperOf(POOL, choice({ seed, minutes })).map(({ chapter }) => chapter);
      expect(chapters.filter((chapter, index) => chapter === chapters[index - 1])).toEqual([]);
    }),
  );
});

it('mixes the three kinds, and touches every chapter that it has time for', () => {
  const questions = paperOf(POOL, choice());
  expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(['problem', 'choice', 'discussion']));
  expect(new Set(questions.map(({ chapter }) => chapter)).size).toBe(5);
});

it('gives each problem numbers of its own, never the printed ones, and a choice its blank', () => {
  fc.assert(
    fc.property(anyChoice, (asked) => {
      for (const { kind, seed, blank, item } of paperOf(POOL, asked)) {
        expect(seed).toBeGreaterThan(0);
        expect(seed).toBeLessThan(2 ** 32);
        expect(['a', 'b'].includes(blank)).toBe(kind === 'choice');
        if (kind === 'choice') expect(item).not.toMatch(/p4$/);
      }
    }),
  );
});
