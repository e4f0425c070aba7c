import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { rightVote } from '../../core/vote-counts.ts';
import { createRun } from '../../kit/run.ts';
import { changeSettings, startSettings } from '../../kit/settings.ts';
import { model } from './model.ts';
import { winningSequences } from './plurality.ts';

const show = (changes: Parameters<typeof changeSettings>[2]) =>
  createRun(model, changeSettings(model.params, startSettings(model.params), changes))(0);

it.each([
  [3, 0.6, 1, 0.648],
  [5, 0.6, 1, 0.68256],
  [11, 0.6, 1, 0.753498132],
  [3, 0.4, 1, 0.352],
  [3, 0.4, 2, 0.424],
  [5, 0.4, 4, 0.5491],
  [10, 0.4, 4, 0.687086774],
  [40, 0.4, 4, 0.958689912],
  [40, 0.15, 4, 0.0482617672],
  [40, 0.3, 10, 0.967687851],
])('gives a vote of %i chains, right with %f, on %i wrong answers the probability %f', (...row) => {
  const [N, p, M, right] = row;
  expect(show({ N, p, M }).derived.right).toBeCloseTo(right, 8);
});

it('agrees with the sum over all counts of all answers', () => {
  for (const [N, p, M] of [
    [7, 0.35, 3],
    [9, 0.2, 2],
    [6, 0.15, 5],
    [12, 0.55, 1],
  ] as const) {
    expect(show({ N, p, M }).derived.right).toBeCloseTo(rightVote(N, { p, M }), 10);
  }
});

it('counts winning sequences as by hand: three chains, two wrong answers', () => {
  // One right: 3 places for it, 2 orders of two different wrong ones, a tie of three each. Two right: 3 · 2. Three: 1.
  expect(at(winningSequences(3, 2), 3)).toEqual([0, 2, 6, 1]);
});

it('lets the right answer win its share of all sequences', () => {
  // By symmetry each of the M + 1 answers wins as many of the (M + 1)^N sequences.
  for (const M of [1, 4, 10]) {
    expect(sum(at(winningSequences(40, M), 40)) / (M + 1) ** 39).toBeCloseTo(1, 10);
  }
});

it('draws each chain from one number: below p it is right, above in equal stretches wrong', () => {
  const { uniform } = createRng(1);
  const answers = range(10).map(() => {
    const u = uniform();
    return [0.4, 0.55, 0.7, 0.85].filter((edge) => u >= edge).length;
  });
  const { counts } = show({ p: 0.4, M: 4, N: 10 }).derived;
  expect(counts).toEqual(range(5).map((answer) => answers.filter((each) => each === answer).length));
});

it('never calls an almost certain vote certain', () => {
  const { derived, at: values } = show({ p: 0.95, M: 10, N: 40 });
  expect(model.readings(derived, values)[2]?.value).toBe('above 0.9999');
});

it('only adds chains to the drawn vote as N grows', () => {
  const [few, many] = [show({ M: 3, N: 11 }).derived.counts, show({ M: 3, N: 12 }).derived.counts];
  expect(sum(many.map((count, i) => Math.abs(count - at(few, i))))).toBe(1);
});

it('says the result in words', () => {
  const words = (changes: Parameters<typeof changeSettings>[2]) => {
    const { derived, at: values } = show(changes);
    return model.describe(derived, values);
  };
  expect(words({})).toMatchInlineSnapshot(
    `"One chain is right with probability 0.60, and gives the one wrong answer with probability 0.4. A vote of 10 chains is right with probability 0.7334. In one drawn vote the right answer got 4 of 10, the most frequent wrong one 6: the vote is wrong."`,
  );
  expect(words({ p: 0.4, M: 4, N: 1 })).toMatchInlineSnapshot(
    `"One chain is right with probability 0.40, and gives each of 4 wrong answers with probability 0.15. A vote of 1 chain is right with probability 0.4. In one drawn vote the right answer got 0 of 1, the most frequent wrong one 1: the vote is wrong."`,
  );
});
