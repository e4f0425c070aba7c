import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { attend } from '../core/attention.ts';
import { softmax } from '../core/dense-network.ts';
import { descentStep, halfSquaredError } from '../core/descent.ts';
import { apply, multiply } from '../core/matrix.ts';
import { createRng } from '../core/rng.ts';
import { dot, times, type Vector } from '../core/vector.ts';
import { rightVote } from '../core/vote-counts.ts';

const rounded = (numbers: Vector, digits = 9) => numbers.map((each) => each.toFixed(digits));

describe('label scores', () => {
  it('of -1.2 and -2.3 give 0.750260106 to the short label, and per token 0.512497396 to the long one', () => {
    expect(rounded(softmax([-1.2, -2.3]))).toEqual(['0.750260106', '0.249739894']);
    expect(rounded(softmax([-1.2, -2.3 / 2]))).toEqual(['0.487502604', '0.512497396']);
  });
});

describe('regression in the context', () => {
  const [inputs, targets] = [
    [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    [2, -1, 0.5],
  ];

  it('takes the step to (0.25, -0.05) and predicts 0.075, as linear attention does', () => {
    const weights = descentStep(halfSquaredError(inputs, targets), [0, 0], 0.1);
    expect(rounded(weights)).toEqual(['0.250000000', '-0.050000000']);
    const state = multiply([times(0.1, targets)], inputs);
    expect([dot(weights, [0.5, 1]), ...apply(state, [0.5, 1])]).toEqual([
      expect.closeTo(0.075, 12),
      expect.closeTo(0.075, 12),
    ]);
  });

  it('is not what softmax attention predicts: its weights are positive and add up to 1', () => {
    const { output } = attend({ query: [0.5, 1], keys: inputs, values: targets.map((y) => [y]), scale: 1 });
    expect(at(output, 0)).toBeGreaterThan(-1);
    expect(Math.abs(at(output, 0) - 0.075)).toBeGreaterThan(0.1);
  });
});

describe('a prefix', () => {
  const values = [
    [1, 0],
    [0, 1],
    [0.5, 0.5],
  ];
  const bent = (r: number) =>
    attend({ query: [1], keys: [[1], [0], [0.5], [r]], values: [...values, [-1, -1]], scale: 1 });

  it('of score 2 takes 0.579258530 and moves the output to (-0.301536201, -0.436239388)', () => {
    const { weights, output } = bent(2);
    expect(at(weights, 3).toFixed(9)).toBe('0.579258530');
    expect(rounded(output)).toEqual(['-0.301536201', '-0.436239388']);
  });

  it('leaves the ratio of the first two content weights at e, whatever its score', () => {
    for (const r of [-4, 0, 2, 4]) {
      const { weights } = bent(r);
      expect(at(weights, 0) / at(weights, 1)).toBeCloseTo(Math.E, 12);
    }
  });

  it('takes 0.00340103154 at score -4, 0.157059763 at 0, 0.910497967 at 4', () => {
    expect([-4, 0, 4].map((r) => at(bent(r).weights, 3))).toEqual([
      expect.closeTo(0.00340103154, 10),
      expect.closeTo(0.157059763, 9),
      expect.closeTo(0.910497967, 9),
    ]);
  });

  it('meets a base output of (0.660078334, 0.339921666)', () => {
    const { weights, output } = attend({ query: [1], keys: [[1], [0], [0.5]], values, scale: 1 });
    expect(rounded(weights)).toEqual(['0.506480391', '0.186323723', '0.307195886']);
    expect(rounded(output)).toEqual(['0.660078334', '0.339921666']);
  });

  it('has 5,242,880 numbers at 32 layers, 20 positions and width 4096; a soft prompt has 81,920', () => {
    expect([2 * 32 * 20 * 4096, 20 * 4096, 5 * 4096]).toEqual([5242880, 81920, 20480]);
  });
});

describe('contextual calibration by (0.7, 0.3)', () => {
  const calibrated = (probabilities: Vector, contentFree: Vector) =>
    softmax(probabilities.map((p, c) => Math.log(p) - Math.log(at(contentFree, c))));

  it('flips (0.6, 0.4) and keeps (0.8, 0.2)', () => {
    expect(rounded(calibrated([0.6, 0.4], [0.7, 0.3]))).toEqual(['0.391304348', '0.608695652']);
    expect(rounded(calibrated([0.8, 0.2], [0.7, 0.3]))).toEqual(['0.631578947', '0.368421053']);
  });

  it('flips exactly the odds strictly between 1 and the content-free odds', () => {
    for (const first of range(98).map((i) => (i + 1.5) / 100))
      for (const free of [0.2, 0.7]) {
        const isFlipped = at(calibrated([first, 1 - first], [free, 1 - free]), 0) > 0.5 !== first > 0.5;
        const [odds, freeOdds] = [first / (1 - first), free / (1 - free)];
        expect(isFlipped).toBe(odds > Math.min(1, freeOdds) && odds < Math.max(1, freeOdds));
      }
  });
});

describe('a vote', () => {
  it('has the probabilities of the worked examples', () => {
    const cases = [
      [3, 0.6, 1, 0.648],
      [5, 0.6, 1, 0.68256],
      [11, 0.6, 1, 0.753498132],
      [3, 0.4, 1, 0.352],
      [3, 0.4, 2, 0.424],
      [5, 0.4, 4, 0.5491],
      [10, 0.4, 4, 0.687086774],
    ] as const;
    for (const [N, p, M, expected] of cases) expect(rightVote(N, { p, M })).toBeCloseTo(expected, 8);
  });

  it('of ten chains is found by drawing 20,000 votes, within four standard errors', () => {
    const rng = createRng(14);
    const wins = range(20000).map(() => {
      const counts = range(10).reduce<Vector>(
        (before) => {
          const answer = rng.uniform() < 0.4 ? 0 : rng.integer(1, 4);
          return before.map((count, i) => (i === answer ? count + 1 : count));
        },
        [0, 0, 0, 0, 0],
      );
      const most = Math.max(...counts);
      return counts[0] === most && rng.uniform() * counts.filter((count) => count === most).length < 1 ? 1 : 0;
    });
    const expected = 0.687086774;
    expect(Math.abs(sum(wins) / 20000 - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 20000));
  });
});

describe('a plausible slip would be caught', () => {
  it('in the product of batches without the division by the prior', () => {
    const bare = 9 * 1.5 * (7 / 3);
    expect(bare / (1 + bare)).toBeGreaterThan(0.96);
    expect(bare / 16 / (1 + bare / 16)).toBeCloseTo(0.663157895, 9);
  });

  it('in the vote of three without the ties', () => {
    const withoutTies = (p: number) => p ** 3 + 3 * p ** 2 * (1 - p);
    expect(Math.abs(rightVote(3, { p: 0.4, M: 2 }) - withoutTies(0.4))).toBeCloseTo(0.072, 12);
  });
});
