import { expect, it } from 'vitest';
import { apply, distance, identity, multiply } from './matrix.ts';
import { bowlHessian, bowlLoss, turnedPoint } from './quadratic-bowl.ts';

const bowl = { curvatures: [20, 1], angle: Math.PI / 6 } as const;

it('has its curvatures along its turned axes', () => {
  const along = turnedPoint([1, 0], bowl.angle);
  const image = apply(bowlHessian(bowl), along);
  image.forEach((entry, i) => expect(entry).toBeCloseTo(20 * (along[i] ?? 0), 12));
});

it('is inverted by the reciprocal curvatures', () => {
  const inverse = bowlHessian({ ...bowl, curvatures: [1 / 20, 1] });
  expect(distance(multiply(bowlHessian(bowl), inverse), identity(2))).toBeLessThan(1e-14);
});

it('gives a point that turns with the bowl the same loss at every angle: 23 for (1.5, 1)', () => {
  for (const angle of [0, 0.3, 1, Math.PI / 2]) {
    expect(bowlLoss(bowlHessian({ ...bowl, angle }), turnedPoint([1.5, 1], angle))).toBeCloseTo(23, 12);
  }
});
