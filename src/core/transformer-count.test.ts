import { describe, expect, it } from 'vitest';
import { range, sum } from './array.ts';
import {
  cacheBytes,
  generationCounts,
  operationCounts,
  parameterCounts,
  type TransformerShape,
} from './transformer-count.ts';

const GPT2: TransformerShape = {
  layers: 12,
  width: 768,
  heads: 12,
  keyValueHeads: 12,
  ratio: 4,
  vocabulary: 50257,
  positions: 1024,
  hasBiases: true,
  hasTiedHead: true,
};

describe('parameters', () => {
  it('of GPT-2 small are 124,439,808, of which 38,597,376 embed tokens and 786,432 positions', () => {
    expect(parameterCounts(GPT2)).toMatchObject({ embedding: 38597376, positions: 786432, total: 124439808 });
  });

  it('of GPT-2 XL are 1,557,611,200', () => {
    expect(parameterCounts({ ...GPT2, layers: 48, width: 1600, heads: 25, keyValueHeads: 25 }).total).toBe(1557611200);
  });

  it('of a decoder with 8 layers of width 512 are 41,866,240', () => {
    const shape = { ...GPT2, layers: 8, width: 512, heads: 8, keyValueHeads: 8, vocabulary: 32000, positions: 512 };
    expect(parameterCounts(shape).total).toBe(41866240);
  });

  it('of a block are 12d² + 13d with its two norms, whatever the number of heads', () => {
    for (const heads of [1, 4, 12]) {
      const [one, two] = [1, 2].map(
        (layers) => parameterCounts({ ...GPT2, layers, heads, keyValueHeads: heads }).total,
      );
      expect((two ?? 0) - (one ?? 0)).toBe(7087872);
    }
  });

  it('without biases are 12d² and the norms, and a head of its own adds Vd', () => {
    const { attention, feedForward } = parameterCounts({ ...GPT2, hasBiases: false });
    expect(attention + feedForward).toBe(12 * 12 * 768 ** 2);
    expect(parameterCounts({ ...GPT2, hasTiedHead: false }).total - 124439808).toBe(38597376);
  });

  it('of keys and values shrink with their heads: 3 of 12 leave a quarter of both matrices', () => {
    const shared = parameterCounts({ ...GPT2, layers: 1, keyValueHeads: 3 }).attention;
    expect(shared).toBe(2 * (768 ** 2 + 768) + 2 * (192 * 768 + 192));
  });
});

describe('operations', () => {
  it('of one layer on 512 tokens of width 512 are 3,221,225,472 and 536,870,912', () => {
    const counts = operationCounts({ ...GPT2, width: 512, heads: 8, keyValueHeads: 8, vocabulary: 32000 }, 512);
    expect(counts).toEqual({ linear: 3221225472, quadratic: 536870912, logits: 16777216000, crossover: 3072 });
    expect(8 * (counts.linear + counts.quadratic) + counts.logits).toBe(46841987072);
  });

  it('of GPT-2 small on 1024 tokens are quadratic for 2/9 of the linear part, and equal at 4608', () => {
    const { linear, quadratic, crossover } = operationCounts(GPT2, 1024);
    expect(quadratic / linear).toBeCloseTo(2 / 9, 12);
    expect(crossover).toBe(4608);
  });
});

describe('the cache', () => {
  const llama = { ...GPT2, layers: 32, width: 4096, heads: 32, keyValueHeads: 32 };
  const use = { tokens: 4096, bytesPerNumber: 2, batch: 1 };

  it('of 32 layers with 32 heads of 128 holds half a MiB for each token, 2 GiB for 4096', () => {
    expect(cacheBytes(llama, { ...use, tokens: 1 })).toBe(524288);
    expect(cacheBytes(llama, use)).toBe(2 ** 31);
  });

  it('shrinks to 512 MiB with 8 key-value heads and to 64 MiB with one', () => {
    expect([8, 1].map((keyValueHeads) => cacheBytes({ ...llama, keyValueHeads }, use) / 2 ** 20)).toEqual([512, 64]);
  });

  it('saves a factor 4.51351351 of the operations at width 64 and 8 tokens, 1038.15306 at 4096 and 2048', () => {
    expect(generationCounts({ ...GPT2, width: 64, heads: 4, keyValueHeads: 4 }, 8).ratio).toBeCloseTo(4.51351351, 8);
    expect(generationCounts({ ...GPT2, width: 4096 }, 2048).ratio).toBeCloseTo(1038.15306, 5);
  });

  it('costs what its steps cost, one after the other', () => {
    const shape = { ...GPT2, width: 48, keyValueHeads: 4, ratio: 3 };
    const steps = range(9).map((i) => operationCounts(shape, i + 1));
    const { cached, recomputed } = generationCounts(shape, 9);
    expect(recomputed).toBe(sum(steps.map(({ linear, quadratic }) => linear + quadratic)));
    expect(cached).toBe(sum(steps.map(({ linear, quadratic }, i) => (linear + quadratic) / (i + 1))));
  });
});
