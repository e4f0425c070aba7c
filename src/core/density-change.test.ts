import { expect, it } from 'vitest';
import { densityGap } from './density-change.ts';
import { straightLevel } from './noise-level.ts';

const mixture = { weights: [0.4, 0.6], means: [[-1], [1]], deviations: [0.5, 0.3] };

it('the straight path solves its equations, and the same path with a wrong rate of the noise does not', () => {
  const place = { t: 0.5, x: 0.3 };
  expect(densityGap({ mixture, level: straightLevel, rates: () => ({ a: -1, sigma: 1 }) }, place)).toBeLessThan(1e-6);
  expect(densityGap({ mixture, level: straightLevel, rates: () => ({ a: -1, sigma: 2 }) }, place)).toBeGreaterThan(0.1);
});
