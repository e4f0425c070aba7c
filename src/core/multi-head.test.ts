import { expect, it } from 'vitest';
import { range } from './array.ts';
import { selfAttention } from './attention.ts';
import { distance, identity } from './matrix.ts';
import { multiHeadAttention, randomHead } from './multi-head.ts';
import { normalMatrix } from './random-matrix.ts';
import { createRng } from './rng.ts';

const rng = createRng(3);
const inputs = normalMatrix(rng, 3, 4);
const heads = range(2).map(() => randomHead(rng, [2, 4]));

it('sets the outputs of its heads side by side', () => {
  const outputs = multiHeadAttention(inputs, { heads, output: identity(4) });
  heads.forEach((head, h) => {
    const part = outputs.map((row) => row.slice(2 * h, 2 * h + 2));
    expect(distance(part, selfAttention(inputs, head).outputs)).toBe(0);
  });
});

it('with queries of zero returns the mean of the values', () => {
  const blind = { query: [[0, 0]], key: [[1, 2]], value: [[1, 0], [0, 1]] }; // prettier-ignore
  expect(multiHeadAttention([[1, 3], [5, 7]], { heads: [blind], output: [[1, 1]] })).toEqual([[8], [8]]); // prettier-ignore
});
