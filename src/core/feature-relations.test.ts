import { expect, it } from 'vitest';
import { attentionMap, relativeDistances } from './feature-relations.ts';

it('divides the sides 3, 4 and 5 of a triangle by their mean, whatever its size', () => {
  const triangle = [
    [0, 0],
    [3, 0],
    [0, 4],
  ];
  expect(relativeDistances(triangle)).toEqual([3 / 4, 4 / 4, 5 / 4]);
});

it('sums squares over two channels: energies 3 and 4 become .6 and .8', () => {
  const channels = [
    [Math.sqrt(2), 2],
    [-1, 0],
  ];
  const [first = 0, second = 0] = attentionMap(channels);
  expect(first).toBeCloseTo(0.6, 12);
  expect(second).toBeCloseTo(0.8, 12);
});
