import { describe, expect, it } from 'vitest';
import { growthFactor } from './growth-factor.ts';

describe('growthFactor', () => {
  it('is the larger eigenvalue of a triangular matrix, however far it lies from orthogonal', () => {
    expect(growthFactor([[0.5, 7], [0, 0.9]])).toBeCloseTo(0.9, 10); // prettier-ignore
  });

  it('is the scale of a rotation, whose powers never settle', () => {
    const [c, s] = [1.1 * Math.cos(1), 1.1 * Math.sin(1)];
    expect(growthFactor([[c, -s], [s, c]])).toBeCloseTo(1.1, 10); // prettier-ignore
  });

  it('sees through the growth on the way at a double root', () => {
    expect(growthFactor([[0.8, 1], [0, 0.8]])).toBeCloseTo(0.8, 7); // prettier-ignore
  });

  it('is 0 when a power is zero', () => {
    expect(growthFactor([[0, 1], [0, 0]])).toBe(0); // prettier-ignore
  });
});
