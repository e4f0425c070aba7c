import { expect, it } from 'vitest';
import { codeError, codeLoss, nearestCode } from './code-losses.ts';

const input = { x: [0], z: [1], codebook: [[3], [0.5], [-1]], decoder: [[2]] };

it('takes the nearest vector of the codebook', () => {
  expect(nearestCode(input)).toEqual([0.5]);
});

it('adds the error at the code and the weighed squared gap', () => {
  expect(codeError(input, [0.5])).toBeCloseTo(Math.tanh(1) ** 2 / 2, 12);
  expect(codeLoss(input, 0.25)([1], [0.5])).toBeCloseTo(Math.tanh(1) ** 2 / 2 + 1.25 * 0.25, 12);
});
