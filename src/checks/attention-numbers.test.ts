import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { attend, attendBackward, causalMask, selfAttention } from '../core/attention.ts';
import { softmax } from '../core/dense-network.ts';
import { expectation, signPatterns } from '../core/every-outcome.ts';
import { gradient } from '../core/finite-differences.ts';
import {
  causalLinearAttention,
  kernelAttention,
  linearAttention,
  linearMultiplications,
  quadraticFeatures,
  softmaxMultiplications,
} from '../core/linear-attention.ts';
import { diagonal, type Matrix, outer, scale, add } from '../core/matrix.ts';
import { normalDirections, positiveFeatures, trigonometricFeatures } from '../core/random-features.ts';
import { normalVector } from '../core/random-matrix.ts';
import { createRng, type Rng } from '../core/rng.ts';
import { spectralNorm } from '../core/singular-values.ts';
import { average, difference, dot, norm, times, type Vector } from '../core/vector.ts';

const radians = (degrees: number) => (degrees * Math.PI) / 180;

describe('the lookup on the circle', () => {
  const places = [0, 60, 120, 200, 290].map(radians);
  const values = [1, 3, -1, 2, 0];
  const outputAt = (angle: number, beta: number) => dot(softmax(places.map((place) => beta * Math.cos(angle - place))), values); // prettier-ignore
  const slopeAt = (degrees: number, beta: number) =>
    at(
      gradient(([angle = 0]) => outputAt(angle, beta), [radians(degrees)]),
      0,
    );

  it.each([
    { degrees: 75, beta: 4, expected: [1.911035357, -2.7091405] },
    { degrees: 75, beta: 1, expected: [1.189920986, -0.4973273644] },
    { degrees: 75, beta: 20, expected: [2.977531836, -0.4315658842] },
    { degrees: 75, beta: 0, expected: [1, 0] },
    { degrees: 90, beta: 4, expected: [1.00354873, -3.906228608] },
  ])('at $degrees degrees and β = $beta has the output and slope $expected', ({ degrees, beta, expected }) => {
    expect(outputAt(radians(degrees), beta)).toBeCloseTo(at(expected, 0), 8);
    expect(slopeAt(degrees, beta)).toBeCloseTo(at(expected, 1), 7);
  });

  it('is flat, with slope -2e-9, at 75 degrees and β = 100', () => {
    const weights = softmax(places.map((place) => 100 * Math.cos(radians(75) - place)));
    const output = dot(weights, values);
    const slope = sum(weights.map((weight, j) => weight * (at(values, j) - output) * -100 * Math.sin(radians(75) - at(places, j)))); // prettier-ignore
    expect(slope).toBeCloseTo(-2.22e-9, 11);
  });

  it('of two keys 60 degrees apart with values 3 and -1 has the slope -1/τ halfway between them', () => {
    for (const tau of [1, 0.25, 0.05]) {
      const two = (angle: number) => dot(softmax([60, 120].map((place) => Math.cos(angle - radians(place)) / tau)), [3, -1]); // prettier-ignore
      expect(
        at(
          gradient(([angle = 0]) => two(angle), [radians(90)]),
          0,
        ),
      ).toBeCloseTo(-1 / tau, 5);
    }
  });

  it('of two keys Δ apart has the slope sin(Δ/2)(v₂ - v₁)/2τ halfway between them', () => {
    const two = (angle: number) => dot(softmax([-50, 50].map((place) => Math.cos(angle - radians(place)) / 0.3)), [0.7, 2.2]); // prettier-ignore
    const expected = (Math.sin(radians(50)) * 1.5) / 0.6;
    expect(
      at(
        gradient(([angle = 0]) => two(angle), [0]),
        0,
      ),
    ).toBeCloseTo(expected, 9);
  });
});

describe('the kernel', () => {
  it('at width 16 gives a key of length 4 the advantage 4.48 over one of length 2 at equal distance', () => {
    const query = [3, 0, ...range(14).map(() => 0)];
    // Lengths 4 and 2, distance 3 from (3, 0): x = (r² + 9 - 9) / 6.
    const key = (length: number) => {
      const along = length ** 2 / 6;
      return [along, Math.sqrt(length ** 2 - along ** 2), ...range(14).map(() => 0)];
    };
    const [long, short] = [key(4), key(2)];
    expect([norm(difference(query, long)), norm(difference(query, short))].map((d) => Number(d.toFixed(12)))).toEqual([3, 3]); // prettier-ignore
    const [a = 0, b = 0] = attend({ query, keys: [long, short], values: [[1], [0]] }).weights;
    expect(a / b).toBeCloseTo(4.4817, 4);
  });
});

describe('the statistics of scores', () => {
  it('with d = 8, μ = 1/2, s = 3/2 have mean 2 and variance 49.5', () => {
    expect([8 * 0.25, 8 * (1.5 ** 4 + 2 * 0.25 * 2.25)]).toEqual([2, 49.5]);
    const single = signPatterns(2);
    const product = ([q = 0, k = 0]: Vector) => (0.5 + 1.5 * q) * (0.5 + 1.5 * k);
    const mean = expectation(single, product);
    expect(8 * mean).toBeCloseTo(2, 12);
    expect(8 * expectation(single, (draws) => (product(draws) - mean) ** 2)).toBeCloseTo(49.5, 12);
  });

  it('share half of the variance that a mean adds: among the keys of one query the variance is d(s⁴ + μ²s²)', () => {
    const [mu, s, d] = [0.5, 1.5, 2];
    const outcomes = signPatterns(3 * d);
    const score = (draws: Vector, first: number) =>
      sum(range(d).map((i) => (mu + s * at(draws, i)) * (mu + s * at(draws, first + i))));
    // Half of the mean squared difference of two keys' scores is their variance around what they share.
    const among = expectation(outcomes, (draws) => (score(draws, d) - score(draws, 2 * d)) ** 2) / 2;
    expect(among).toBeCloseTo(d * (s ** 4 + mu ** 2 * s ** 2), 10);
  });

  const trials = (d: number, factor: number) => {
    const rng = createRng(1);
    const all = range(16).map(() => {
      const query = normalVector(rng, d);
      const scores = range(16).map(() => factor * dot(query, normalVector(rng, d)));
      const weights = softmax(scores);
      const entropy = -sum(weights.map((weight) => (weight > 0 ? weight * Math.log(weight) : 0)));
      return [entropy, Math.max(...weights), 1 - dot(weights, weights), dot(scores, scores) / 16];
    });
    return average(all);
  };

  it.each([
    [4, 1.70179149],
    [64, 0.3891229272],
    [512, 0.1541807547],
  ])('at width %d leave an entropy of %d nats unscaled', (d, entropy) => {
    expect(at(trials(d, 1), 0)).toBeCloseTo(entropy, 8);
  });

  it('at width 64 have the mean square 74.9 and leave 0.845 to the largest weight; at 512 it is 0.937', () => {
    const [, largest = 0, trace = 0, square = 0] = trials(64, 1);
    expect(largest).toBeCloseTo(0.8452200668, 9);
    expect(trace).toBeCloseTo(0.2163062264, 9);
    expect(square).toBeCloseTo(74.89915913, 7);
    expect(at(trials(512, 1), 1)).toBeCloseTo(0.9368373795, 9);
  });

  it('scaled leave between 2.29 and 2.46 nats at all widths, less than ln 16', () => {
    const entropies = [4, 16, 64, 256, 512].map((d) => at(trials(d, 1 / Math.sqrt(d)), 0));
    expect(Math.min(...entropies)).toBeCloseTo(2.295736934, 8);
    expect(Math.max(...entropies)).toBeCloseTo(2.4519032299, 8);
    expect(Math.log(16)).toBeCloseTo(2.7726, 4);
  });

  it('reach a Jacobian of norm one half at two equal weights, never more, and of trace 1 - Σα²', () => {
    const jacobian = (weights: Vector): Matrix => add(diagonal(weights), scale(-1, outer(weights, weights)));
    expect(spectralNorm(jacobian([0.5, 0.5, 0]))).toBeCloseTo(0.5, 12);
    const rng = createRng(3);
    for (const spread of [0.1, 1, 3, 10]) {
      const weights = softmax(times(spread, normalVector(rng, 6)));
      expect(spectralNorm(jacobian(weights))).toBeLessThanOrEqual(0.5 + 1e-12);
      const trace = sum(jacobian(weights).map((row, i) => at(row, i)));
      expect(trace).toBeCloseTo(1 - dot(weights, weights), 12);
    }
  });
});

describe('the worked gradient', () => {
  it('of weights .5, .3, .2 and values 1, 3, -1 gives the scores -.1, .54, -.44 at the output 1.2', () => {
    const lookup = { query: [1], keys: [0.5, 0.3, 0.2].map((weight) => [Math.log(weight)]), values: [[1], [3], [-1]] }; // prettier-ignore
    expect(at(attend(lookup).output, 0)).toBeCloseTo(1.2, 12);
    const { scores } = attendBackward(lookup, [1]);
    for (const [j, expected] of [-0.1, 0.54, -0.44].entries()) expect(at(scores, j)).toBeCloseTo(expected, 12);
  });
});

describe('the counts', () => {
  it('of a self-attention layer of width 512 are 1,048,576 weights', () => {
    expect(4 * 512 ** 2).toBe(1048576);
  });

  it('of the quadratic kernel at width 64 are 2145 features, which pay from 2162 tokens on', () => {
    expect(quadraticFeatures(range(64))).toHaveLength(2145);
    const cheaper = (tokens: number) =>
      linearMultiplications({ tokens, keyWidth: 64, valueWidth: 64 }, 2145) <
      softmaxMultiplications({ tokens, keyWidth: 64, valueWidth: 64 });
    expect([2161, 2162].map(cheaper)).toEqual([false, true]);
  });

  it('at 4096 tokens are 2,147,483,648 against 1,133,383,680', () => {
    const size = { tokens: 4096, keyWidth: 64, valueWidth: 64 };
    expect([softmaxMultiplications(size), linearMultiplications(size, 2145)]).toEqual([2147483648, 1133383680]);
  });

  it('of a causal mask are T(T + 1)/2 open entries', () => {
    expect(causalMask(7).flat().filter((entry) => entry === 0)).toHaveLength(28); // prettier-ignore
  });
});

describe('order', () => {
  const one = { query: [[1]], key: [[1]], value: [[1]] };

  it('is seen through a causal mask: (1, 0) gives (1, 0.5) and (0, 1) gives (0, 0.731)', () => {
    const causal = (tokens: Matrix) => selfAttention(tokens, one, causalMask(2)).outputs.flat();
    expect(causal([[1], [0]])).toEqual([1, 0.5]);
    const [first = 1, second = 0] = causal([[0], [1]]);
    expect(first).toBe(0);
    expect(second).toBeCloseTo(0.731059, 6);
  });

  it('enters by codes whose inner product depends on the offset alone and whose squared length is d/2', () => {
    const frequencies = [1, 0.3, 0.01];
    const code = (i: number) => frequencies.flatMap((omega) => [Math.sin(omega * i), Math.cos(omega * i)]);
    expect(dot(code(3), code(3))).toBeCloseTo(3, 12);
    const offsets = [0, 5, 40].map((start) => dot(code(start + 7), code(start)));
    for (const product of offsets) expect(product).toBeCloseTo(sum(frequencies.map((omega) => Math.cos(7 * omega))), 12); // prettier-ignore
  });
});

describe('causal linear attention by hand', () => {
  it('has the numerators 4, 12, 33, the denominators 4, 8, 17 and the outputs 1, 1.5, 33/17', () => {
    const given = { queries: [[1, 0], [0, 1], [1, 1]], keys: [[1, 1], [0, 1], [1, 0]], values: [[1], [2], [4]] }; // prettier-ignore
    const { outputs, states } = causalLinearAttention(given, quadraticFeatures);
    const reads = given.queries.map((query, i) => {
      const features = quadraticFeatures(query);
      const { sums, normalizer } = at(states, i);
      return [dot(features, sums.map((row) => at(row, 0))), dot(features, normalizer)]; // prettier-ignore
    });
    expect(reads.map((pair) => pair.map((entry) => Number(entry.toFixed(9))))).toEqual([
      [4, 4],
      [12, 8],
      [33, 17],
    ]);
    expect(at(at(outputs, 2), 0)).toBeCloseTo(1.941176, 6);
  });
});

describe('random features on 16 tokens of width 4', () => {
  const rows = (rng: Rng, factor: number) => normalDirections(rng, 16, 4).map((row) => times(factor, row));
  const errorOf = (kind: typeof positiveFeatures, [draws, size, seed]: readonly [number, number, number]) => {
    const rng = createRng(seed);
    const given = { queries: rows(rng, size), keys: rows(rng, size), values: rows(rng, 1) };
    const exact = kernelAttention(given, (q, k) => Math.exp(dot(q, k) / 2)).flat();
    const estimate = linearAttention(given, kind(normalDirections(rng, draws, 4))).flat();
    return norm(difference(exact, estimate)) / norm(exact);
  };
  const mean = (kind: typeof positiveFeatures, draws: number, size: number) =>
    sum(range(20).map((i) => errorOf(kind, [draws, size, i + 1]))) / 20;

  it('err by 0.229 on average with 16 positive features and by 0.066 with 256', () => {
    expect(mean(positiveFeatures, 16, 0.5)).toBeCloseTo(0.2286226969, 9);
    expect(mean(positiveFeatures, 256, 0.5)).toBeCloseTo(0.06618088222, 9);
  });

  it('err by 0.374 with 256 when queries and keys are twice as long', () => {
    expect(mean(positiveFeatures, 256, 1)).toBeCloseTo(0.3740689242, 9);
  });

  it('err about sixfold with 64 features in the first draw: 0.097 becomes 0.580', () => {
    expect(errorOf(positiveFeatures, [64, 0.5, 1])).toBeCloseTo(0.09690126768, 9);
    expect(errorOf(positiveFeatures, [64, 1, 1])).toBeCloseTo(0.5799, 4);
    expect(errorOf(trigonometricFeatures, [32, 0.5, 1])).toBeCloseTo(0.165810939, 8);
  });
});
