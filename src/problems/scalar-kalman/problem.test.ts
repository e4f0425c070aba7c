import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { createRng } from '../../core/rng.ts';
import problem from './problem.ts';
import { steadyKalman } from '../../core/scalar-world.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const CASES = [
  { a: 0.8, q: 0.5, r: 2 },
  { a: 0.9, q: 0.19, r: 1 },
  { a: 0.95, q: 2, r: 0.1 },
  { a: 0.5, q: 0.1, r: 2 },
] as const;

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.896', '0.309', '0.552', '0.619']);
  const {
    prediction: predicted,
    gain,
    weights: [memory],
    error,
  } = steadyKalman({ a: 0.8, q: 0.5, r: 2 });
  expect(predicted).toBeCloseTo(0.8960318, 6);
  expect(gain).toBeCloseTo(0.3093999, 6);
  expect(memory).toBeCloseTo(0.5524801, 6);
  expect(error).toBeCloseTo(0.6187997, 6);
});

it('remembers less and errs less when the sensor is ten times better', () => {
  expect(steadyKalman({ a: 0.9, q: 0.19, r: 1 }).prediction).toBeCloseTo(Math.sqrt(0.19), 12);
  expect(steadyKalman({ a: 0.9, q: 0.19, r: 1 }).weights[0]).toBeCloseTo(0.6267890063, 9);
  expect(steadyKalman({ a: 0.9, q: 0.19, r: 0.1 }).weights[0]).toBeCloseTo(0.2588405952, 9);
  expect(steadyKalman({ a: 0.9, q: 0.19, r: 0.1 }).error).toBeCloseTo(0.07123993386, 10);
});

it.each(CASES)('is where the Riccati recursion ends for $a, $q, $r', ({ a, q, r }) => {
  const limit = range(2000).reduce((p) => (a ** 2 * p * r) / (p + r) + q, 1);
  expect(steadyKalman({ a, q, r }).prediction).toBeCloseTo(limit, 10);
});

it.each(CASES)('minimizes the mean squared error over both weights for $a, $q, $r', ({ a, q, r }) => {
  const {
    gain,
    weights: [memory],
    error,
  } = steadyKalman({ a, q, r });
  const variance = q / (1 - a ** 2);
  // The mean squared error of h^_t = alpha h^_(t-1) + beta x_t from its stationary second moments.
  const meanSquaredError = (weights: readonly number[]) => {
    const [alpha, beta] = [at(weights, 0), at(weights, 1)];
    const cross = (beta * variance) / (1 - alpha * a);
    const square = (beta ** 2 * (variance + r) + 2 * alpha * beta * a * cross) / (1 - alpha ** 2);
    return square - 2 * cross + variance;
  };
  expect(meanSquaredError([memory, gain])).toBeCloseTo(error, 10);
  for (const slope of gradient(meanSquaredError, [memory, gain])) expect(slope).toBeCloseTo(0, 7);
});

it('is the error of a simulated filter', () => {
  const { a, q, r } = { a: 0.8, q: 0.5, r: 2 };
  const {
    gain,
    weights: [memory],
    error,
  } = steadyKalman({ a, q, r });
  const rng = createRng(11);
  const steps = 100_000;
  let [state, estimate, total] = [0, 0, 0];
  for (let t = 0; t < steps; t += 1) {
    state = a * state + Math.sqrt(q) * rng.normal();
    estimate = memory * estimate + gain * (state + Math.sqrt(r) * rng.normal());
    total += (estimate - state) ** 2;
  }
  // Squared errors have standard deviation sqrt(2) times the mean and correlation memory² per step.
  const standardError = error * Math.sqrt((2 / steps) * ((1 + memory ** 2) / (1 - memory ** 2)));
  expect(Math.abs(total / steps - error)).toBeLessThan(4 * standardError);
});

it.each([
  ['predicted', '1.051', 'multiplied by $\\param{a^2}$'],
  ['predicted', '-1.116', 'negative root'],
  ['predicted', '1.389', 'before any observation'],
  ['predicted', '0.619', 'the error after the update'],
  ['gain', '0.691', 'the share that the prediction keeps'],
  ['gain', '0.448', 'the whole variance'],
  ['gain', '0.236', 'the error after the update'],
  ['memory', '0.8', 'the weight of the world'],
  ['memory', '0.491', 'is what the correction subtracts'],
  ['memory', '0.691', 'The prediction step multiplies'],
  ['memory', '0.248', 'the one-step predictor'],
  ['error', '0.896', 'before the update'],
  ['error', '2', 'the raw observation'],
  ['error', '1.381', 'It is $(1'],
  ['error', '0.427', 'The sensor noise is missing'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
