import { at as item, range } from '../../core/array.ts';
import { argument, type Complex, complexPowers, complexSum, modulus, unitComplex } from '../../core/complex.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { expectedModulus, type Fit, fitsOf, MOST_STEPS, noisyCircle } from './fit.ts';

const params = {
  s: { kind: 'number', label: 'Sensor noise s', min: 0, max: 0.5, step: 0.01, start: 0 },
  K: {
    kind: 'number',
    label: 'Self-fed steps K in training',
    help: 'K = 1 is teacher forcing.',
    min: 1,
    max: MOST_STEPS,
    step: 1,
    start: 1,
  },
  horizon: { kind: 'number', label: 'Free-running steps', min: 5, max: 60, step: 1, start: 40 },
  theta: {
    kind: 'number',
    label: 'Turn per step θ',
    unit: 'rad',
    min: 0.05,
    max: 1,
    step: 0.05,
    start: 0.3,
    advanced: true,
  },
  T: { kind: 'number', label: 'Training steps T', min: 50, max: 400, step: 10, start: 200, advanced: true },
  seed: { kind: 'number', label: 'Seed of the noise', min: 1, max: 100, step: 1, start: 1, advanced: true },
} as const;

/** A one-weight model of a turning point: trained on a noisy sequence, then run on its own outputs. */
export interface Rollout {
  /** The training sequence. */
  readonly observed: readonly Complex[];
  /** Entry K - 1 is the model trained to feed itself for K steps. */
  readonly fits: readonly Fit[];
  /** Entry K - 1 is the modulus that the weight has in expectation. */
  readonly expected: readonly number[];
  /** The chosen model and the teacher-forced one, free running from 1. */
  readonly own: FreeRun;
  readonly forced: FreeRun;
  /** The error of the chosen model in each step when it is fed the truth: |w - e^{iθ}|. */
  readonly fedTruth: number;
}

/** A model fed with its own outputs, from the true point 1. */
export interface FreeRun {
  readonly weight: Complex;
  /** Entry h is its output wʰ after h steps. */
  readonly points: readonly Complex[];
  /** Entry h is the distance from the truth e^{iθh}. */
  readonly errors: readonly number[];
}

/** Training on true inputs against running on own outputs: noise in the inputs shrinks the weight, and its powers die. */
export const model = defineModel({
  title: 'Trained on the truth, run on its own outputs',
  params,
  shortcuts: [
    { label: 'K = 1', settings: () => ({ K: 1 }) },
    { label: 'K = 10', settings: () => ({ K: MOST_STEPS }) },
  ],
  init: (at, rng) => {
    const observed = noisyCircle(range(2 * at.T).map(rng.normal), at);
    return { observed, fits: fitsOf(observed) };
  },
  derive: ({ observed, fits }, at): Rollout => {
    const own = freeRun(item(fits, at.K - 1).weight, at);
    return {
      observed,
      fits,
      expected: range(MOST_STEPS).map((i) => expectedModulus(at.s, i + 1)),
      own,
      forced: freeRun(item(fits, 0).weight, at),
      fedTruth: item(own.errors, 1),
    };
  },
  readings: ({ fits, own, fedTruth, expected }, { K, horizon }) => [
    { label: 'Modulus |w|', value: formatFixed(modulus(own.weight), 4) },
    { label: 'Expected modulus', value: formatFixed(item(expected, K - 1), 4) },
    { label: 'Turn of w per step', value: `${formatFixed(argument(own.weight), 3)} rad` },
    { label: 'One-step training loss', value: formatFixed(item(fits, K - 1).oneStepLoss, 4) },
    { label: 'Error, fed the truth', value: formatFixed(fedTruth, 3) },
    { label: `Error, own output, ${horizon} steps`, value: formatFixed(item(own.errors, horizon), 3) },
  ],
  describe: ({ fits, own, forced, fedTruth }, { s, K, horizon }) => {
    const size = modulus(own.weight);
    const comparison =
      K === 1
        ? ''
        : ` Teacher forcing, K = 1, has modulus ${formatFixed(modulus(forced.weight), 4)} and error ` +
          `${formatFixed(item(forced.errors, horizon), 3)}.`;
    return (
      `With noise ${formatNumber(s, 2)} and K = ${K} the weight has modulus ${formatFixed(size, 4)}: ${verdict(size)}. ` +
      `Fed the truth, its error is ${formatFixed(fedTruth, 3)} in every step; fed its own output it is ` +
      `${formatFixed(item(own.errors, horizon), 3)} after ${horizon} steps. ` +
      `Its one-step training loss is ${formatFixed(item(fits, K - 1).oneStepLoss, 4)}.${comparison}`
    );
  },
  laws: {
    'no model has a lower one-step loss than the teacher-forced one': ({ fits }) =>
      fits.every(({ oneStepLoss }) => oneStepLoss >= item(fits, 0).oneStepLoss - ROUNDING),
    'training on own outputs lowers the loss that it minimizes': ({ fits }) =>
      fits.every(({ trainingLoss, startLoss }) => trainingLoss <= startLoss + ROUNDING),
    'without noise every model is the truth': ({ own, fedTruth }, { s }) =>
      s > 0 || (Math.max(...own.errors) < 1e-9 && fedTruth < 1e-9),
    'in expectation noise shrinks the weight, and the less the longer it feeds itself': ({ expected }, { s }) =>
      expected.every((r, i) => (s === 0 ? r === 1 : r < 1) && (i === 0 || r >= item(expected, i - 1))),
    'free running is a spiral: the distance from the center is a power of |w|': ({ own }) =>
      own.points.every((point, h) => Math.abs(modulus(point) - modulus(own.weight) ** h) < 1e-9),
    'no error is larger than the two radii together, nor smaller than their difference': ({ own }) =>
      own.errors.every((error, h) => {
        const radius = modulus(item(own.points, h));
        return error <= 1 + radius + ROUNDING && error >= Math.abs(1 - radius) - ROUNDING;
      }),
  },
});

const ROUNDING = 1e-9;

function freeRun(weight: Complex, { horizon, theta }: { readonly horizon: number; readonly theta: number }): FreeRun {
  const points = complexPowers(weight, horizon);
  const errors = points.map((point, h) => modulus(complexSum(point, unitComplex(theta * h), -1)));
  return { weight, points, errors };
}

function verdict(size: number): string {
  if (Math.abs(size - 1) < 5e-5) return 'free running stays on the circle';
  return size < 1 ? 'free running spirals inward' : 'free running spirals outward';
}
