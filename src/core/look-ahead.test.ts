import { describe, expect, it } from 'vitest';
import { lookAheadRun } from './look-ahead.ts';

const slope = ([w = 0]: readonly number[]) => [w];

describe('lookAheadRun', () => {
  it('steps from 1 to 0.9, looks ahead to 0.81 and lands at 0.729 with rate 0.1 and momentum 0.9', () => {
    const { path, points } = lookAheadRun(slope, { rate: 0.1, beta: 0.9, start: [1], steps: 2 });
    expect(path.flat()[1]).toBeCloseTo(0.9, 12);
    expect(points.flat()[1]).toBeCloseTo(0.81, 12);
    expect(path.flat()[2]).toBeCloseTo(0.729, 12);
  });

  it('is gradient descent without momentum', () => {
    const { path } = lookAheadRun(slope, { rate: 0.5, beta: 0, start: [8], steps: 3 });
    expect(path.flat()).toEqual([8, 4, 2, 1]);
  });
});
