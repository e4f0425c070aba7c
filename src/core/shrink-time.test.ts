import { expect, it } from 'vitest';
import { range } from './array.ts';
import { hasClearSteps, shrinkTime, stepsToShrink } from './shrink-time.ts';

/** Multiplies until the target is reached. */
function counted(factor: number, target: number): number {
  let [left, steps] = [1, 0];
  for (; Math.abs(left) > target; steps += 1) left *= factor;
  return steps;
}

it('finds the real time at which a power reaches the target', () => {
  expect(shrinkTime(0.9, 0.01)).toBeCloseTo(43.708690653, 8);
  expect(shrinkTime(-0.5, 0.125)).toBeCloseTo(3, 12);
});

it('counts the steps that repeated multiplication takes', () => {
  for (const i of range(19)) {
    const factor = (i - 9) / 10 + 0.005;
    for (const target of [0.3, 0.01, 1e-5]) expect(stepsToShrink(factor, target)).toBe(counted(factor, target));
  }
});

it('knows a time too close to a whole number for rounded logarithms', () => {
  // 0.75 to the power 16 is 0.01002.
  expect(hasClearSteps(0.75, 0.01)).toBe(false);
  expect(hasClearSteps(0.9, 0.01)).toBe(true);
});

it('refuses what never shrinks and what is already there', () => {
  expect(() => shrinkTime(1, 0.1)).toThrow(RangeError);
  expect(() => shrinkTime(0, 0.1)).toThrow(RangeError);
  expect(() => shrinkTime(0.5, 1)).toThrow(RangeError);
});
