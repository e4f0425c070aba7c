import { expect, it } from 'vitest';
import { distance } from './matrix.ts';
import {
  descendedCenter,
  jointCenter,
  randomCurvature,
  randomQuadraticTask,
  taskBowl,
  weighed,
} from './quadratic-tasks.ts';
import { createRng } from './rng.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

it('two bowls of curvature 1 and 3 meet at three quarters of the way', () => {
  const tasks = [
    { hessian: [[1]], center: [0] },
    { hessian: [[3]], center: [4] },
  ];
  expect(jointCenter(tasks)).toEqual([3]);
});

it('a bowl of curvature 3 costs 6 at a distance of 2 and pulls with 6', () => {
  const bowl = taskBowl({ hessian: [[3]], center: [1] });
  expect([bowl.value([3]), bowl.gradient([3])]).toEqual([6, [6]]);
});

it('a random curvature has no eigenvalue below 0.2', () => {
  const { values } = symmetricEigen(randomCurvature(createRng(1), 4));
  expect(Math.min(...values)).toBeGreaterThan(0.2 - 1e-12);
});

it('descent on the sum of two tasks ends at their joint center', () => {
  const tasks = [randomQuadraticTask(createRng(2), 3), weighed(0.5, randomQuadraticTask(createRng(3), 3))];
  expect(distance([descendedCenter(tasks)], [jointCenter(tasks)])).toBeLessThan(1e-12);
});
