import { describe, expect, it } from 'vitest';
import { distance } from './matrix.ts';
import { steepestCorner, steepestOrthogonal } from './steepest-search.ts';

describe('steepestCorner', () => {
  it('is the sign of each entry, and its value the sum of the absolute entries', () => {
    expect(steepestCorner([3, -4, 12])).toEqual({ direction: [1, -1, 1], value: 19 });
  });
});

describe('steepestOrthogonal', () => {
  it('is a rotation for a positive determinant: 8.944272 for rows (3, 0) and (4, 5)', () => {
    const { direction, value } = steepestOrthogonal([[3, 0], [4, 5]]); // prettier-ignore
    expect(value).toBeCloseTo(8.94427191, 8);
    expect(distance(direction, [[0.894427191, -0.4472135955], [0.4472135955, 0.894427191]])).toBeLessThan(1e-8); // prettier-ignore
  });

  it('is a reflection for a negative determinant', () => {
    const { direction, value } = steepestOrthogonal([[2, 0], [0, -1]]); // prettier-ignore
    expect(value).toBeCloseTo(3, 10);
    expect(distance(direction, [[1, 0], [0, -1]])).toBeLessThan(1e-8); // prettier-ignore
  });
});
