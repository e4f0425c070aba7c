import { expect, it } from 'vitest';
import { proximalMinimizer } from './proximal-minimizer.ts';
import { logCoshTask, squaredTask } from './smooth-task.ts';
import { difference, norm, times, total } from './vector.ts';

it('weighs one parabola and the distance: ½(θ - 3)² + ½·2(θ - 0)² is least at 1', () => {
  expect(proximalMinimizer(squaredTask([[1]], [3]), [0], 2)[0]).toBeCloseTo(1, 12);
});

it('ends where the gradient and the pull of the center cancel', () => {
  const task = logCoshTask([[1, 0.5], [-0.5, 1]], [1, -2]); // prettier-ignore
  const found = proximalMinimizer(task, [1, 1], 0.3);
  expect(norm(total(task.gradient(found), times(0.3, difference(found, [1, 1]))))).toBeLessThan(1e-12);
});
