import { at as item } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { inputWeights } from '../../core/linear-head.ts';
import type { Matrix } from '../../core/matrix.ts';
import { defineModel } from '../../core/model.ts';
import type { Vector } from '../../core/vector.ts';
import { outsideOfSeeds, SEEDS } from './seeds.ts';
import { HEAD_ALONE, METHODS, nextStop, startOf, STEPS, type Stop, type Task, taskOf } from './training.ts';

const params = {
  method: { kind: 'choice', label: 'Method', options: METHODS, start: 'random head' },
  epsilon: {
    kind: 'number',
    label: 'Error ε of the features',
    min: 0,
    max: 1,
    step: 0.05,
    start: 0,
    help: '0: pre-training found the true ones.',
  },
  scale: { kind: 'number', label: 'Scale of the random head', min: 0, max: 2, step: 0.1, start: 1 },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.02, max: 0.1, step: 0.01, start: 0.1 },
  seed: { kind: 'number', label: 'Seed of the task', min: 1, max: SEEDS, step: 1, start: 2 },
} as const;

interface Training {
  readonly task: Task;
  readonly stops: readonly Stop[];
}

/** One method of adapting a linear head on linear features, after some steps; and all methods over many seeds. */
export interface Adaptation {
  /** The losses over training inputs (ID) and over inputs of the other coordinates (OOD), after 0, 1, ... steps. */
  readonly inside: Vector;
  readonly outside: Vector;
  /** How far the features are from the pre-trained ones, at the same steps. */
  readonly drift: Vector;
  /** Features, one a row, as pre-trained and now. */
  readonly pretrained: Matrix;
  readonly features: Matrix;
  /** The weights of the inputs that head and features give now, and those that give the targets. */
  readonly weights: Vector;
  readonly target: Vector;
  /** The OOD loss at the end for each seed, by method in the order of `METHODS`. */
  readonly outsideBySeed: readonly Vector[];
}

/** Fine-tuning a two-layer linear model: what the head starts with decides how far the features are distorted. */
export const model = defineModel({
  title: 'Probe, tune, or probe and then tune',
  params,
  steps: { label: 'Steps', most: STEPS, start: STEPS },
  init: (at, rng): Training => {
    const task = taskOf(rng, at);
    return { task, stops: [startOf(task, at.method)] };
  },
  step: ({ task, stops }, { method, eta }) => {
    const step = { method, step: stops.length, eta };
    return { task, stops: [...stops, nextStop(task, lastOf(stops), step)] };
  },
  derive: ({ task, stops }, { epsilon, scale, eta }): Adaptation => {
    const { layers } = lastOf(stops);
    return {
      inside: stops.map(({ inside }) => inside),
      outside: stops.map(({ outside }) => outside),
      drift: stops.map(({ drift }) => drift),
      pretrained: task.pretrained,
      features: layers.features,
      weights: inputWeights(layers),
      target: task.target,
      outsideBySeed: outsideOfSeeds(epsilon, scale, eta),
    };
  },
  readings: ({ inside, outside, drift }) => [
    { label: 'ID loss', value: lossText(lastOf(inside)) },
    { label: 'OOD loss', value: lossText(lastOf(outside)) },
    { label: 'Drift of the features', value: formatFixed(lastOf(drift), 4) },
  ],
  describe: ({ inside, outside, drift }, { method, epsilon, scale, eta, seed }) =>
    `Method: ${method}; error of the features ${formatNumber(epsilon, 2)}, scale of the random head ` +
    `${formatNumber(scale, 2)}, learning rate ${formatNumber(eta, 2)}, seed ${seed}. After ${inside.length - 1} steps the ` +
    `loss in distribution has gone from ${lossText(item(inside, 0))} to ${lossText(lastOf(inside))}, the loss out of ` +
    `distribution from ${lossText(item(outside, 0))} to ${lossText(lastOf(outside))}. The features have drifted by ` +
    `${formatFixed(lastOf(drift), 4)}.`,
  laws: {
    'the features keep their weights on the coordinates that no training input uses': ({ features, pretrained }) =>
      features.every((row, k) => row.slice(3).every((entry, j) => entry === item(pretrained, k)[j + 3])),
    'a probe never moves the features': ({ drift }, { method }) =>
      method !== 'probe' || drift.every((each) => each === 0),
    'with a zero head the first step leaves the features where they are': ({ drift }, { method }) =>
      method !== 'zero head' || (drift[1] ?? 0) === 0,
    'probe-then-tune is the probe until it frees the features': ({ drift }, { method }) =>
      method !== 'probe, then tune' || drift.slice(0, HEAD_ALONE + 1).every((each) => each === 0),
    'a head of zeros starts with no prediction: the two losses are half the squared target weights': (
      { inside, outside, target },
      { method },
    ) =>
      method === 'random head' ||
      Math.abs(item(inside, 0) + item(outside, 0) - target.reduce((sum, entry) => sum + entry ** 2, 0) / 2) < ROUNDING,
    'the OOD loss at the end is that of this seed in the comparison': (
      { outside, outsideBySeed },
      { method, seed },
    ) => {
      const compared = item(item(outsideBySeed, METHODS.indexOf(method)), seed - 1);
      return outside.length <= STEPS || Math.abs(lastOf(outside) - compared) <= ROUNDING * Math.max(1, compared);
    },
    'with perfect features and η = 0.1 a probe ends with less OOD loss than a zero head, for every seed': (
      { outsideBySeed },
      { epsilon, eta },
    ) => {
      const [probe, zero] = [
        item(outsideBySeed, METHODS.indexOf('probe')),
        item(outsideBySeed, METHODS.indexOf('zero head')),
      ];
      return epsilon > 0 || eta < 0.1 || probe.every((loss, i) => loss < item(zero, i));
    },
  },
});

const ROUNDING = 1e-9;
const LEAST_SHOWN = 1e-12;

/** A loss for reading; below 1e-12 its digits are those of the rounding. */
function lossText(loss: number): string {
  return loss < LEAST_SHOWN ? 'below 10⁻¹²' : formatNumber(loss, 4);
}

function lastOf<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}
