import { expect, it } from 'vitest';
import { planeMean } from './plane-mean.ts';

it('gives the moment-generating function exp(‖u‖²/2) at u = (1, 0.5)', () => {
  expect(planeMean(([x = 0, y = 0]) => Math.exp(x + 0.5 * y))).toBeCloseTo(Math.exp(0.625), 10);
});

it('gives independent coordinates of variance 1', () => {
  expect(planeMean(([x = 0, y = 0]) => x * y)).toBeCloseTo(0, 12);
  expect(planeMean(([x = 0, y = 0]) => x ** 2 * y ** 2)).toBeCloseTo(1, 12);
});
