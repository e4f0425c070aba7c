import { expect, it } from 'vitest';
import { heaviestOfSize, smallestReaching } from './heaviest-set.ts';

const WEIGHTS = [0.1, 0.4, 0.2, 0.3];

it('the two heaviest of four entries are the second and the last', () => {
  expect(heaviestOfSize(WEIGHTS, 2)).toEqual([0, 1, 0, 1]);
});

it('a mass of .75 takes three entries, of .4 one', () => {
  expect(smallestReaching(WEIGHTS, 0.75)).toEqual([0, 1, 1, 1]);
  expect(smallestReaching(WEIGHTS, 0.4)).toEqual([0, 1, 0, 0]);
});

it('a mass that no set reaches is refused', () => {
  expect(() => smallestReaching(WEIGHTS, 1.1)).toThrow(RangeError);
});
