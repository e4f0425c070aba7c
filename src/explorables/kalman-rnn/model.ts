import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { steadyKalman, type SteadyKalman, type Weights } from '../../core/scalar-world.ts';
import { descend, drawSequence, estimate, sequenceLoss, type Sequence } from './descent.ts';
import { levelCurve, populationError, stateVariance } from './scalar-kalman.ts';

const params = {
  r: { kind: 'number', label: 'Sensor noise r', min: 0.01, max: 2, step: 0.01, start: 1 },
  q: { kind: 'number', label: 'Process noise q', min: 0.01, max: 2, step: 0.01, start: 0.19 },
  a: { kind: 'number', label: 'State persistence a', min: 0, max: 0.99, step: 0.01, start: 0.9 },
  T: { kind: 'number', label: 'Sequence length T', min: 50, max: 800, step: 10, start: 400, advanced: true },
  rate: { kind: 'number', label: 'Learning rate', min: 0.01, max: 0.05, step: 0.005, start: 0.05, advanced: true },
  seed: { kind: 'number', label: 'Seed of the sequence', min: 1, max: 99, step: 1, start: 1, advanced: true },
} as const;

/** The sequence that the RNN learns from, its weights now, and the training one step before. */
export interface Training {
  readonly sequence: Sequence;
  readonly weights: Weights;
  /** Null at the start. A chain, since 400 copies of a growing list would cost as much as the training itself. */
  readonly before: Training | null;
}

/** A curve of equal population error, as a multiple of the least one. */
export interface Contour {
  readonly ratio: number;
  readonly points: readonly Weights[];
}

/** What the figure draws: where a linear RNN of two weights goes when it learns to track a hidden state. */
export interface KalmanRnn {
  readonly path: readonly Weights[];
  readonly learned: Weights;
  readonly kalman: SteadyKalman;
  /** Mean squared error on the training sequence. */
  readonly loss: { readonly learned: number; readonly kalman: number };
  /** Mean squared error over all sequences; null when the learned RNN is unstable. */
  readonly error: { readonly learned: number | null; readonly memoryless: number };
  readonly contours: readonly Contour[];
  /** The first steps of the sequence: hidden state, observation, estimate. */
  readonly states: readonly number[];
  readonly observations: readonly number[];
  readonly estimates: readonly number[];
}

const DRAWN_STEPS = 60;
const RATIOS = [1.02, 1.1, 1.25, 1.5, 2, 3, 5, 10, 20, 50, 100];

/** Gradient descent on two weights finds the Kalman filter, or nearly: it has seen one sequence. */
export const model = defineModel({
  title: 'An RNN learns the Kalman filter',
  params,
  steps: { label: 'Gradient steps', most: 400, start: 400 },
  init: (at, rng): Training => ({ sequence: drawSequence(at, at.T, rng), weights: [0, 0], before: null }),
  step: (training, at) => ({
    sequence: training.sequence,
    weights: descend(training.sequence, training.weights, { world: at, rate: at.rate }),
    before: training,
  }),
  derive: (training, at): KalmanRnn => {
    const { sequence, weights: learned } = training;
    const kalman = steadyKalman(at);
    const variance = stateVariance(at);
    return {
      path: visited(training),
      learned,
      kalman,
      loss: { learned: sequenceLoss(sequence, learned), kalman: sequenceLoss(sequence, kalman.weights) },
      error: { learned: populationError(at, learned), memoryless: (variance * at.r) / (variance + at.r) },
      contours: RATIOS.filter((ratio) => ratio * kalman.error < variance).map((ratio) => ({
        ratio,
        points: levelCurve(at, ratio * kalman.error),
      })),
      states: [...sequence.states.subarray(0, DRAWN_STEPS)],
      observations: [...sequence.observations.subarray(0, DRAWN_STEPS)],
      estimates: [...estimate(sequence, learned).subarray(0, DRAWN_STEPS)],
    };
  },
  readings: ({ learned, kalman, loss, error }) => [
    { label: 'α: RNN, Kalman', value: `${formatFixed(learned[0], 3)}, ${formatFixed(kalman.weights[0], 3)}` },
    { label: 'β: RNN, Kalman', value: `${formatFixed(learned[1], 3)}, ${formatFixed(kalman.weights[1], 3)}` },
    { label: 'Loss, this sequence', value: `${formatNumber(loss.learned, 3)}, ${formatNumber(loss.kalman, 3)}` },
    { label: 'Error, all sequences', value: `${written(error.learned)}, ${formatNumber(kalman.error, 3)}` },
  ],
  describe: ({ path, learned, kalman, loss, error }) =>
    `After ${path.length - 1} gradient steps the RNN remembers with α = ${formatNumber(learned[0], 3)} and listens with ` +
    `β = ${formatNumber(learned[1], 3)}; the Kalman filter has ${formatNumber(kalman.weights[0], 3)} and ` +
    `${formatNumber(kalman.weights[1], 3)}. On this sequence the loss of the RNN is ${formatNumber(loss.learned, 3)} and ` +
    `that of the filter ${formatNumber(loss.kalman, 3)}; over all sequences the errors are ${written(error.learned)} and ` +
    `${formatNumber(kalman.error, 3)}.`,
  laws: {
    'no weights of the RNN beat the Kalman filter over all sequences': ({ error, kalman }) =>
      error.learned === null || error.learned >= kalman.error * (1 - 1e-9),
    'the error of the Kalman filter is the population error at its weights': ({ kalman }, at) =>
      isClose(populationError(at, kalman.weights) ?? Number.NaN, kalman.error),
    'the Kalman filter is better than the raw sensor and than the best filter without memory': (
      { kalman, error },
      at,
    ) => kalman.error <= at.r * (1 + 1e-9) && kalman.error <= error.memoryless * (1 + 1e-9),
    'the variance of the prediction is a fixed point of the Riccati equation': ({ kalman: { prediction: p } }, at) =>
      isClose((at.a * at.a * p * at.r) / (p + at.r) + at.q, p),
    'every contour has the population error it is labeled with': ({ contours, kalman }, at) =>
      contours.every(({ ratio, points }) =>
        points.every((weights) => isClose((populationError(at, weights) ?? Number.NaN) / kalman.error, ratio)),
      ),
  },
});

/** The weights that gradient descent has visited, from the start on. */
function visited(training: Training): readonly Weights[] {
  const path: Weights[] = [];
  for (let at: Training | null = training; at !== null; at = at.before) path.push(at.weights);
  return path.reverse();
}

function written(error: number | null): string {
  return error === null ? 'without bound' : formatNumber(error, 3);
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));
}
