import { at as item, range } from '../../core/array.ts';
import { excessLoss, leastSquares, minibatchStep, type LeastSquares } from '../../core/least-squares.ts';
import { expectedExcess, nextMoments, startMoments, type Moments } from '../../core/least-squares-noise.ts';
import type { Rng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';

/** A learning rate for every step, counted from 0: constant, or η/(1 + t/50). */
export type Schedule = 'constant' | 'decaying';

/** How SGD is run. */
export interface Recipe {
  readonly eta: number;
  readonly batchSize: number;
  readonly schedule: Schedule;
}

/** The eight examples, two features each. */
export const INPUTS: readonly (readonly [number, number])[] = [
  [1.2, 0.3],
  [-0.4, 0.9],
  [0.8, -0.5],
  [-1.1, -0.2],
  [0.5, 0.7],
  [-0.9, 0.4],
  [0.3, -1],
  [1, 0.6],
];

/** From here on a run or an expectation has blown up, and is followed no further. */
export const BLOWN_UP = 1e6;

/** The weights before the first step. */
export const START: readonly [number, number] = [0, 0];

const TRUE_WEIGHTS = [1, -2] as const;
const LABEL_NOISE = [0.6, -0.9, 0.2, 0.8, -0.5, 0.1, -0.7, 0.4];

/** The regression whose targets are those of the weights (1, -2) plus s times fixed label noise. */
export function noisyRegression(s: number): LeastSquares {
  const targets = INPUTS.map(([a, b], i) => TRUE_WEIGHTS[0] * a + TRUE_WEIGHTS[1] * b + s * item(LABEL_NOISE, i));
  return leastSquares(INPUTS, targets);
}

/** The learning rate of step t, which leads from state t to state t + 1. */
export function rateOf({ eta, schedule }: Pick<Recipe, 'eta' | 'schedule'>, t: number): number {
  return schedule === 'constant' ? eta : eta / (1 + t / 50);
}

/** The examples of every step's batch, with replacement, from one generator for the whole run: example by example. */
export function drawBatches(rng: Rng, steps: number, batchSize: number): readonly (readonly number[])[] {
  return range(steps).map(() => range(batchSize).map(() => rng.integer(0, INPUTS.length - 1)));
}

/** The weights after step t of a run on a given batch; null once the excess loss is blown up. */
export function nextWeights(
  problem: LeastSquares,
  weights: Vector,
  { t, batch, recipe }: { readonly t: number; readonly batch: readonly number[]; readonly recipe: Recipe },
): Vector | null {
  const next = minibatchStep(problem, weights, { batch, rate: rateOf(recipe, t) });
  return excessLoss(problem, next) <= BLOWN_UP ? next : null;
}

/** The exact moments of all runs after 0, 1, ..., `steps` steps; cut off where the expected excess loss is blown up. */
export function exactMoments(problem: LeastSquares, recipe: Recipe, steps: number): readonly Moments[] {
  const all = [startMoments(problem, START)];
  for (let t = 0; t < steps; t += 1) {
    const step = { rate: rateOf(recipe, t), batchSize: recipe.batchSize };
    const next = nextMoments(problem, item(all, t), step);
    if (expectedExcess(problem, next) > BLOWN_UP) break;
    all.push(next);
  }
  return all;
}
