import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { everyBatch } from '../../core/every-batch.ts';
import { noiseScale, type Numbers } from './scale.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED = [
  [1, 0],
  [3, 2],
  [2, -2],
  [2, 4],
] as const;
const OTHER = [
  [-3, 1],
  [0, 2],
  [1, -4],
  [-2, -3],
] as const;
const CASES: readonly Numbers[] = [
  { gradients: PRINTED, batch: 1 },
  { gradients: PRINTED, batch: 4 },
  { gradients: OTHER, batch: 3 },
];

/** The mean over all equally likely batches of f at the mean gradient of the batch. */
function meanOverBatches({ gradients, batch }: Numbers, f: (a: number, b: number) => number): number {
  const values = everyBatch(gradients.length, batch).map((indices) => {
    const entry = (j: number) => sum(indices.map((i) => at(at(gradients, i), j))) / batch;
    return f(entry(0), entry(1));
  });
  return sum(values) / values.length;
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(2, 1)', '5.5', '1.1', '6.38', '0.784', '4.64']);
});

it.each([
  { batch: 1, meanSquare: 10.5, rate: 0.47619, steps: 2.1, examples: 1.909091 },
  { batch: 4, meanSquare: 6.375, rate: 0.784314, steps: 1.275, examples: 4.636364 },
  { batch: 16, meanSquare: 5.34375, rate: 0.935673, steps: 1.06875, examples: 15.545455 },
])('has the price of batch size $batch of the worked example', ({ batch, meanSquare, rate, steps, examples }) => {
  const scale = noiseScale({ gradients: PRINTED, batch });
  expect(scale.meanSquare).toBeCloseTo(meanSquare, 12);
  expect(scale.rate).toBeCloseTo(rate, 6);
  expect(scale.steps).toBeCloseTo(steps, 12);
  expect(scale.examples).toBeCloseTo(examples, 6);
});

it.each(CASES)('has the mean square over every batch of $batch', (numbers) => {
  const { meanSquare, mean } = noiseScale(numbers);
  expect(meanSquare).toBeCloseTo(
    meanOverBatches(numbers, (a, b) => a * a + b * b),
    12,
  );
  expect(at(mean, 0)).toBeCloseTo(
    meanOverBatches(numbers, (a) => a),
    12,
  );
});

it.each(CASES)('has the learning rate with the largest mean decrease over every batch of $batch', (numbers) => {
  const { mean, rate } = noiseScale(numbers);
  // The loss with Hessian I around the present weights: gradient times step plus half its square.
  const change = (eta: number) =>
    meanOverBatches(numbers, (a, b) => {
      const [u, v] = [-eta * a, -eta * b];
      return at(mean, 0) * u + at(mean, 1) * v + (u * u + v * v) / 2;
    });
  for (const i of range(40)) expect(change((i / 20) * rate)).toBeGreaterThanOrEqual(change(rate) - 1e-12);
  expect(change(2 * rate)).toBeCloseTo(0, 12);
});

it('draws gradients with a whole mean', () => {
  for (const seed of range(60)) expect(at(problem.pose(seed + 1).blanks, 0).answer).toMatch(/^\(-?\d, -?\d\)$/);
});

it.each([
  ['mean', '(8, 4)', 'This is the sum'],
  ['mean', '(-2, -1)', 'direction of the step'],
  ['noise', '22/3', 'You divided by'],
  ['noise', '22', 'Take their mean'],
  ['noise', '10.5', 'Subtract'],
  ['noise', '2.75', 'The trace adds'],
  ['noise', '5', 'the signal'],
  ['scale', '10/11', 'signal over noise'],
  ['scale', '2.46', 'must be squared'],
  ['scale', '22/15', 'in the covariance'],
  ['scale', '2.1', 'from it first'],
  ['scale', '1.049', 'ratio of norms'],
  ['mean-square', '5', 'Noise adds'],
  ['mean-square', '1.375', 'the noise alone'],
  ['mean-square', '10.5', 'batch size 1'],
  ['mean-square', '2.625', 'Only the noise falls'],
  ['mean-square', '5.34', 'not with'],
  ['rate', '0.2157', 'upside down'],
  ['rate', '0.476', 'batch size 1'],
  ['rate', '1', 'without noise'],
  ['rate', '1.569', 'halfway'],
  ['rate', '1.275', 'its reciprocal'],
  ['examples', '1.275', 'the price in steps'],
  ['examples', '5.1', 'divide by the noise scale'],
  ['examples', '3.636', 'The 1 is missing'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
