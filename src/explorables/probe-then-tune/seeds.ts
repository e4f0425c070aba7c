import { range } from '../../core/array.ts';
import { coordinateLoss, inputWeights } from '../../core/linear-head.ts';
import { remembered } from '../../core/remembered.ts';
import { createRng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';
import { INSIDE, type Method, METHODS, movesFeatures, OUTSIDE, type Setting, startOf, STEPS, type Task, taskOf } from './training.ts'; // prettier-ignore

/** The seeds over which the methods are compared: 1 to this. */
export const SEEDS = 20;

/**
 * What each method, in the order of `METHODS`, has at its end as loss outside the training inputs, for seeds 1 to 20.
 *
 * All methods train at every change of a knob, so this is a plain loop over the weights that matter for training.
 */
export const outsideOfSeeds = remembered((epsilon: number, scale: number, eta: number): readonly Vector[] => {
  const setting: Setting = { epsilon, scale, eta };
  const tasks = range(SEEDS).map((i) => taskOf(createRng(i + 1), setting));
  return METHODS.map((method) => tasks.map((task) => outsideAtEnd(task, method, eta)));
});

/** Trains head and the features of the inside coordinates; those of the outside coordinates never move. */
function outsideAtEnd(task: Task, method: Method, eta: number): number {
  const { features, head } = startOf(task, method).layers;
  const weights = Float64Array.from(head);
  const inside = Float64Array.from(features.flatMap((row) => row.slice(0, INSIDE.length)));
  const miss = new Float64Array(INSIDE.length);
  for (let step = 1; step <= STEPS; step += 1) {
    fillMiss(miss, { weights, inside, target: task.target });
    descend({ weights, inside, miss }, eta, movesFeatures(method, step) ? eta : 0);
  }
  return coordinateLoss(inputWeights({ features, head: [...weights] }), task.target, OUTSIDE);
}

interface Layers {
  readonly weights: Float64Array;
  /** Feature by feature, the weights of the inside coordinates. */
  readonly inside: Float64Array;
}

function fillMiss(miss: Float64Array, { weights, inside, target }: Layers & Pick<Task, 'target'>): void {
  for (let j = 0; j < miss.length; j += 1) {
    miss[j] = -(target[j] ?? 0);
    for (let k = 0; k < weights.length; k += 1) {
      miss[j] = (miss[j] ?? 0) + (weights[k] ?? 0) * (inside[k * miss.length + j] ?? 0);
    }
  }
}

/** One step on both layers from their old values, with a learning rate for each. */
function descend({ weights, inside, miss }: Layers & { readonly miss: Float64Array }, rate: number, features: number) {
  for (let k = 0; k < weights.length; k += 1) {
    const weight = weights[k] ?? 0;
    for (let j = 0; j < miss.length; j += 1) {
      const place = k * miss.length + j;
      const feature = inside[place] ?? 0;
      weights[k] = (weights[k] ?? 0) - rate * feature * (miss[j] ?? 0);
      inside[place] = feature - features * weight * (miss[j] ?? 0);
    }
  }
}
