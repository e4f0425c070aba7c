import { ALIGNMENT_METHODS, type AlignmentState, alignmentStart, alignmentStep, invarianceRatio, mostInvariant, variance, viewCovariance } from '../../core/alignment-dynamics.ts'; // prettier-ignore
import { at as item } from '../../core/array.ts';
import { type PlanePoint, spreadEllipse } from '../../core/ellipse.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { norm, type Vector } from '../../core/vector.ts';
import { descentOf, lossOf, startFrom, trainingOf, usesPredictor, viewsOf } from './lab.ts';

const START = [0.8, 0.6];

const params = {
  method: { kind: 'choice', label: 'Method', options: ALIGNMENT_METHODS, start: 'alignment' },
  noise1: { kind: 'number', label: 'Noise in feature 1', min: 0, max: 2, step: 0.05, start: 1 },
  noise2: { kind: 'number', label: 'Noise in feature 2', min: 0, max: 2, step: 0.05, start: 0.05 },
  beta: {
    kind: 'choice',
    label: 'Target keeps β',
    options: ['0', '0.9', '0.99'],
    start: '0',
    help: 'For predictor + stop-gradient. 0: a copy.',
  },
  lambda: {
    kind: 'number',
    label: 'Variance penalty λ',
    min: 0.1,
    max: 3,
    step: 0.1,
    start: 1,
    help: 'For the variance penalty.',
  },
  start: { kind: 'list', label: 'Direction at the start', min: -1, max: 1, step: 0.01, start: START, inPicture: true },
} as const;

type At = Values<typeof params>;

/** One linear unit on two views of each example, after some steps of one method. */
export interface Collapse {
  /** The weights after 0, 1, ... steps, up to the present one. */
  readonly path: readonly PlanePoint[];
  readonly lengths: Vector;
  /** The share of the embedding's variance on which the views agree, at the same steps. */
  readonly ratios: Vector;
  /** The predictor at the same steps; null for a method without one. */
  readonly predictors: Vector | null;
  /** The target weights; null unless they lag behind. */
  readonly target: PlanePoint | null;
  readonly loss: number;
  /** The loss of the constant embedding, w = 0, with the target there too. */
  readonly constantLoss: number;
  /** The variance of the embedding of one view. */
  readonly variance: number;
  /** Minus the gradient in the weights. */
  readonly descent: PlanePoint;
  /** The largest ratio of all directions and its direction; null when no direction is better than another. */
  readonly best: { readonly ratio: number; readonly direction: PlanePoint } | null;
  /** Where content and noise are one standard deviation from 0. */
  readonly content: readonly PlanePoint[];
  readonly noise: readonly PlanePoint[];
}

/** Making two views agree: which methods keep the weights alive, and where these then point. */
export const model = defineModel({
  title: 'Collapse laboratory',
  params,
  steps: { label: 'Steps', most: 400, start: 400 },
  shortcuts: [{ label: 'Start back', settings: () => ({ start: START }) }],
  init: (at): readonly AlignmentState[] => [alignmentStart(startFrom(at.start))],
  step: (states, at) => [...states, alignmentStep(lastOf(states), viewsOf(at), trainingOf(at.method, at))],
  derive: (states, at): Collapse => {
    const views = viewsOf(at);
    const training = trainingOf(at.method, at);
    const last = lastOf(states);
    const none = { weights: [0, 0], predictor: last.predictor, target: [0, 0] };
    const ellipse = (covariance: Parameters<typeof variance>[1]) =>
      spreadEllipse({ covariance, center: [0, 0], radius: 1 });
    return {
      path: states.map(({ weights }) => point(weights)),
      lengths: states.map(({ weights }) => norm(weights)),
      ratios: states.map(({ weights }) => invarianceRatio(weights, views)),
      predictors: usesPredictor(at.method) ? states.map(({ predictor }) => predictor) : null,
      target: at.method === 'predictor + stop-gradient' && at.beta !== '0' ? point(last.target) : null,
      loss: lossOf(last, views, training),
      constantLoss: lossOf(none, views, training),
      variance: variance(last.weights, viewCovariance(views)),
      descent: point(descentOf(last, views, training)),
      best: bestOf(at),
      content: ellipse(views.content),
      noise: ellipse(views.noise),
    };
  },
  readings: (shown) => [
    { label: 'Length of w', value: formatFixed(lastOf(shown.lengths), 4) },
    { label: 'Change per step', value: percent(changePerStep(shown)) },
    { label: 'Angle of w', value: `${formatFixed(angleOf(lastOf(shown.path)), 1)}°` },
    { label: 'Invariance ratio r', value: formatFixed(lastOf(shown.ratios), 4) },
    { label: 'Largest possible r', value: shown.best === null ? 'all equal' : formatFixed(shown.best.ratio, 4) },
    ...(shown.predictors === null ? [] : [{ label: 'Predictor a', value: formatFixed(lastOf(shown.predictors), 4) }]),
    { label: 'Variance of w^T x̃', value: formatFixed(shown.variance, 4) },
    { label: 'Loss', value: formatFixed(shown.loss, 4) },
    { label: 'Loss at w = 0', value: formatFixed(shown.constantLoss, 4) },
  ],
  describe: (shown, at) =>
    `Method: ${at.method}, noise ${formatNumber(at.noise1, 2)} in feature 1 and ${formatNumber(at.noise2, 2)} in feature 2. ` +
    `After ${shown.lengths.length - 1} steps the weights have gone from length 1 to ` +
    `${formatFixed(lastOf(shown.lengths), 4)}, changing by ${percent(changePerStep(shown))} per step, and point at ` +
    `${formatFixed(angleOf(lastOf(shown.path)), 1)} degrees. The views agree on the share ` +
    `${formatFixed(lastOf(shown.ratios), 4)} of the variance; ` +
    (shown.best === null
      ? 'it is the same in every direction. '
      : `the largest possible is ${formatFixed(shown.best.ratio, 4)}. `) +
    `The loss is ${formatFixed(shown.loss, 4)}; weights of 0 would have ${formatFixed(shown.constantLoss, 4)}.`,
  laws: {
    'no ratio exceeds the largest one': ({ ratios, best }) =>
      ratios.every((ratio) => ratio <= (best?.ratio ?? 1) + ROUNDING),
    'without noise every direction is fully invariant': ({ ratios, best }, { noise1, noise2 }) =>
      noise1 > 0 || noise2 > 0 || (best === null && ratios.every((ratio) => Math.abs(ratio - 1) < ROUNDING)),
    'alignment, with or without stop-gradient, never lets the weights grow': ({ lengths }, { method }) =>
      (method !== 'alignment' && method !== 'stop-gradient') || isFalling(lengths),
    'no method has a negative loss': ({ loss }) => loss >= -ROUNDING,
    'weights of 0 have no loss unless the variance is penalized': ({ constantLoss }, { method, lambda }) =>
      constantLoss === (method === 'variance penalty' ? lambda : 0),
    'no method blows up': ({ lengths }) => lengths.every((length) => length < 1.3),
  },
});

const ROUNDING = 1e-9;

/** The relative change of the length in the step that led here; 0 before the first. */
export function changePerStep({ lengths }: Collapse): number {
  const before = lengths[lengths.length - 2];
  return before === undefined ? 0 : lastOf(lengths) / before - 1;
}

function bestOf(at: At): Collapse['best'] {
  if (at.noise1 === 0 && at.noise2 === 0) return null;
  const { ratio, direction } = mostInvariant(viewsOf(at));
  return { ratio, direction: point(direction) };
}

function point(vector: Vector): PlanePoint {
  return [item(vector, 0), item(vector, 1)];
}

function angleOf([x, y]: PlanePoint): number {
  return (Math.atan2(y, x) * 180) / Math.PI;
}

function percent(change: number): string {
  const value = 100 * change;
  return Math.abs(value) < 0.0005 ? '0 %' : `${formatFixed(value, 3)} %`;
}

function isFalling(lengths: Vector): boolean {
  return lengths.every((length, t) => t === 0 || length <= item(lengths, t - 1) + ROUNDING);
}

function lastOf<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}
