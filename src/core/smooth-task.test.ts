import { describe, expect, it } from 'vitest';
import { gradient, jacobian } from './finite-differences.ts';
import { distance } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import { createRng } from './rng.ts';
import { logCoshTask, parabola, randomTask, squaredTask } from './smooth-task.ts';

describe.each([
  ['squared', squaredTask],
  ['log cosh', logCoshTask],
])('a task with the %s loss', (_, taskOf) => {
  const rng = createRng(5);
  const task = taskOf(normalMatrix(rng, 4, 3), normalVector(rng, 4));
  const point = normalVector(rng, 3);

  it('has the gradient of its value and the Hessian of its gradient', () => {
    expect(distance([gradient(task.value, point)], [task.gradient(point)])).toBeLessThan(1e-10);
    expect(distance(jacobian(task.gradient, point), task.hessian(point))).toBeLessThan(1e-10);
  });
});

it('takes the mean over examples: one parameter, residuals 1 and 3, half squares 2.5', () => {
  expect(squaredTask([[1], [1]], [0, -2]).value([1])).toBe(2.5);
});

it('has parabolas: curvature 4 around 1 is 8 at 3, with slope 8', () => {
  expect(parabola(4, 1).value([3])).toBeCloseTo(8, 12);
  expect(parabola(4, 1).gradient([3])[0]).toBeCloseTo(8, 12);
});

it('draws the same task from the same seed, with three parameters', () => {
  const point = [1, -1, 0.5];
  expect(randomTask(createRng(7)).value(point)).toBe(randomTask(createRng(7)).value(point));
  expect(randomTask(createRng(7)).hessian(point)).toHaveLength(3);
});
