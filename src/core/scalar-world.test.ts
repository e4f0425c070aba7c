import { expect, it } from 'vitest';
import { stationaryError } from './scalar-world.ts';

it('charges the raw observation its noise, and the constant estimate 0 the variance of the state', () => {
  const world = { a: 0.9, q: 0.19, r: 1.5 };
  expect(stationaryError(world, [0, 1])).toBeCloseTo(1.5, 12);
  expect(stationaryError(world, [0.3, 0])).toBeCloseTo(1, 12);
});
