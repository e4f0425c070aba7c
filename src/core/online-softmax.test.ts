import { expect, it } from 'vitest';
import { afterBlock, nothingSeen } from './online-softmax.ts';

it('after two keys of scores 0 and ln 3 has 3/4 of the second value', () => {
  const one = afterBlock(nothingSeen(1), [0], [[8]]);
  expect(one).toEqual({ largest: 0, normalizer: 1, output: [8] });
  const two = afterBlock(one, [Math.log(3)], [[4]]);
  expect(two.normalizer).toBeCloseTo(4 / 3, 14);
  expect(two.output[0]).toBeCloseTo(5, 14);
});

it('survives scores whose exponentials overflow', () => {
  const state = afterBlock(afterBlock(nothingSeen(1), [1000], [[2]]), [1000], [[4]]);
  expect(state).toEqual({ largest: 1000, normalizer: 2, output: [3] });
});
