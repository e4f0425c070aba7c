import { expect, it } from 'vitest';
import { average, difference, dot, elementwise, norm, times, total } from './vector.ts';

it('multiplies vectors to a number and to a vector', () => {
  expect(dot([1, 2], [3, 4])).toBe(11);
  expect(elementwise([1, 2], [3, -4])).toEqual([3, -8]);
});

it('adds any number of vectors', () => {
  expect(total([1, 2])).toEqual([1, 2]);
  expect(total([1, 2], [3, 4], [5, 6])).toEqual([9, 12]);
});

it('measures length', () => {
  expect(norm([3, 4])).toBe(5);
  expect(norm([])).toBe(0);
});

it('refuses vectors of different lengths', () => {
  expect(() => dot([1, 2], [1])).toThrow('lengths 2 and 1 differ');
});

it('subtracts, scales and averages', () => {
  expect(difference([5, 7], [1, 2])).toEqual([4, 5]);
  expect(times(-2, [1, 0.5])).toEqual([-2, -1]);
  expect(average([[1, 2], [3, 6]])).toEqual([2, 4]); // prettier-ignore
});
