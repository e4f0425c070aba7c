import { expect, it } from 'vitest';
import { sum } from './array.ts';
import { codewords, huffmanTree, meanCodeLength } from './huffman.ts';
import { createRng } from './rng.ts';

const codeOf = (counts: Readonly<Record<string, number>>) =>
  codewords(huffmanTree(Object.entries(counts).map(([symbol, count]) => ({ symbol, count }))));

it('gives the rarest symbols the longest codewords', () => {
  // By hand: 9 + 5 = 14 joins 12 + 13 = 25 and 16; 14 + 16 = 30, 25 + 30 = 55, and 45 stands alone.
  const lengths = Object.fromEntries(codeOf({ a: 45, b: 13, c: 12, d: 16, e: 9, f: 5 }).map((w) => [w.symbol, w.code.length])); // prettier-ignore
  expect(lengths).toEqual({ a: 1, b: 3, c: 3, d: 3, e: 4, f: 4 });
  expect(meanCodeLength(codeOf({ a: 45, b: 13, c: 12, d: 16, e: 9, f: 5 }))).toBeCloseTo(2.24, 12);
});

it('spends -log2 p bits where all shares are powers of a half', () => {
  expect(meanCodeLength(codeOf({ a: 4, b: 2, c: 1, d: 1 }))).toBe(1.75);
});

it('is prefix-free, fills Kraft with 1, and stays within one bit of the entropy', () => {
  const rng = createRng(3);
  for (let draw = 0; draw < 50; draw += 1) {
    const symbols = Array.from({ length: rng.integer(2, 12) }, (_, i) => ({
      symbol: `s${i}`,
      count: rng.integer(1, 30),
    }));
    const words = codewords(huffmanTree(symbols));
    expect(sum(words.map(({ code }) => 2 ** -code.length))).toBe(1);
    expect(words.some((a) => words.some((b) => a !== b && b.code.startsWith(a.code)))).toBe(false);
    const all = sum(symbols.map(({ count }) => count));
    const entropy = -sum(symbols.map(({ count }) => (count / all) * Math.log2(count / all)));
    expect(meanCodeLength(words)).toBeGreaterThanOrEqual(entropy - 1e-12);
    expect(meanCodeLength(words)).toBeLessThan(entropy + 1);
  }
});

it('has one bit for a symbol alone and nothing for none', () => {
  expect(codeOf({ a: 3 })).toEqual([{ symbol: 'a', count: 3, code: '0' }]);
  expect([codeOf({}), meanCodeLength([])]).toEqual([[], 0]);
});
