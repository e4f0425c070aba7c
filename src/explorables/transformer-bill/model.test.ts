import { describe, expect, it } from 'vitest';
import { createRng } from '../../core/rng.ts';
import { blockParts } from './block.ts';
import { model } from './model.ts';
import { divisorUpTo, shapeText, shortBytes, shortCount } from './sizes.ts';

const START = {
  H: 12,
  group: '1',
  d: 768,
  f: 4,
  T: 1024,
  L: 12,
  V: 50257,
  b: '2',
  batch: 1,
  head: 'tied',
  biases: 'on',
  positions: 'learned',
} as const;

type At = Parameters<typeof model.derive>[1];
const settings = (changes: Partial<At>): At => ({ ...START, ...changes });
const derive = (changes: Partial<At>) => {
  const values = settings(changes);
  return model.derive(model.init(values, createRng(1)), values);
};
const shortcut = (index: number) => model.shortcuts?.[index]?.settings(settings({})) ?? {};

describe('parameters', () => {
  it('of GPT-2 small are 124,439,808, of XL 1,557,611,200', () => {
    expect(derive({}).parameters.total).toBe(124439808);
    expect(derive(shortcut(0)).parameters.total).toBe(124439808);
    expect(derive(shortcut(1)).parameters.total).toBe(1557611200);
  });

  it('of GPT-3 are 173,946,175,488 by the rule 12Ld², and little more in all', () => {
    const { attention, feedForward, total } = derive({ ...shortcut(3), biases: 'off' }).parameters;
    expect(attention + feedForward).toBe(173946175488);
    expect(total / 173946175488).toBeLessThan(1.005);
  });

  it('stay when the heads are doubled, and so does the cache', () => {
    const [before, after] = [derive({}), derive({ H: 24 })];
    expect(after.shape.heads).toBe(24);
    expect(after.parameters).toEqual(before.parameters);
    expect(after.operations).toEqual(before.operations);
    expect(after.cache.own).toBe(before.cache.own);
  });

  it('of attention shrink from 4d² to 2.5d² where four heads share keys and values', () => {
    expect(derive({ group: '4', biases: 'off', L: 1 }).parameters.attention).toBe(2.5 * 768 ** 2);
  });
});

describe('a block', () => {
  it('has 7,087,872 parameters, part by part', () => {
    const { attention, feedForward } = derive({}).block;
    const [matrix, bias] = [768 ** 2, 768];
    expect(attention.map((part) => part.parameters)).toEqual([1536, ...Array(3).fill(matrix + bias), 0, 0, matrix + bias]); // prettier-ignore
    expect(feedForward.map((part) => part.parameters)).toEqual([1536, 4 * matrix + 3072, 4 * matrix + bias]);
  });

  it('hands on tensors of these shapes for 1,024 tokens', () => {
    const { attention, feedForward } = derive({ group: '4' }).block;
    expect([...attention, ...feedForward].map(({ name, output }) => `${name} ${shapeText(output)}`)).toEqual([
      'norm 1024 × 768',
      'queries 1024 × 768',
      'keys 1024 × 192',
      'values 1024 × 192',
      'scores 12 × 1024 × 1024',
      'mixing 1024 × 768',
      'output 1024 × 768',
      'norm 1024 × 768',
      'widen 1024 × 3072',
      'narrow 1024 × 768',
    ]);
  });

  it('on 512 tokens of width 512 takes 3,221,225,472 operations and 536,870,912, in all 46,841,987,072', () => {
    const { operations, forward, parameters, cache } = derive({ L: 8, d: 512, H: 8, V: 32000, T: 512 });
    expect([operations.linear, operations.quadratic, operations.crossover]).toEqual([3221225472, 536870912, 3072]);
    expect(forward).toBe(46841987072);
    expect(parameters.total).toBe(41866240);
    expect(cache.own).toBe(8388608);
  });

  it('spends 2/9 as much on scores as on matrices at 1,024 tokens of width 768, and as much at 4,608', () => {
    const { operations } = derive({});
    expect(operations.quadratic / operations.linear).toBeCloseTo(2 / 9, 12);
    expect(operations.crossover).toBe(4608);
  });

  it('counts a product of a × b and b × c numbers as 2abc operations', () => {
    const shape = { ...derive({}).shape, width: 6, heads: 2, keyValueHeads: 1 };
    const { attention } = blockParts(shape, 5);
    expect(attention.map((part) => part.operations)).toEqual([0, 360, 180, 180, 300, 300, 360]);
  });
});

describe('the cache', () => {
  it('of 32 layers with 32 heads of 128 takes 2 GiB at 4,096 tokens, 512 MiB with 8 key-value heads, 64 MiB with one', () => {
    const large = shortcut(2);
    expect(derive(large).cache.own).toBe(2147483648);
    expect(shortBytes(derive({ ...large, group: '4' }).cache.own)).toBe('512 MiB');
    expect(shortBytes(derive({ ...large, group: 'all' }).cache.own)).toBe('64 MiB');
  });

  it('saves a factor of 1038.15306 at width 4096 and 2,048 tokens', () => {
    expect(derive({ d: 4096, H: 32, T: 2048 }).saving).toBeCloseTo(1038.15306, 5);
  });

  it('doubles with the sequences and with the bytes of a number', () => {
    expect(derive({ batch: 2 }).cache.own).toBe(2 * derive({}).cache.own);
    expect(derive({ b: '4' }).cache.own).toBe(2 * derive({}).cache.own);
  });
});

it('counts 12 heads where 13 are set, which do not divide 768, and groups that divide the heads', () => {
  expect(derive({ H: 13 }).shape.heads).toBe(12);
  expect(derive({ H: 12, group: '8' }).shape.keyValueHeads).toBe(2);
  expect([divisorUpTo(5, 12), divisorUpTo(100, 12), divisorUpTo(1, 7)]).toEqual([4, 12, 1]);
});

it('writes sizes in three digits', () => {
  expect([0, 999, 1000, 999999, 7087872, 3.1e17].map(shortCount)).toEqual([
    '0',
    '999',
    '1 k',
    '1 M',
    '7.09 M',
    '310 P',
  ]);
  expect([512, 1024, 1023 * 1024, 2 ** 31].map(shortBytes)).toEqual(['512 B', '1 KiB', '0.999 MiB', '2 GiB']);
  expect(shapeText([128, 131072, 9999])).toBe('128 × 131k × 9999');
});

it('says what it shows', () => {
  expect(model.describe(derive({}), settings({}))).toMatchInlineSnapshot(
    `"12 layers of width 768, 12 heads of width 64 with 12 key-value heads, 1,024 tokens. 124,439,808 parameters: 38.6 M embed tokens, 786 k positions, 28.3 M are in attention, 56.7 M in feed-forward networks, 38.4 k in norms. One layer takes 14.5 G operations with its matrices and 3.22 G for scores and mixing, equal at 4,608 tokens; it has 12.6 M scores. The cache of keys and values takes 36 MiB and saves a factor of 530 in generation."`,
  );
  const least = settings({ L: 1, d: 64, H: 1, T: 128, f: 1, V: 1000, positions: 'none', head: 'own' });
  expect(model.describe(derive(least), least)).toMatchInlineSnapshot(
    `"1 layer of width 64, 1 head of width 64 with 1 key-value head, 128 tokens. 153,344 parameters: 128 k embed tokens, 0 positions, 16.6 k are in attention, 8.32 k in feed-forward networks, 384 in norms. One layer takes 6.29 M operations with its matrices and 4.19 M for scores and mixing, equal at 192 tokens; it has 16.4 k scores. The cache of keys and values takes 32 KiB and saves a factor of 69.8 in generation."`,
  );
  expect(model.readings(derive(shortcut(3)), settings(shortcut(3)))).toMatchInlineSnapshot(`
    [
      {
        "label": "Parameters",
        "value": "175 G",
      },
      {
        "label": "Operations, forward",
        "value": "735 T",
      },
      {
        "label": "Scores / matrices",
        "value": "0.0278",
      },
      {
        "label": "Equal at T",
        "value": "73,728",
      },
      {
        "label": "Scores in a layer",
        "value": "403 M",
      },
      {
        "label": "KV cache",
        "value": "9 GiB",
      },
      {
        "label": "Cache saves, factor",
        "value": "1,029",
      },
    ]
  `);
});
