import { expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { mostStretched } from './power-iteration.ts';

it('finds the axis of the larger entry of a diagonal matrix', () => {
  expect(distance([mostStretched([[1, 0], [0, -2]], [1, 1])], [[0, 1]])).toBeLessThan(1e-12); // prettier-ignore
});
