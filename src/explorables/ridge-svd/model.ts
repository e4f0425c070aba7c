import { at as item, range, sum } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { dot, norm, type Vector } from '../../core/vector.ts';
import { powersOf, regressionOf, ridgeFit, type Regression } from './polynomial-ridge.ts';

const params = {
  lambda: { kind: 'number', label: 'Penalty λ', min: -8, max: 2, step: 0.25, start: -2, shows: 'power of ten' },
  D: { kind: 'number', label: 'Degree D', min: 1, max: 11, step: 1, start: 9 },
  s: { kind: 'number', label: 'Noise s', min: 0, max: 1, step: 0.05, start: 0.3 },
} as const;

type At = Values<typeof params>;
type Point = readonly [number, number];

/** What the figure draws: a polynomial fitted with a ridge penalty, taken apart along the singular directions. */
export interface RidgeSvd {
  readonly examples: readonly Point[];
  readonly truth: readonly Point[];
  readonly fit: readonly Point[];
  readonly weights: Vector;
  /** σ_i² of the feature matrix, from the largest on. */
  readonly energies: Vector;
  /** σ_i² / (σ_i² + λ) of each direction. */
  readonly kept: Vector;
  /** Effective degrees of freedom: the sum of `kept`. */
  readonly freedom: number;
  /** How many directions keep more than half: those with σ_i² above λ. */
  readonly survivors: number;
  /** Mean squared error on the twelve points, and against the truth. */
  readonly train: number;
  readonly test: number;
  /** The length of the weight vector. */
  readonly length: number;
  /** Both errors and the length for every penalty 10^exponent that the knob can take. */
  readonly path: readonly PathPoint[];
}

/** The fit at one penalty, in numbers. */
export interface PathPoint {
  readonly exponent: number;
  readonly train: number;
  readonly test: number;
  readonly length: number;
}

/** Ridge regression keeps the large singular directions of the data and turns the small ones down. */
export const model = defineModel({
  title: 'Ridge turns the small directions down',
  params,
  init: (at): Regression => regressionOf({ degree: at.D, noise: at.s }),
  derive: (regression, at): RidgeSvd => {
    const { inputs, targets, grid, truth, parts } = regression;
    const { weights, kept, line, train, test } = ridgeFit(regression, 10 ** at.lambda);
    return {
      examples: inputs.map((x, i) => [x, item(targets, i)]),
      truth: grid.map((x, k) => [x, item(truth, k)]),
      fit: grid.map((x, k) => [x, item(line, k)]),
      weights,
      energies: parts.sigma.map((sigma) => sigma ** 2),
      kept,
      freedom: sum(kept),
      survivors: kept.filter((share) => share > 1 / 2).length,
      train,
      test,
      length: norm(weights),
      path: exponents().map((exponent) => pathPoint(regression, exponent)),
    };
  },
  readings: ({ freedom, survivors, energies, train, test, length }) => [
    { label: 'Training error', value: formatNumber(train, 3) },
    { label: 'Test error', value: formatNumber(test, 3) },
    { label: 'Directions with σ_i^2 > λ', value: `${survivors} of ${energies.length}` },
    { label: 'Effective degrees of freedom', value: formatNumber(freedom, 3) },
    { label: 'Length of the weights w', value: formatNumber(length, 3) },
  ],
  describe: ({ freedom, survivors, energies, train, test, length }, at) =>
    `A polynomial of degree ${at.D} is fitted to 12 points with penalty λ = ${formatNumber(10 ** at.lambda, 2)}. ` +
    `Of its ${energies.length} singular directions ${survivors} keep more than half of their coefficient, ` +
    `${formatNumber(freedom, 3)} degrees of freedom in all. The training error is ${formatNumber(train, 3)}, the test ` +
    `error ${formatNumber(test, 3)}, and the weights have length ${formatNumber(length, 3)}.`,
  laws: {
    'the residual pulls exactly as hard as the penalty: Xᵀ(y - Xw) = λw': ({ examples, weights }, at) =>
      isStationary(examples, weights, at),
    'there are as many directions as features, and they share the squared size of the features': (
      { energies, examples },
      at,
    ) =>
      energies.length === at.D + 1 &&
      isClose(sum(energies), sum(examples.map(([x]) => norm(powersOf(x, at.D)) ** 2)), 1e-9),
    'a larger penalty raises the training error and shortens the weights': ({ path }) =>
      path.every(
        ({ train, length }, i) =>
          i === 0 || (train >= item(path, i - 1).train * (1 - 1e-9) && length <= item(path, i - 1).length * (1 + 1e-9)),
      ),
    'no direction keeps more than a larger one, and none all of it': ({ kept }) =>
      kept.every((share, i) => share > 0 && share < 1 && (i === 0 || share <= item(kept, i - 1))),
    'the curves pass through the errors that are read out': ({ path, train, test }, at) =>
      path.some((point) => point.exponent === at.lambda && point.train === train && point.test === test),
  },
});

/** The exponents of the penalties that the knob can take. */
function exponents(): readonly number[] {
  const { min, max, step } = params.lambda;
  return range(Math.round((max - min) / step) + 1).map((i) => min + i * step);
}

function pathPoint(regression: Regression, exponent: number): PathPoint {
  const { train, test, weights } = ridgeFit(regression, 10 ** exponent);
  return { exponent, train, test, length: norm(weights) };
}

function isStationary(examples: readonly Point[], weights: Vector, at: At): boolean {
  const rows = examples.map(([x]) => powersOf(x, at.D));
  const residuals = examples.map(([, y], i) => y - dot(item(rows, i), weights));
  return weights.every((weight, j) => {
    const pull = sum(rows.map((row, i) => item(row, j) * item(residuals, i)));
    return Math.abs(pull - 10 ** at.lambda * weight) <= 1e-9 * (1 + norm(weights));
  });
}

function isClose(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
}
