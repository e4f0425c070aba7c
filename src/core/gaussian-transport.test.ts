import { expect, it } from 'vitest';
import { carryingMap, movedBy } from './gaussian-transport.ts';
import { trace } from './matrix.ts';

it('carries variances to variances by the ratio of the deviations', () => {
  const map = carryingMap([[4, 0], [0, 9]], [[1, 0], [0, 36]]); // prettier-ignore
  expect(trace(map)).toBeCloseTo(0.5 + 2, 12);
  expect(movedBy(map, [[4, 0], [0, 9]])).toBeCloseTo((2 - 1) ** 2 + (3 - 6) ** 2, 12); // prettier-ignore
});
