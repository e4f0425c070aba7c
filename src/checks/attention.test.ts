import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { attend, attendBackward, attention, causalMask, selfAttention } from '../core/attention.ts';
import { countedAttention } from '../core/counted-multiplications.ts';
import { softmax } from '../core/dense-network.ts';
import { expectation, signPatterns } from '../core/every-outcome.ts';
import { relativeMoments } from '../core/feature-moments.ts';
import { gradient } from '../core/finite-differences.ts';
import { kernelAttention, linearAttention, quadraticFeatures } from '../core/linear-attention.ts';
import { distance, type Matrix } from '../core/matrix.ts';
import { positiveFeatures, trigonometricFeatures } from '../core/random-features.ts';
import { replicatorFlow } from '../core/replicator-flow.ts';
import { difference, dot, norm, times, type Vector } from '../core/vector.ts';

const GIVEN = {
  queries: [[0.5, -1], [1.5, 0.3], [0.2, 0.9]],
  keys: [[1, 0.4], [-0.3, 2], [0.8, -0.6]],
  values: [[1, 0], [3, -1], [-1, 2]],
}; // prettier-ignore
const QUERY = at(GIVEN.queries, 0);
const LOOKUP = { query: QUERY, keys: GIVEN.keys, values: GIVEN.values };

/** Each wrong formula is held against the independent side of the check; its error must be far outside the tolerance. */
describe('a plausible slip would be caught', () => {
  it('in a softmax that multiplies by the temperature', () => {
    const grown = replicatorFlow([1, 0, -0.5], 2);
    expect(distance([softmax([2, 0, -1])], [grown])).toBeLessThan(1e-10);
    expect(distance([softmax([0.5, 0, -0.25])], [grown])).toBeGreaterThan(0.1);
  });

  it('in a Gaussian of variance d_k, or without its minus sign', () => {
    const exact = attention(GIVEN).outputs;
    const smoothed = (twice: number) =>
      kernelAttention(GIVEN, (q, k) => Math.exp((norm(k) ** 2 - norm(difference(q, k)) ** 2) / twice));
    expect(distance(smoothed(2 * Math.SQRT2), exact)).toBeLessThan(1e-12);
    expect(distance(smoothed(4), exact)).toBeGreaterThan(0.01);
    const wrong = kernelAttention(GIVEN, (q, k) => Math.exp((norm(k) ** 2 + norm(difference(q, k)) ** 2) / (2 * Math.SQRT2))); // prettier-ignore
    expect(distance(wrong, exact)).toBeGreaterThan(0.1);
  });

  it('in a Gaussian without the factor of the keys', () => {
    const bell = kernelAttention(GIVEN, (q, k) => Math.exp(-(norm(difference(q, k)) ** 2) / (2 * Math.SQRT2)));
    expect(distance(bell, attention(GIVEN).outputs)).toBeGreaterThan(0.1);
  });

  it('in a variance without the term of the mean, or with μ⁴', () => {
    const outcomes = signPatterns(4);
    const score = (draws: Vector) => dot(draws.slice(0, 2).map((x) => 0.5 + 1.5 * x), draws.slice(2).map((x) => 0.5 + 1.5 * x)); // prettier-ignore
    const mean = expectation(outcomes, score);
    const variance = expectation(outcomes, (draws) => (score(draws) - mean) ** 2);
    expect(variance).toBeCloseTo(2 * (1.5 ** 4 + 2 * 0.25 * 2.25), 10);
    expect(Math.abs(variance - 2 * 1.5 ** 4)).toBeGreaterThan(1);
    expect(Math.abs(variance - 2 * (2.25 + 0.25) ** 2)).toBeGreaterThan(0.1);
  });

  it('in a score gradient without the output, and in query and keys without the scale', () => {
    const { weights, output } = attend(LOOKUP);
    const upstream = output.map(Math.tanh);
    const lnCosh = (o: Vector) => sum(o.map((entry) => Math.log(Math.cosh(entry))));
    const measured = gradient((q) => lnCosh(attend({ ...LOOKUP, query: q }).output), QUERY);
    const back = attendBackward(LOOKUP, upstream);
    expect(distance([back.query], [measured])).toBeLessThan(1e-9);
    expect(distance([times(Math.SQRT2, back.query)], [measured])).toBeGreaterThan(0.01);
    const naive = weights.map((weight, j) => weight * dot(upstream, at(GIVEN.values, j)));
    const inQuery = range(2).map((i) => sum(GIVEN.keys.map((key, j) => at(naive, j) * at(key, i))) / Math.SQRT2);
    expect(distance([inQuery], [measured])).toBeGreaterThan(0.01);
  });

  it('in a mask that zeroes weights after the softmax', () => {
    const mask = causalMask(3);
    const { weights } = attention(GIVEN);
    const zeroed = weights.map((row, i) => row.map((weight, j) => (j <= i ? weight : 0)));
    const leaking = zeroed.map((row) => range(2).map((c) => dot(row, GIVEN.values.map((value) => at(value, c))))); // prettier-ignore
    expect(distance(leaking, attention({ ...GIVEN, mask }).outputs)).toBeGreaterThan(0.1);
  });

  it('in quadratic features without the factor √2', () => {
    const exact = kernelAttention(GIVEN, (q, k) => (1 + dot(q, k)) ** 2);
    const bare = (x: Vector) => [1, ...x, ...x.map((entry) => entry ** 2), at(x, 0) * at(x, 1)];
    expect(distance(linearAttention(GIVEN, quadraticFeatures), exact)).toBeLessThan(1e-12);
    expect(distance(linearAttention(GIVEN, bare), exact)).toBeGreaterThan(0.05);
  });

  it('in a count that forgets to read the denominator, or to read the sums', () => {
    const [, linear] = countedAttention([8, 4, 4, 6]);
    expect(linear).toBe(8 * 6 * 9);
    expect(linear).not.toBe(2 * 8 * 6 * 4);
    expect(linear).not.toBe(8 * 6 * 5);
  });

  it('in random features of unscaled vectors, and in variances exchanged between the two kinds', () => {
    const pair: readonly [Vector, Vector] = [[0.6, -0.2], [0.4, 0.5]]; // prettier-ignore
    const unscaled = (directions: Matrix) => (x: Vector) => positiveFeatures(directions)(times(2 ** 0.25, x));
    expect(relativeMoments(positiveFeatures, pair).mean).toBeCloseTo(1, 10);
    expect(Math.abs(relativeMoments(unscaled, pair).mean - 1)).toBeGreaterThan(0.03);
    const positive = relativeMoments(positiveFeatures, pair).variance;
    const trigonometric = relativeMoments(trigonometricFeatures, pair).variance;
    const near = norm(difference(...pair)) ** 2 / Math.SQRT2;
    expect(trigonometric).toBeCloseTo(Math.cosh(near) - 1, 9);
    expect(Math.abs(positive - (Math.cosh(near) - 1))).toBeGreaterThan(0.5);
  });
});

describe('what the checks rest on', () => {
  it('a causal layer does not see the future: no slope of output t in input s > t, at depth 2 as well', () => {
    const weights = { query: [[1, 0.5], [0, 1]], key: [[0.3, -1], [1, 0]], value: [[1, 1], [-1, 0.5]] }; // prettier-ignore
    const layer = (rows: readonly Vector[]) => selfAttention(rows, weights, causalMask(3)).outputs;
    const outputs = (last: Vector) => layer(layer([...GIVEN.queries.slice(0, 2), last])).slice(0, 2).flat(); // prettier-ignore
    for (const i of range(4)) {
      expect(gradient((last) => at(outputs(last), i), at(GIVEN.queries, 2))).toEqual([0, 0]);
    }
  });
});
