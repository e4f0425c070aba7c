import { expect, it } from 'vitest';
import { createRng } from './rng.ts';
import { twoInputTrial } from './two-input-trial.ts';

it('orthogonal inputs leave A alone, whatever the target of B', () => {
  const { overwritten, conflicting } = twoInputTrial(createRng(1), Math.PI / 2);
  expect(overwritten).toBeLessThan(1e-28);
  expect(conflicting.overwritten).toBeLessThan(1e-28);
});

it('one and the same input takes on the new target altogether', () => {
  const { overwritten, conflicting } = twoInputTrial(createRng(2), 0);
  expect(overwritten).toBeLessThan(1e-28);
  expect(conflicting.overwritten).toBeCloseTo(conflicting.residual ** 2, 12);
});
