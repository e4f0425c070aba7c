import { expect, it } from 'vitest';
import { sum } from './array.ts';
import { bertTensors } from './bert-tensors.ts';

it('counts the 109,482,240 parameters of BERT base and the 335,141,888 of BERT large', () => {
  const shape = { vocabulary: 30522, positions: 512 };
  const sizes = [
    { ...shape, width: 768, layers: 12 },
    { ...shape, width: 1024, layers: 24 },
  ];
  expect(sizes.map((size) => sum(bertTensors(size)))).toEqual([109482240, 335141888]);
});

it('lists 199 tensors for twelve layers', () => {
  expect(bertTensors({ vocabulary: 4, positions: 4, width: 2, layers: 12 })).toHaveLength(5 + 12 * 16 + 2);
});
