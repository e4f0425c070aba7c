import { expect, it } from 'vitest';
import { at } from './array.ts';
import { gradient } from './finite-differences.ts';
import { cosineLevel, cosineRates, straightLevel, uniformTimes } from './noise-level.ts';

it('keeps the variance of standardized data, from data to pure noise', () => {
  expect(cosineLevel(0)).toEqual({ a: 1, sigma: 0 });
  expect(cosineLevel(1)).toEqual({ a: 0, sigma: 1 });
  for (const t of [0.1, 0.5, 0.9]) {
    const { a, sigma } = cosineLevel(t);
    expect(a ** 2 + sigma ** 2).toBeCloseTo(1, 14);
  }
  expect(cosineLevel(1 / 3).a).toBeCloseTo(Math.sqrt(3) / 2, 14);
});

it('knows how fast the level changes', () => {
  for (const t of [0.2, 0.7]) {
    expect(cosineRates(t).a).toBeCloseTo(
      at(
        gradient(([s = 0]) => cosineLevel(s).a, [t]),
        0,
      ),
      7,
    );
    expect(cosineRates(t).sigma).toBeCloseTo(
      at(
        gradient(([s = 0]) => cosineLevel(s).sigma, [t]),
        0,
      ),
      7,
    );
  }
});

it('mixes along a straight line', () => {
  expect(straightLevel(0.25)).toEqual({ a: 0.75, sigma: 0.25 });
});

it('steps from noise to data in equal steps', () => {
  expect(uniformTimes(4)).toEqual([1, 0.75, 0.5, 0.25, 0]);
});
