import { expect, it } from 'vitest';
import { normalizedStep } from './normalized-descent.ts';
import { createRng } from './rng.ts';
import { dot } from './vector.ts';

it('a step keeps 1 - ηλ of the weights and adds a perpendicular part of length η times size over length', () => {
  const moved = normalizedStep({ rate: 0.5, decay: 0.2, size: 3 }, [0, 2, 0], createRng(1));
  expect(moved[1]).toBeCloseTo(0.9 * 2, 12);
  expect(dot(moved, moved) - 1.8 ** 2).toBeCloseTo((0.5 * 3) ** 2 / 4, 12);
});
