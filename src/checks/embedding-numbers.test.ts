import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { bertTensors } from '../core/bert-tensors.ts';
import { applyPairs, encodePairs, learnPairs, tokenCount } from '../core/byte-pair.ts';
import { gradient } from '../core/finite-differences.ts';
import { multiply, transpose } from '../core/matrix.ts';
import { sampledLoss } from '../core/sampled-pair.ts';
import { isUniquelyDecodable, kraftSum, longestMatch, prefixPair, segmentationCounts } from '../core/segmentation.ts';
import { freeScores, noiseDistribution } from '../core/skip-gram.ts';
import { oneHotRows } from '../core/tied-table.ts';
import { dot, times, total, type Vector } from '../core/vector.ts';

const parses = (vocabulary: readonly string[], text: string) => segmentationCounts(vocabulary, text).at(-1);
const pair = (written: string) => {
  const [left = '', right = ''] = written.split('+');
  return { left, right };
};

describe('cuts of a text', () => {
  it('are 2 for "and", 8 and 89 for a and aa, 24 with aaa, 16 for "banana"', () => {
    expect(parses(['a', 'an', 'n', 'd'], 'and')).toBe(2);
    expect(segmentationCounts(['a', 'aa'], 'aaaaa')).toEqual([1, 1, 2, 3, 5, 8]);
    expect(parses(['a', 'aa'], 'aaaaaaaaaa')).toBe(89);
    expect(parses(['a', 'aa', 'aaa'], 'aaaaaa')).toBe(24);
    expect(parses(['b', 'a', 'n', 'an', 'na', 'ban', 'ana'], 'banana')).toBe(16);
  });

  it('are unique for 0, 01, 11, which is not prefix-free and has Kraft sum 1', () => {
    const code = ['0', '01', '11'];
    expect(parses(code, '0111')).toBe(1);
    expect(isUniquelyDecodable(code)).toBe(true);
    expect(prefixPair(code)).toEqual(['0', '01']);
    expect(kraftSum(code, 2)).toBe(1);
  });

  it('have room 1 in 0, 10, 110, 111 and 0.0784 of it in a, n, an over 26 letters', () => {
    expect([prefixPair(['0', '10', '110', '111']), kraftSum(['0', '10', '110', '111'], 2)]).toEqual([null, 1]);
    expect(kraftSum(['a', 'n', 'an'], 26)).toBeCloseTo(0.0784023669, 10);
  });
});

describe('byte-pair encoding of low, lower, newest, widest', () => {
  const counts = [5, 2, 6, 3];
  const corpus = ['low', 'lower', 'newest', 'widest'].map((word, i) => ({ word, count: at(counts, i) }));
  const { merges, corpora } = learnPairs(corpus, 15);

  it('merges es, est, est_ nine times, lo and low seven times, then ew, ewest_, newest_ six times', () => {
    const written = merges.slice(0, 12).map(({ left, right, count }) => `${left}${right} ${count}`);
    expect(written.join(', ')).toBe(
      'es 9, est 9, est_ 9, lo 7, low 7, ew 6, ewest_ 6, newest_ 6, low_ 5, dest_ 3, idest_ 3, widest_ 3',
    );
  });

  it('leaves 95, 68, 54, 36, 28, 22 tokens after 0, 3, 5, 8, 10, 12 merges', () => {
    expect([0, 3, 5, 8, 10, 12].map((m) => tokenCount(at(corpora, m)))).toEqual([95, 68, 54, 36, 28, 22]);
  });

  it('cuts the unseen "lowest" into low and est_, "newer" into n, ew, e, r, _', () => {
    expect(encodePairs('lowest', merges.slice(0, 10))).toEqual(['low', 'est_']);
    expect(encodePairs('newer', merges.slice(0, 10))).toEqual(['n', 'ew', 'e', 'r', '_']);
  });
});

describe('the order of merges', () => {
  const cut = (order: readonly string[]) => applyPairs(['b', 'a', 'n', 'a', 'n', 'a'], order.map(pair)).join('|');

  it('decides how "banana" is cut, and the longest match is one of the ways', () => {
    expect(cut(['n+a', 'a+na', 'a+n', 'b+an'])).toBe('b|ana|na');
    expect(cut(['a+n', 'n+a', 'b+an', 'an+a'])).toBe('ban|ana');
    const { tokens } = longestMatch(['b', 'a', 'n', 'an', 'na', 'ban', 'ana'], 'banana');
    expect(tokens.map(({ token }) => token).join('|')).toBe('ban|ana');
  });
});

describe('a table of embeddings', () => {
  it('is 31.0 % of GPT-2 small and 0.35 % of GPT-3', () => {
    const blocks = (layers: number, d: number) => layers * (12 * d ** 2 + 13 * d) + 2 * d;
    const share = (layers: number, d: number, places: number) => (50257 * d) / (50257 * d + places * d + blocks(layers, d)); // prettier-ignore
    expect([share(12, 768, 1024), share(96, 12288, 2048)].map((each) => (100 * each).toFixed(2))).toEqual(['31.02', '0.35']); // prettier-ignore
  });

  it('adds upstream rows at the columns of their tokens', () => {
    const upstream = [[1, 2], [0, -1], [2, 0]]; // prettier-ignore
    expect(multiply(transpose(upstream), oneHotRows([3, 1, 3], 4))).toEqual([[0, 0, 0, 3], [0, -1, 0, 2]]); // prettier-ignore
  });
});

describe('one step of skip-gram with negative sampling', () => {
  const [v, positive, negative] = [[1, 0.5], [0.2, 0.4], [0.6, -0.4]] as const; // prettier-ignore
  const loss = (entries: Vector) => {
    const [center, first, second] = [entries.slice(0, 2), entries.slice(2, 4), entries.slice(4)];
    return sampledLoss([dot(first, center), dot(second, center)], { positive: 0, negatives: [1] });
  };
  const start = [...v, ...positive, ...negative];

  it('starts at 1.42603050 with slope (0.278950128, -0.4) and ends at 1.03695424 for a rate of one half', () => {
    const slopes = gradient(loss, start);
    expect(loss(start)).toBeCloseTo(1.4260305, 8);
    expect(slopes[0]).toBeCloseTo(0.278950128, 8);
    expect(slopes[1]).toBeCloseTo(-0.4, 9);
    expect(loss(total(start, times(-0.5, slopes)))).toBeCloseTo(1.03695424, 8);
  });
});

describe('noise and targets', () => {
  it('of counts 1000, 100, 10 is 0.827, 0.147, 0.026 at the power 3/4', () => {
    const noise = noiseDistribution([1000, 100, 10], 0.75);
    expect(noise.map((p) => p.toFixed(6))).toEqual(['0.826822', '0.147032', '0.026146']);
  });

  it('keeps a word of frequency 0.05 with probability 0.0141421', () => {
    expect(Math.min(1, Math.sqrt(1e-5 / 0.05))).toBeCloseTo(0.0141421, 7);
  });

  it('of 6 and of 2 pairs among rows and columns of 10 in 30 are 0.588 and -0.511, less ln k', () => {
    const pairs = [[6, 2, 2], [2, 6, 2], [2, 2, 6]]; // prettier-ignore
    const [one, five] = [1, 5].map((negatives) => freeScores({ pairs, noise: noiseDistribution([10, 10, 10], 1), negatives })); // prettier-ignore
    expect(one?.[0]?.map((s) => s?.toFixed(3))).toEqual(['0.588', '-0.511', '-0.511']);
    expect(five?.[0]?.[0]).toBeCloseTo(-1.022, 3);
  });

  it('of 8 such pairs is 0.875468737, and -0.733969175 for five negatives', () => {
    const pairs = [[8, 2, 0], [2, 4, 4], [0, 4, 6]]; // prettier-ignore
    const target = (negatives: number) => freeScores({ pairs, noise: noiseDistribution([10, 10, 10], 1), negatives })[0]?.[0]; // prettier-ignore
    expect(target(1)).toBeCloseTo(0.875468737, 9);
    expect(target(5)).toBeCloseTo(-0.733969175, 9);
  });

  it('cancels from differences of exact center vectors', () => {
    const pairs = [[8, 2, 3], [2, 1, 4], [5, 4, 6]]; // prettier-ignore
    const scores = freeScores({ pairs, noise: noiseDistribution([15, 7, 13], 0.75), negatives: 3 });
    const given = (w: number, c: number) => at(at(pairs, w), c) / sum(at(pairs, w));
    const gaps = range(3).map((c) => (at(at(scores, 0), c) ?? 0) - (at(at(scores, 1), c) ?? 0));
    const ratios = range(3).map((c) => Math.log(given(0, c) / given(1, c)));
    expect(gaps.map((gap) => gap.toFixed(12))).toEqual(ratios.map((ratio) => ratio.toFixed(12)));
  });
});

describe('the numbers of language models', () => {
  it('at 0.5, 0.25, 0.125, 0.5 are 1.213 nats, 1.75 bits, perplexity 3.364 and 0.5 bits a byte for 14 bytes', () => {
    const loss = -sum([0.5, 0.25, 0.125, 0.5].map(Math.log)) / 4;
    expect(loss).toBeCloseTo(1.21300757, 8);
    expect(Math.exp(loss)).toBeCloseTo(3.36358566, 8);
    expect((loss / Math.LN2) * (4 / 14)).toBeCloseTo(0.5, 12);
  });

  it('of BERT by part are tokens 23,440,896, positions 393,216, segments 1,536, blocks 85,054,464, pooler 590,592', () => {
    const parts = bertTensors({ vocabulary: 30522, positions: 512, width: 768, layers: 12 });
    expect(parts.slice(0, 5)).toEqual([23440896, 393216, 1536, 768, 768]);
    expect([sum(parts.slice(5, -2)), sum(parts.slice(-2))]).toEqual([85054464, 590592]);
  });

  it('of BERT large by part are 31,254,528, 524,288, 4,096, 302,309,376, 1,049,600', () => {
    const parts = bertTensors({ vocabulary: 30522, positions: 512, width: 1024, layers: 24 });
    expect([parts[0], parts[1], sum(parts.slice(2, 5))]).toEqual([31254528, 524288, 4096]);
    expect([sum(parts.slice(5, -2)), sum(parts.slice(-2))]).toEqual([302309376, 1049600]);
  });

  it('of masking 512 tokens are 76.8 on average, 8.08 in spread; of ten tokens none with 0.196874404', () => {
    expect(Math.sqrt(512 * 0.15 * 0.85)).toBeCloseTo(8.08, 2);
    expect(0.85 ** 10).toBeCloseTo(0.196874404, 9);
  });
});
