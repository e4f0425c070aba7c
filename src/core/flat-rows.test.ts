import { expect, it } from 'vitest';
import { gradient } from './finite-differences.ts';
import { folded, lnCosh } from './flat-rows.ts';

it('folds six entries into two rows of three', () => {
  expect(folded([1, 2, 3, 4, 5, 6], 3)).toEqual([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
});

it('has the gradient tanh', () => {
  const [slope = 0] = gradient(lnCosh, [0.5]);
  expect(slope).toBeCloseTo(0.46211715726, 9);
});
