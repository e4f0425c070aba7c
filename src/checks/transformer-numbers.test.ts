import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { attention, causalMask, selfAttention } from '../core/attention.ts';
import { convolveMap } from '../core/convolution-2d.ts';
import { softmax } from '../core/dense-network.ts';
import { apply, distance, identity, type Matrix, transpose } from '../core/matrix.ts';
import { randomHead } from '../core/multi-head.ts';
import { layerNormJacobian, meanSquare, rmsNormJacobian, standardized, statisticsOf } from '../core/normalization.ts';
import {
  alibiSlopes,
  closestPair,
  codeDistance,
  frequencies,
  offsetProduct,
  rotated,
} from '../core/positional-code.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { stackStates } from '../core/residual-stack.ts';
import { createRng } from '../core/rng.ts';
import { CHINCHILLA, computeOptimal } from '../core/scaling-law.ts';
import { standardErrors } from '../core/standard-errors.ts';
import { svd } from '../core/singular-values.ts';
import { countNumbers, randomBlock } from '../core/tiny-transformer.ts';
import { generationCounts, parameterCounts, type TransformerShape } from '../core/transformer-count.ts';
import { dot, norm, times, total } from '../core/vector.ts';

const VIT: TransformerShape = {
  layers: 12,
  width: 768,
  heads: 12,
  keyValueHeads: 12,
  ratio: 4,
  vocabulary: 0,
  positions: 197,
  hasBiases: true,
  hasTiedHead: true,
};

describe('position without a code', () => {
  it('is read off by causal attention with equal scores on a first token of value 1: 1, 1/2, 1/3, 1/4', () => {
    const [zeros, values] = [range(4).map(() => [0]), range(4).map((t) => [t === 0 ? 1 : 0])];
    const { outputs } = attention({ queries: zeros, keys: zeros, values, mask: causalMask(4) });
    expect(outputs.flat().map((output) => output.toFixed(6))).toEqual(['1.000000', '0.500000', '0.333333', '0.250000']);
  });

  it('does not exist under mean pooling: reordered tokens have the same mean output', () => {
    const rng = createRng(1);
    const head = randomHead(rng, [3, 4]);
    const tokens = normalMatrix(rng, 3, 4);
    const mean = (rows: Matrix) => transpose(selfAttention(rows, head).outputs).map((column) => sum(column) / 3);
    expect(distance([mean(tokens)], [mean(tokens.toReversed())])).toBeLessThan(1e-15);
  });
});

describe('the sinusoidal code', () => {
  it('of width 512 has a longest wave of 60,611.48 positions', () => {
    expect((2 * Math.PI) / at(frequencies(512, 10000), 255)).toBeCloseTo(60611.48, 2);
  });

  it('with one pair keeps 64 positions at most 0.0981 apart, with two .171, with four .323', () => {
    expect(2 * Math.sin(Math.PI / 64)).toBeCloseTo(0.0981353487, 9);
    expect(closestPair(frequencies(4, 10000), 64).distance).toBeCloseTo(0.171, 3);
    expect(closestPair(frequencies(8, 10000), 64).distance).toBeCloseTo(0.323, 3);
    const best = Math.max(...range(7000).map((i) => closestPair([(i + 1) / 1000], 64).distance));
    expect(best).toBeLessThan(0.0981353487);
  });

  it('repeats 10 positions on at frequency 2π/10, and stands 0.00999996 apart at 0.01', () => {
    expect(codeDistance(10, [(2 * Math.PI) / 10])).toBeCloseTo(0, 12);
    expect(codeDistance(1, [0.01])).toBeCloseTo(0.00999995833, 10);
  });

  it('knows the distance and not the direction: its product is even', () => {
    expect(offsetProduct(-5, frequencies(8, 10000))).toBe(offsetProduct(5, frequencies(8, 10000)));
  });
});

describe('relative positions', () => {
  it('with ALiBi and slope .5, equal scores at position 3 become the weights .1015, .1674, .2760, .4551', () => {
    const weights = softmax(range(4).map((j) => -at(alibiSlopes(8), 0) * (3 - j)));
    const expected = [0.101536324, 0.167405097, 0.276004345, 0.455054234];
    for (const [j, weight] of weights.entries()) expect(weight).toBeCloseTo(at(expected, j), 9);
  });
});

describe('rotary scores', () => {
  it('know directions: (1, 0) and (0, 1) at frequency 1 score .84 one position back and -.84 one ahead', () => {
    const score = (t: number, j: number) => dot(rotated([1, 0], t, [1]), rotated([0, 1], j, [1]));
    expect(score(5, 4)).toBeCloseTo(Math.sin(1), 12);
    expect(score(5, 6)).toBeCloseTo(-0.8414709848, 9);
  });
});

describe('heads', () => {
  it('a head of width 2 has scores of rank 2 and routes values of rank 2', () => {
    const rng = createRng(5);
    const [query, key] = [normalMatrix(rng, 2, 6), normalMatrix(rng, 2, 6)];
    const form = range(6).map((i) => range(6).map((j) => dot(at(transpose(query), i), at(transpose(key), j))));
    expect(svd(form).sigma.filter((value) => value > 1e-9)).toHaveLength(2);
  });
});

describe('the block', () => {
  it('layer norm of 1, 3, 5, 7 and its two blocked directions', () => {
    const normal = standardized([1, 3, 5, 7], 0);
    const expected = [-1.341641, -0.4472136, 0.4472136, 1.341641];
    for (const [i, entry] of normal.entries()) expect(entry).toBeCloseTo(at(expected, i), 6);
    const jacobian = layerNormJacobian([1, 3, 5, 7]);
    expect(Math.max(norm(apply(jacobian, normal)), norm(apply(jacobian, [1, 1, 1, 1])))).toBeLessThan(1e-15);
    expect(svd(jacobian).sigma.filter((value) => value > 1e-9)).toHaveLength(2);
    expect(svd(rmsNormJacobian([1, 3, 5, 7])).sigma.filter((value) => value > 1e-9)).toHaveLength(3);
  });

  it('of SwiGLU with two thirds of the usual width has as many weights: 3d · 8d/3 = 8d²', () => {
    expect(3 * 768 * ((8 / 3) * 768)).toBeCloseTo(8 * 768 ** 2, 6);
  });

  it('pre-norm has a mean square of 1 + 24 after 24 random sublayers', () => {
    const ends = range(50).map((seed) => {
      const rng = createRng(seed + 1);
      const start = standardized(normalVector(rng, 16), 0);
      const weights = range(24).map(() => normalMatrix(rng, 16, 16));
      return meanSquare(at(stackStates({ placement: 'pre', gain: 1, weights }, start), 24));
    });
    expect(standardErrors(ends, 25)).toBeLessThan(3);
  });

  it('pre-norm grows in proportion to depth when each branch is the identity: 3, 5, 7, 9 after 1 to 4 layers', () => {
    const start = standardized([2, -1, 4, 0], 0);
    const stack = { placement: 'pre', gain: 1, weights: range(8).map(() => identity(4)) } as const;
    const states = stackStates(stack, start);
    for (const layer of [1, 2, 3, 4]) {
      expect(distance([at(states, 2 * layer)], [times(1 + 2 * layer, start)])).toBeLessThan(1e-13);
    }
  });

  it('post-norm leaves about 2^-12 = 1/4096 of the identity path of a wide stream after 24 random sublayers', () => {
    const shares = range(12).map((seed) => {
      const rng = createRng(seed + 1);
      const steps = range(24).reduce(
        ({ stream, share }) => {
          const both = total(stream, apply(normalMatrix(rng, 64, 64), stream));
          return { stream: standardized(both, 0), share: share - Math.log2(statisticsOf(both).variance) / 2 };
        },
        { stream: standardized(normalVector(rng, 64), 0), share: 0 },
      );
      return steps.share;
    });
    expect(Math.abs(sum(shares) / 12 + 12)).toBeLessThan(0.5);
  });

  it('an embedding of unit variance gives logits of standard deviation 22.63 at width 512', () => {
    expect(Math.sqrt(512)).toBeCloseTo(22.63, 2);
    const state = standardized(normalVector(createRng(7), 512), 0);
    const logits = range(400).map((v) => dot(normalVector(createRng(100 + v), 512), state));
    expect(Math.sqrt(meanSquare(logits)) / Math.sqrt(512)).toBeCloseTo(1, 1);
  });

  it('the first schedule peaks at 0.0007 at step 4000 for width 512', () => {
    expect(1 / Math.sqrt(512 * 4000)).toBeCloseTo(0.0007, 5);
  });

  it('balances experts with a loss that is least, and equal to its factor, when all are used alike', () => {
    const loss = (shares: readonly number[]) => shares.length * sum(shares.map((share) => share * share));
    expect(loss([0.25, 0.25, 0.25, 0.25])).toBe(1);
    expect(loss([1, 0, 0, 0])).toBe(4);
  });
});

describe('the counts', () => {
  it('of a block are 4d² + 4d for attention, 8d² + 5d for the feed-forward network, 4d for its norms', () => {
    const shape = { width: 8, heads: 2, keyValueHeads: 2, ratio: 4, hasBiases: true };
    const { norms, first, second, ...rest } = randomBlock(createRng(8), shape);
    expect(countNumbers(rest)).toBe(4 * 64 + 4 * 8);
    expect(countNumbers([first, second])).toBe(8 * 64 + 5 * 8);
    expect(countNumbers(norms)).toBe(4 * 8);
  });

  it('give the FFN more than half of the operations up to twice the width, and make it the largest up to four times', () => {
    const d = 768;
    const attention = (tokens: number) => 8 * d + 4 * tokens;
    expect([2 * d - 1, 2 * d + 1].map((tokens) => 16 * d > attention(tokens))).toEqual([true, false]);
    expect([4 * d - 1, 4 * d + 1].map((tokens) => 16 * d > 4 * tokens)).toEqual([true, false]);
  });

  it('of GPT-3 by the rule 12Ld² are 173,946,175,488', () => {
    expect(12 * 96 * 12288 ** 2).toBe(173946175488);
  });

  it('the cache saves a factor 1038 of the operations at width 4096 over 2048 tokens', () => {
    expect(Math.round(generationCounts({ ...VIT, width: 4096 }, 2048).ratio)).toBe(1038);
  });

  it('of ViT-B/16 are 86,567,656', () => {
    const { total: withoutPatches, positions } = parameterCounts(VIT);
    expect(positions).toBe(151296);
    const patches = (16 ** 2 * 3 + 1) * 768;
    expect(patches).toBe(590592);
    expect(withoutPatches + patches + 768 + (768 + 1) * 1000).toBe(86567656);
  });

  it('patches: 196 at 224 pixels, 576 at 384, and scores 8.64 times as many, 8.58 with the class token', () => {
    expect([(224 / 16) ** 2, (384 / 16) ** 2]).toEqual([196, 576]);
    expect((576 / 196) ** 2).toBeCloseTo(8.64, 2);
    expect((577 / 197) ** 2).toBeCloseTo(8.58, 2);
  });

  it('the linear map of a patch is a convolution whose stride is its size', () => {
    const rng = createRng(9);
    const [image, weight] = [normalMatrix(rng, 6, 6), normalMatrix(rng, 3, 3)];
    const maps = convolveMap(image, weight, { stride: 3, padding: 0, dilation: 1 });
    const patch = image.slice(3, 6).flatMap((row) => row.slice(0, 3));
    expect(at(at(maps, 1), 0)).toBeCloseTo(dot(weight.flat(), patch), 12);
    expect(maps.flat()).toHaveLength(4);
  });
});

describe('scaling laws', () => {
  it('ten times the parameters multiply the loss by 0.839 at exponent .076', () => {
    expect(10 ** -0.076).toBeCloseTo(0.83946, 6);
  });

  it('the published fit has G 1.34471064 and the exponents .451612903 and .548387097', () => {
    const [ten, hundred] = [1e19, 1e20].map((budget) => computeOptimal(CHINCHILLA, 6 * budget));
    const growth = Math.log10((hundred?.parameters ?? 0) / (ten?.parameters ?? 1));
    expect(growth).toBeCloseTo(0.451612903, 8);
    expect(Math.log10((hundred?.tokens ?? 0) / (ten?.tokens ?? 1))).toBeCloseTo(0.548387097, 8);
    expect(computeOptimal(CHINCHILLA, 6).parameters).toBeCloseTo(1.34471064, 8);
  });

  it('70 billion parameters and 1.4 trillion tokens take 5.88e23 operations, and 20 tokens a parameter', () => {
    expect(6 * 70e9 * 1.4e12).toBeCloseTo(5.88e23, -20);
    expect(1.4e12 / 70e9).toBe(20);
  });
});
