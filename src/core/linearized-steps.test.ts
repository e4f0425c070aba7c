import { expect, it } from 'vitest';
import { linearizedSteps } from './linearized-steps.ts';

it('leaves 1.024e-7 and 0.72236 of two residuals after ten steps at singular values 2 and 0.4 and rate 0.2', () => {
  const jacobian = [
    [2, 0, 0],
    [0, 0.4, 0],
  ];
  const { residuals, displacement } = linearizedSteps(jacobian, [-1, -1], { rate: 0.2, steps: 10 });
  expect(residuals.map(Math.abs)).toEqual([expect.closeTo(1.024e-7, 12), expect.closeTo(0.72236, 6)]);
  expect(displacement).toEqual([expect.closeTo((1 - 1.024e-7) / 2, 9), expect.closeTo(0.27764 / 0.4, 5), 0]);
});
