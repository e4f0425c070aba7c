import { expect, it } from 'vitest';
import { at } from './array.ts';
import { projectedTraining } from './projected-layer.ts';

it('a projector onto the first input moves no weight of the second', () => {
  const examples = { inputs: [[1, 1]], targets: [[3]] };
  const projector = [
    [1, 0],
    [0, 0],
  ];
  const [weight, frozen] = at(projectedTraining([[0, 0.5]], examples, projector), 0);
  expect(weight).toBeCloseTo(2.5 * (1 - 0.95 ** 50), 12);
  expect(frozen).toBe(0.5);
});
