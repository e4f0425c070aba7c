import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { descent, descentStep, excessOver, gapToFlow, gradientDominance } from './descent.ts';
import { gradientFlow, halfSquaredError, settledGrowth, squaredErrorAfterStep } from './descent.ts';
import { gradient } from './finite-differences.ts';

describe('half the squared error', () => {
  it('has a gradient that agrees with finite differences', () => {
    const loss = halfSquaredError([[1, 2], [0, -1], [3, 1]], [1, 2, 3]); // prettier-ignore
    const measured = gradient(loss.value, [0.3, -0.7]);
    expect(loss.gradient([0.3, -0.7]).map((entry, i) => entry - at(measured, i)).every((gap) => Math.abs(gap) < 1e-9)).toBe(true); // prettier-ignore
  });

  it('is half of the squared miss for one example', () => {
    expect(halfSquaredError([[2]], [5]).value([1])).toBe(4.5);
  });
});

describe('gradient descent', () => {
  it('multiplies the error of a parabola of curvature 4 by 1 - 4η', () => {
    const loss = halfSquaredError([[2]], [2]);
    expect(descentStep(loss, [2], 0.1)).toEqual([1.6]);
    const path = descent(loss, [2], { rate: 0.1, steps: 3 });
    expect(path).toHaveLength(4);
    expect(at(at(path, 3), 0)).toBeCloseTo(1 + 0.6 ** 3, 12);
  });
});

describe('the gradient flow', () => {
  it('decays exponentially in a parabola', () => {
    const flow = gradientFlow(halfSquaredError([[2]], [0]), [1], { time: 0.5, parts: 100 });
    expect(at(flow, 0)).toBeCloseTo(Math.exp(-2), 9);
  });

  it('keeps the difference of squares of two weights whose product is fitted', () => {
    const product = { gradient: ([a = 0, b = 0]: readonly number[]) => [(a * b - 1) * b, (a * b - 1) * a] };
    const [a = 0, b = 0] = gradientFlow(product, [4, 0.1], { time: 3, parts: 3000 });
    expect(a * a - b * b).toBeCloseTo(15.99, 9);
    expect(a * b).toBeCloseTo(1, 9);
  });
});

describe('the growth that descent settles to', () => {
  it('is the largest factor in size: |1 - 9η| or |1 - η| for singular values 3 and 1', () => {
    const inputs = [[3, 0], [0, 1]]; // prettier-ignore
    expect(settledGrowth(inputs, [1, 1], 0.1)).toBeCloseTo(0.9, 12);
    expect(settledGrowth(inputs, [1, 1], 0.3)).toBeCloseTo(1.7, 12);
  });
});

describe('the squared error after a step of SGD', () => {
  it('is the mean over the two orthonormal rows: each removes the share 1 - (1 - η)² of its own direction', () => {
    const error = [2, -1];
    expect(squaredErrorAfterStep([[1, 0], [0, 1]], error, 1)).toBeCloseTo(2.5, 12); // prettier-ignore
    expect(squaredErrorAfterStep([[1, 0], [0, 1]], error, 0.5)).toBeCloseTo(5 * (1 - 0.75 / 2), 12); // prettier-ignore
  });
});

it('a step of descent ends e^(-4η) - (1 - 4η) short of the flow in a parabola of curvature 4', () => {
  const loss = halfSquaredError([[2]], [0]);
  const gap = gapToFlow(loss, [1], { rate: 0.1, slope: loss.gradient });
  expect(gap).toBeCloseTo(Math.exp(-0.4) - 0.6, 9);
});

describe('measures of a run', () => {
  it('the excess is the largest gap after the first step on', () => {
    const run = [[9], [2], [1]];
    expect(excessOver({ value: ([w = 0]) => w }, run, (t) => 1 / t)).toBe(1);
  });

  it('a parabola of curvature 4 is dominated by its gradient with the constant 4', () => {
    expect(gradientDominance(halfSquaredError([[2]], [0]), 3)).toBeCloseTo(4, 12);
  });
});
