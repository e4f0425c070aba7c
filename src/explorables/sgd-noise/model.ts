import { at as item, range } from '../../core/array.ts';
import { levelEllipse, spreadEllipse, type PlanePoint } from '../../core/ellipse.ts';
import { formatNumber } from '../../core/format.ts';
import { excessLoss, meanLoss, type LeastSquares } from '../../core/least-squares.ts';
import { expectedExcess, meanSquareLimit, stationarySecond, type Moments } from '../../core/least-squares-noise.ts';
import { add, apply, outer, scale } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { drawBatches, exactMoments, INPUTS, nextWeights, noisyRegression, START, type Recipe } from './run.ts';

const params = {
  s: { kind: 'number', label: 'Label noise s', min: 0, max: 1, step: 0.05, start: 0.5 },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.01, max: 2.8, step: 0.01, start: 0.3, spacing: 'log' },
  B: { kind: 'choice', label: 'Batch size B', options: ['1', '2', '4', '8'], start: '1' },
  schedule: {
    kind: 'choice',
    label: 'Schedule',
    options: ['constant', 'decaying'],
    start: 'constant',
    help: 'Decaying: η/(1 + t/50) at step t.',
  },
  seed: { kind: 'number', label: 'Seed of the run', min: 1, max: 99, step: 1, start: 1, advanced: true },
} as const;

type At = Values<typeof params>;

/** One run of SGD, and what is known of all runs. */
export interface Training {
  readonly problem: LeastSquares;
  readonly batches: readonly (readonly number[])[];
  /** The exact moments at all steps of the timeline; fewer where the expectation blows up. */
  readonly moments: readonly Moments[];
  readonly step: number;
  /** The weights of the run so far; fewer than the steps when it has blown up. */
  readonly path: readonly Vector[];
}

/** What the figure draws: minibatch SGD on a least-squares problem with two weights. */
export interface NoisyRun {
  /** The weights of the run after 0, 1, ... steps, up to the present one or to where the run blew up. */
  readonly path: readonly PlanePoint[];
  readonly hasBlownUp: boolean;
  /** The excess loss of the run at the same steps. */
  readonly runExcess: readonly number[];
  /** The expected excess loss at all steps of the timeline, up to where it blows up. */
  readonly meanExcess: readonly number[];
  /** The expected excess loss at the present step; null when it has blown up. */
  readonly meanNow: number | null;
  /** The excess loss that constant-step SGD keeps in the long run; null when it has no long run. */
  readonly floor: number | null;
  /** The learning rate from which on the expectation grows without bound: for this batch size, and for the full gradient. */
  readonly limit: number;
  readonly fullLimit: number;
  readonly minimizer: PlanePoint;
  /** Curves of equal loss: the start's excess loss and, inwards, a quarter of the one before. */
  readonly rings: readonly (readonly PlanePoint[])[];
  /** The mean weights over all runs after 0, 1, ... steps, up to the present one or to where the expectation blows up. */
  readonly meanPath: readonly PlanePoint[];
  /** Two standard deviations of the weights around their mean, over all runs, at the present step. */
  readonly spread: readonly PlanePoint[] | null;
}

/** The horizon of the figure. */
export const MOST_STEPS = 200;
const RINGS = 5;
/** 2 λ_min / (λ_max max ‖x‖²): up to here the descent lemma outweighs the noise, whose mean square is at most 2 max ‖x‖² times the loss. */
const SURELY_FALLING = 0.745;

/** Noise in the labels keeps SGD at a distance that η/B decides; without it there is no floor at all. */
export const model = defineModel({
  title: 'Noise floor or no floor?',
  params,
  steps: { label: 'Steps t', most: MOST_STEPS, start: MOST_STEPS },
  init: (at, rng): Training => {
    const problem = noisyRegression(at.s);
    const moments = exactMoments(problem, recipeOf(at), MOST_STEPS);
    return { problem, batches: drawBatches(rng, MOST_STEPS, Number(at.B)), moments, step: 0, path: [START] };
  },
  step: (training, at) => {
    const { problem, batches, step: t, path } = training;
    const isRunning = path.length === t + 1;
    const batch = item(batches, t);
    const next = isRunning ? nextWeights(problem, item(path, t), { t, batch, recipe: recipeOf(at) }) : null;
    return { ...training, step: t + 1, path: next === null ? path : [...path, next] };
  },
  derive: (training, at): NoisyRun => {
    const { problem, moments, step, path } = training;
    const minimizer = planePoint(problem.minimizer);
    const meanExcess = moments.map((each) => expectedExcess(problem, each));
    const second = stationarySecond(problem, { rate: at.eta, batchSize: Number(at.B) });
    return {
      path: path.map(planePoint),
      hasBlownUp: path.length < step + 1,
      runExcess: path.map((weights) => excessLoss(problem, weights)),
      meanExcess,
      meanNow: meanExcess[step] ?? null,
      floor: second === null ? null : withoutRounding(expectedExcess(problem, { mean: [0, 0], second })),
      limit: meanSquareLimit(INPUTS, Number(at.B)),
      fullLimit: meanSquareLimit(INPUTS, Number.POSITIVE_INFINITY),
      minimizer,
      rings: ringsOf(problem),
      meanPath: moments.slice(0, step + 1).map(({ mean }) => shifted(minimizer, mean)),
      spread: spreadOf(moments[step], minimizer),
    };
  },
  readings: ({ runExcess, hasBlownUp, meanNow, floor, limit, fullLimit }) => [
    { label: 'Excess loss, this run', value: hasBlownUp ? 'blown up' : formatNumber(last(runExcess), 3) },
    { label: 'Excess loss, mean', value: meanNow === null ? 'blown up' : formatNumber(meanNow, 3) },
    { label: 'Floor at constant η', value: floor === null ? 'none: grows' : formatNumber(floor, 3) },
    { label: 'Limit of η: B, full', value: `${formatNumber(limit, 3)}, ${formatNumber(fullLimit, 3)}` },
  ],
  describe: ({ runExcess, path, hasBlownUp, meanNow, floor, limit }, at) =>
    `SGD with batch size ${at.B}, η = ${formatNumber(at.eta, 3)} ` +
    `(${at.schedule === 'constant' ? 'constant' : 'decaying as η/(1 + t/50)'}) and label noise ${formatNumber(at.s, 2)}. ` +
    (hasBlownUp
      ? `This run blew up after ${path.length} steps; `
      : `After ${path.length - 1} steps the excess loss of this run is ${formatNumber(last(runExcess), 3)}; `) +
    (meanNow === null
      ? 'the mean over all runs blew up. '
      : `the mean over all runs is ${formatNumber(meanNow, 3)}. `) +
    (floor === null
      ? `At constant η the mean grows without bound: the limit for this batch size is ${formatNumber(limit, 3)}.`
      : `At constant η the mean ${floorInWords(floor)}; the limit of η is ${formatNumber(limit, 3)}.`),
  laws: {
    'the excess loss of the run is its loss minus the least one': ({ path, runExcess, minimizer }, at) => {
      const problem = noisyRegression(at.s);
      const least = meanLoss(problem, minimizer);
      return path.every((weights, t) => isClose(meanLoss(problem, weights) - least, item(runExcess, t), least));
    },
    'the mean loss of all runs is at least the loss of the mean run': (derived, at) =>
      exactMoments(noisyRegression(at.s), recipeOf(at), MOST_STEPS).every(
        ({ mean }, t) => item(derived.meanExcess, t) >= excessOf(mean) * (1 - 1e-9) - 1e-30,
      ),
    'without label noise there is no floor, with it there is one': ({ floor }, at) =>
      floor === null || (at.s === 0) === (floor === 0),
    'there is a long run exactly below the limit of the batch size': ({ floor, limit }, at) =>
      (floor === null) === at.eta >= limit,
    'a batch never tolerates a larger learning rate than the full gradient': ({ limit, fullLimit }) =>
      limit <= fullLimit,
    'without label noise the mean falls at every step while η is at most 0.745': ({ meanExcess }, at) =>
      at.s > 0 ||
      at.eta > SURELY_FALLING ||
      meanExcess.every((excess, t) => t === 0 || excess <= item(meanExcess, t - 1) * (1 + 1e-9)),
    'every ring has the quarter of the loss of the one outside it': ({ rings, minimizer }) =>
      rings.every((points, k) =>
        points.every(([a, b]) =>
          isClose(excessOf([a - minimizer[0], b - minimizer[1]]), startExcess(minimizer) / 4 ** k, 0),
        ),
      ),
  },
});

function recipeOf({ eta, B, schedule }: At): Recipe {
  return { eta, batchSize: Number(B), schedule };
}

function planePoint(weights: Vector): PlanePoint {
  return [item(weights, 0), item(weights, 1)];
}

function ringsOf({ hessian, minimizer }: LeastSquares): readonly (readonly PlanePoint[])[] {
  const center = planePoint(minimizer);
  return range(RINGS).map((k) => levelEllipse({ hessian, center, level: startExcess(center) / 4 ** k }));
}

/** The excess loss does not depend on the targets: ½ eᵀHe with the Hessian of the eight examples. */
function excessOf(error: Vector): number {
  const { hessian } = noisyRegression(0);
  return dot(error, apply(hessian, error)) / 2;
}

function startExcess([a, b]: PlanePoint): number {
  return excessOf([START[0] - a, START[1] - b]);
}

function spreadOf(moments: Moments | undefined, minimizer: PlanePoint): readonly PlanePoint[] | null {
  if (moments === undefined) return null;
  const { mean, second } = moments;
  const covariance = add(second, scale(-1, outer(mean, mean)));
  return spreadEllipse({ covariance, center: shifted(minimizer, mean), radius: 2 });
}

function shifted([a, b]: PlanePoint, by: Vector): PlanePoint {
  return [a + item(by, 0), b + item(by, 1)];
}

/** A floor of rounding errors is none. */
function withoutRounding(floor: number): number {
  return floor < 1e-20 ? 0 : floor;
}

function floorInWords(floor: number): string {
  return floor === 0 ? 'falls without a floor' : `comes to rest at the floor ${formatNumber(floor, 3)}`;
}

function last(values: readonly number[]): number {
  return item(values, values.length - 1);
}

function isClose(a: number, b: number, unit: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), unit) + 1e-12;
}
