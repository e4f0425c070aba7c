import { expect, it } from 'vitest';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';

/** A setting from the inputs in use; the unused ones are 0. */
const setting = (w: number, u: readonly number[]) => ({
  w,
  T: u.length,
  u: [...u, ...Array<number>(8 - u.length).fill(0)],
});

const derive = (w: number, u: readonly number[]) => {
  const at = setting(w, u);
  return model.derive(model.init(at, createRng(1)), at);
};

it('agrees with the homework worked by hand: w = 0.5, inputs 2, -1, 3', () => {
  const { output, sums, states, contributions, slope } = derive(0.5, [2, -1, 3]);
  expect(output).toBe(1.5);
  expect(sums).toEqual([2, 0, 3]);
  expect(states).toEqual([1, 0, 1.5]);
  expect(contributions).toEqual([0.5, 0, 3]);
  expect(slope).toBe(3.5);
});

it('agrees with w = 2, inputs 1, 2, -1 worked by hand', () => {
  const { output, slope } = derive(2, [1, 2, -1]);
  expect(output).toBe(14);
  expect(slope).toBe(19);
});

it('agrees with an alternating sum of powers for a negative weight', () => {
  const { output, slope } = derive(-0.8, [1, 1, 1, 1, 1, 1]);
  expect(output).toBeCloseTo(-0.327936, 12);
  expect(slope).toBeCloseTo(-0.64608, 12);
});

it('gives every edge the same contribution when only the first input is not 0', () => {
  const { contributions, slope } = derive(1.2, [1, 0, 0, 0, 0, 0, 0, 0]);
  for (const contribution of contributions) expect(contribution).toBeCloseTo(3.5831808, 10);
  expect(slope).toBeCloseTo(28.6654464, 9);
  const at = setting(1.2, [1, 0, 0, 0, 0, 0, 0, 0]);
  expect(model.readings(derive(1.2, [1, 0, 0, 0, 0, 0, 0, 0]), at).at(-1)?.value).toBe('all alike');
});

it('finds the slope by two runs of the net, without calculus', () => {
  expect(derive(0.5, [2, -1, 3]).secant).toBeCloseTo(3.5, 6);
});

it('says the result in words', () => {
  expect(model.describe(derive(0.5, [2, -1, 3]), setting(0.5, [2, -1, 3]))).toMatchInlineSnapshot(
    `"With w = 0.5 and 3 steps the output is 1.5. The edges contribute 0.5, 0, 3 to dy/dw, 3.5 in all; the secant has slope 3.5."`,
  );
});
