import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { beamSearch, everySequence, lengthPenalized, perLength } from '../core/beam-search.ts';
import { bisection } from '../core/bisection.ts';
import { bleu, brevityPenalty, clippedPrecision } from '../core/bleu.ts';
import { softmax } from '../core/dense-network.ts';
import { entriesOf, leanModel } from '../core/encoder-decoder.ts';
import { gradient } from '../core/finite-differences.ts';
import { offByStep } from '../core/off-track.ts';
import { createRng } from '../core/rng.ts';
import { entropy, tempered, topK, topP } from '../core/token-sampling.ts';
import { randomTree, tokenTree } from '../core/token-tree.ts';

const LOGITS = [3, 2.2, 1.5, 0.8, 0.3, -0.2, -1, -2];
const words = (text: string) => text.split(' ');

describe('the bookkeeping of an encoder-decoder', () => {
  it('the example has 11,074,368 parameters, 37 % of them in the output layer, 79 % indexed by words', () => {
    const [tables, cells, output] = [256 * (10000 + 8000), 2 * 3 * 512 * (512 + 256 + 1), 8000 * 513];
    expect([256 * 10000, 256 * 8000, cells / 2, output]).toEqual([2560000, 2048000, 1181184, 4104000]);
    expect(tables + cells + output).toBe(11074368);
    expect(output / 11074368).toBeCloseTo(0.3706, 4);
    expect((tables + output) / 11074368).toBeCloseTo(0.7867, 4);
  });

  it('its encoder has 3,741,184 and its decoder 7,333,184 of them', () => {
    expect([2560000 + 1181184, 2048000 + 1181184 + 4104000]).toEqual([3741184, 7333184]);
  });

  it('a lean model of a hundredth of the size is counted by the same rule', () => {
    const size = { source: 100, target: 80, embedding: 2, states: 5 };
    expect(entriesOf(leanModel(createRng(1), size))).toHaveLength(2 * 180 + 2 * 3 * 5 * 8 + 80 * 6);
  });
});

describe('likelihood', () => {
  it('of true probabilities .5, .25, .8, .1: loss 4.605170, mean 1.151293, perplexity 3.162278, 1.660964 bits', () => {
    const loss = -sum([0.5, 0.25, 0.8, 0.1].map(Math.log));
    expect(loss).toBeCloseTo(4.60517, 6);
    expect(loss / 4).toBeCloseTo(1.151293, 6);
    expect(Math.exp(loss / 4)).toBeCloseTo(3.162278, 6);
    expect(loss / 4 / Math.log(2)).toBeCloseTo(1.660964, 6);
  });

  it('a fresh model of 8,000 tokens starts at 8.987197', () => {
    expect(Math.log(8000)).toBeCloseTo(8.987197, 6);
  });

  it('two tokens of loss 3 and eight of loss 1 give 1.4 by tokens and 2 by sentences', () => {
    expect((2 * 3 + 8) / 10).toBe(1.4);
    expect((3 + 1) / 2).toBe(2);
  });

  it('logits (2, 1, 0, -1) with the second true: loss 1.440190 and slopes (.643914, -.763117, .087144, .032059)', () => {
    const loss = (z: readonly number[]) => -Math.log(at(softmax(z), 1));
    expect(loss([2, 1, 0, -1])).toBeCloseTo(1.44019, 6);
    const expected = [0.64391426, -0.76311718, 0.08714432, 0.0320586];
    for (const [i, slope] of gradient(loss, [2, 1, 0, -1]).entries()) expect(slope).toBeCloseTo(at(expected, i), 8);
  });
});

describe('teacher forcing on a scalar', () => {
  it('has the solution 1.62/1.81 = .895 for (1, .9, .8), where the free loss has curvature -.6 at 0', () => {
    const forced = ([w = 0]: readonly number[]) => ((w - 0.9) ** 2 + (0.9 * w - 0.8) ** 2) / 2;
    const free = ([w = 0]: readonly number[]) => ((w - 0.9) ** 2 + (w ** 2 - 0.8) ** 2) / 2;
    expect(at(gradient(forced, [1.62 / 1.81]), 0)).toBeCloseTo(0, 10);
    expect(1.62 / 1.81).toBeCloseTo(0.895, 3);
    const slope = (w: number) => at(gradient(free, [w]), 0);
    expect((slope(0.001) - slope(-0.001)) / 0.002).toBeCloseTo(-0.6, 5);
  });
});

describe('mistakes of a decoder that reads its own tokens', () => {
  it('add up to 7.811233 of 20 and 32.461955 of 50 at 5 %, with recovery .2 to 3.401903 and 9.400000', () => {
    const wrong = (length: number, recovery: number) => {
      let [off, total] = [0, 0];
      for (let t = 0; t < length; t += 1) {
        off = 0.05 * (1 - off) + (1 - recovery) * off;
        total += off;
      }
      return total;
    };
    expect(wrong(20, 0)).toBeCloseTo(7.811233, 6);
    expect(wrong(50, 0)).toBeCloseTo(32.461955, 6);
    expect(wrong(20, 0.2)).toBeCloseTo(3.401903, 5);
    expect(wrong(50, 0.2)).toBeCloseTo(9.40000034, 8);
  });

  it('leave 20 tokens free of mistakes with .3584859 and 50 with .0769450', () => {
    expect(0.95 ** 20).toBeCloseTo(0.3584859, 7);
    expect(0.95 ** 50).toBeCloseTo(0.076945, 6);
  });

  it('put the decoder off the track with .1887372971 after ten steps at 5 % and recovery .2', () => {
    expect(at(offByStep({ error: 0.05, recovery: 0.2 }, 10), 9)).toBeCloseTo(0.1887372971, 10);
  });

  it('noise of .2 in the input shrinks the least-squares weight to .925926, whose 40th power is .046', () => {
    expect(1 / (1 + 2 * 0.2 ** 2)).toBeCloseTo(0.925926, 6);
    expect(0.925926 ** 40).toBeCloseTo(0.046, 3);
  });

  it('trained over K self-fed steps the size is .954453, .978944, .988906 for K = 2, 5, 10', () => {
    const power = 1 + 2 * 0.2 ** 2;
    const size = (K: number) =>
      bisection((r) => sum(range(K).map((i) => (i + 1) * r ** i * (power * r ** (i + 1) - 1))), 0.5, 1);
    expect(size(1)).toBeCloseTo(0.925926, 6);
    expect(size(2)).toBeCloseTo(0.954453, 6);
    expect(size(5)).toBeCloseTo(0.978944, 6);
    expect(size(10)).toBeCloseTo(0.988906, 6);
  });

  it('scheduled sampling with half of the coins makes .7 of .9 and .5', () => {
    expect(0.5 * 0.9 + 0.5 * 0.5).toBeCloseTo(0.7, 12);
  });
});

describe('the eight logits of the text', () => {
  it.each([
    [0.5, 0.683793212, 2],
    [1, 1.358410017, 4],
    [2, 1.826379146, 6],
  ])('at temperature %f have the entropy %f, and %i of them reach .9', (tau, expected, count) => {
    const probabilities = tempered(LOGITS, tau);
    expect(entropy(probabilities)).toBeCloseTo(expected, 9);
    expect(topP(probabilities, 0.9).filter((p) => p > 0)).toHaveLength(count);
  });

  it('cut to the first three are .59792194, .26866364, .13341442', () => {
    const [first, second, third] = topK(tempered(LOGITS, 1), 3);
    expect([first, second, third].map((p) => p?.toFixed(8))).toEqual(['0.59792194', '0.26866364', '0.13341442']);
  });

  it('a tail of 2 % is met within 50 tokens with .64; top-p keeps 900 of 1,000 equal tokens, one of .97', () => {
    expect(1 - 0.98 ** 50).toBeCloseTo(0.6358, 4);
    expect(topP(range(1000).map(() => 1 / 1000), 0.9).filter((p) => p > 0)).toHaveLength(900); // prettier-ignore
    expect(topP([0.97, 0.01, 0.01, 0.01], 0.9).filter((p) => p > 0)).toHaveLength(1);
  });
});

describe('search', () => {
  it('greedy decoding ends at .30 where the best sequence has .36', () => {
    const { next, depth } = tokenTree([[0.6, 0.4], [0.5, 0.5], [0.9, 0.1]]); // prettier-ignore
    const decoding = { next, length: depth };
    expect(Math.exp(at(beamSearch(decoding, 1), 0).score)).toBeCloseTo(0.3, 12);
    expect(Math.exp(Math.max(...everySequence(decoding).map(({ score }) => score)))).toBeCloseTo(0.36, 12);
  });

  it('in 4 of 3,000 random trees a wider beam, up to 6, returns a lower score', () => {
    const falls = range(3000).filter((i) => {
      const { next } = randomTree({ vocabulary: 3, depth: 4, sharpness: 1 }, createRng(i + 1));
      const scores = range(6).map((k) => at(beamSearch({ next, length: 4 }, k + 1), 0).score);
      return scores.some((score, k) => k > 0 && score < at(scores, k - 1) - 1e-12);
    });
    expect(falls.map((i) => i + 1)).toEqual([454, 759, 1417, 2041]);
    for (const seed of [454, 759, 1417, 2041]) {
      const { next } = randomTree({ vocabulary: 3, depth: 4, sharpness: 1 }, createRng(seed));
      const [greedy, two] = [1, 2].map((k) => at(beamSearch({ next, length: 4 }, k), 0).score);
      expect(two).toBeLessThan(greedy ?? NaN);
    }
  });

  it('of two tokens at -2 and five at -2.6 the shifted form picks the short one at .6, the long one at 1', () => {
    const [short, long] = [2, 5].map((length) => ({ tokens: range(length), score: length === 2 ? -2 : -2.6 }));
    const pair = (value: (each: { tokens: readonly number[]; score: number }) => number) =>
      [short, long].flatMap((each) => (each ? [value(each)] : []));
    expect(pair((each) => lengthPenalized(each, 0.6)).map((v) => v.toFixed(6))).toEqual(['-1.823316', '-1.913657']);
    expect(pair((each) => lengthPenalized(each, 1)).map((v) => v.toFixed(6))).toEqual(['-1.714286', '-1.560000']);
    const gap = (value: typeof perLength) => (alpha: number) => {
      const [a = 0, b = 0] = pair((each) => value(each, alpha));
      return a - b;
    };
    expect(bisection(gap(perLength), 0, 1)).toBeCloseTo(Math.log(1.3) / Math.log(2.5), 9);
    expect(bisection(gap(perLength), 0, 1)).toBeCloseTo(0.286, 3);
    expect(bisection(gap(lengthPenalized), 0, 1)).toBeCloseTo(0.736, 3);
  });
});

describe('BLEU', () => {
  const comparison = { candidate: words('the cat sat on mat'), reference: words('the cat sat on the mat') };

  it('of the example has the precisions 1, 3/4, 2/3, 1/2, the penalty .818731 and the value .578930', () => {
    expect([1, 2, 3, 4].map((n) => clippedPrecision(comparison, n))).toEqual([1, 3 / 4, 2 / 3, 1 / 2]);
    expect(brevityPenalty(comparison)).toBeCloseTo(0.818731, 6);
    expect(bleu(comparison, 4)).toBeCloseTo(0.57893, 6);
  });

  it('clips a repeated word to its count in the reference', () => {
    const repeated = { candidate: words('the the the the'), reference: words('the cat sat') };
    expect(clippedPrecision(repeated, 1)).toBe(1 / 4);
  });
});
