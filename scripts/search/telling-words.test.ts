import { expect, it } from 'vitest';
import { tellingWords } from './telling-words.ts';

it('puts what is frequent here and rare elsewhere first, and leaves short words and numbers behind', () => {
  const [first] = tellingWords(['gate gate cell of 12 ab', 'cell state', 'cell loss']);
  expect(first?.map(({ stem }) => stem)).toEqual(['gat', 'cell']);
});

it('gives the saturated frequency of BM25, lower in a longer text', () => {
  const [long, short] = tellingWords(['gate gate cell', 'loss']);
  // By hand: lengths 3 and 1 of mean 2; k = 1.2 (1/4 + 3/4 · 3/2) = 1.65 and 1.2 (1/4 + 3/4 · 1/2) = 0.75.
  expect(long?.find(({ stem }) => stem === 'gat')?.strength).toBeCloseTo(2 / 3.65, 12);
  expect(long?.find(({ stem }) => stem === 'cell')?.strength).toBeCloseTo(1 / 2.65, 12);
  expect(short?.[0]?.strength).toBeCloseTo(1 / 1.75, 12);
});
