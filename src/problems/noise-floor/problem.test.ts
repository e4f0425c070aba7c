import { expect, it } from 'vitest';
import { range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { doubled, floor, halved, type Numbers } from './floor.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = { curvature: 2, reach: 0.2, noise: 4, batch: 8 };
const CASES: readonly Numbers[] = [
  PRINTED,
  { curvature: 0.5, reach: 1, noise: 9, batch: 1 },
  { curvature: 4, reach: 0.5, noise: 1, batch: 2 },
];

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.0139', '0.0139', '0.00658', '0.9', '0.00694']);
  // 1/72, and by hand 0.2/30.4 with half the learning rate.
  expect(floor(PRINTED).variance).toBeCloseTo(1 / 72, 12);
  expect(floor(halved(PRINTED)).excess).toBeCloseTo(0.2 / 30.4, 12);
  expect(floor(doubled(PRINTED)).excess).toBeCloseTo(1 / 144, 12);
});

it.each(CASES)('has the mean square of many chains, for curvature $curvature', (numbers) => {
  const { curvature, noise, batch } = numbers;
  const { rate, variance } = floor(numbers);
  const rng = createRng(7);
  const chains = 4000;
  const ends = range(chains).map(() => {
    let error = 0;
    for (let t = 0; t < 40; t += 1)
      error = (1 - rate * curvature) * error - rate * Math.sqrt(noise / batch) * rng.normal();
    return error ** 2;
  });
  // The mean of squares of Gaussian ends has the relative standard error sqrt(2/4000) = 0.022.
  expect(Math.abs(sum(ends) / chains / variance - 1)).toBeLessThan(0.09);
});

it.each(CASES)('is where the sum of all past noise ends, for curvature $curvature', (numbers) => {
  const { curvature, noise, batch } = numbers;
  const { rate, variance, excess } = floor(numbers);
  const past = range(2000).map((age) => (rate * (1 - rate * curvature) ** age) ** 2 * (noise / batch));
  expect(variance).toBeCloseTo(sum(past), 12);
  expect(excess).toBeCloseTo((curvature * sum(past)) / 2, 12);
});

it.each([
  ['variance', '0.0125', 'approximation for small steps'],
  ['variance', '1/9', 'batch size 1'],
  ['variance', '0.001736', 'You divided by'],
  ['variance', '0.1389', 'comes out of a variance squared'],
  ['variance', '0.005', 'a single step adds'],
  ['variance', '0.025', 'multiplied by the square'],
  ['excess', '0.02778', 'the half is missing'],
  ['excess', '0.00694', 'the curvature is missing'],
  ['excess', '0.0125', 'approximation'],
  ['halved-rate', '0.006944', 'exactly half'],
  ['halved-rate', '0.003472', 'about half as fast'],
  ['halved-rate', '0.01389', 'the floor before'],
  ['factor', '0.8', 'the factor before'],
  ['factor', '0.4', 'only the second term'],
  ['factor', '0.81', 'the squared error'],
  ['factor', '0.1', 'one step removes'],
  ['doubled-batch', '0.003472', 'twice the batch halves it'],
  ['doubled-batch', '0.00982', 'the root of 2'],
  ['doubled-batch', '0.00658', 'half the learning rate'],
  ['doubled-batch', '0.01389', 'the floor before'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('tells the variance from the excess loss where the curvature is not 2', () => {
  const seed = range(50).find((i) => problem.pose(i + 1).statement.includes(String.raw`\lambda_i = 4`)) ?? 0;
  const [variance, excess] = problem.pose(seed + 1).blanks;
  expect(variance?.check(excess?.answer ?? '')).toMatchObject({ kind: 'wrong', because: 'This is the excess loss.' });
  expect(excess?.check(variance?.answer ?? '')).toMatchObject({ because: 'This is the variance of the error.' });
});
