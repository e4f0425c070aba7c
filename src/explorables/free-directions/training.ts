import { at, range, sum } from '../../core/array.ts';
import { apply, type Matrix, multiply, transpose } from '../../core/matrix.ts';
import { normalVector } from '../../core/random-matrix.ts';
import type { Rng } from '../../core/rng.ts';
import { pseudoInverse } from '../../core/singular-values.ts';
import { difference, dot, norm, times, total, type Vector } from '../../core/vector.ts';

/** Dimensions of the inputs, and the most tasks. */
export const DIMENSIONS = 16;
export const MOST_TASKS = 8;

/** A regression task: orthonormal input directions, one a row, and a target for each. */
export interface Task {
  readonly directions: Matrix;
  readonly targets: Vector;
}

/** Where the learner stands after some tasks. */
export interface Stop {
  readonly weights: Vector;
  /** Orthonormal rows that span all inputs of the tasks so far. */
  readonly stored: Matrix;
  /** The mean squared miss of every task so far. */
  readonly losses: Vector;
  /** The length of the last step. */
  readonly length: number;
}

/**
 * The tasks of one seed: raw shared directions first, then for each task its private ones and its true weights.
 *
 * A task's directions are the shared and the private ones, made orthonormal in this order.
 */
export function tasksOf(rng: Rng, k: number, shared: number): readonly Task[] {
  const draw = (count: number) => range(count).map(() => normalVector(rng, DIMENSIONS));
  const common = draw(shared);
  return range(MOST_TASKS).map(() => {
    const directions = orthonormal([...common, ...draw(k - shared)]);
    return { directions, targets: apply(directions, normalVector(rng, DIMENSIONS)) };
  });
}

/** The learner before the first task. */
export const START: Stop = { weights: range(DIMENSIONS).map(() => 0), stored: [], losses: [], length: 0 };

/** The shortest step that fits the next task best: any step, or one among those orthogonal to everything stored. */
export function nextStop(stop: Stop, tasks: readonly Task[], isProjected: boolean): Stop {
  const task = at(tasks, stop.losses.length);
  const free = isProjected ? orthonormal(task.directions, stop.stored) : task.directions;
  const step = shortestStep(free, task, stop.weights);
  const weights = total(stop.weights, step);
  return {
    weights,
    stored: [...stop.stored, ...orthonormal(task.directions, stop.stored)],
    losses: tasks.slice(0, stop.losses.length + 1).map((each) => lossOf(each, weights)),
    length: norm(step),
  };
}

/** A vector shorter than this is rounding, and its direction chance. */
const NEGLIGIBLE = 1e-9;

/** The directions that vectors add to orthonormal ones, by Gram and Schmidt, each projected twice for accuracy. */
function orthonormal(vectors: Matrix, basis: Matrix = []): Matrix {
  return vectors.reduce<Matrix>((found, vector) => {
    const others = [...basis, ...found];
    const rest = without(without(vector, others), others);
    return norm(rest) < NEGLIGIBLE ? found : [...found, times(1 / norm(rest), rest)];
  }, []);
}

function without(vector: Vector, basis: Matrix): Vector {
  return basis.reduce((rest, direction) => difference(rest, times(dot(rest, direction), direction)), vector);
}

/** The least-squares step inside the span of the free directions: none where there are none. */
function shortestStep(free: Matrix, { directions, targets }: Task, weights: Vector): Vector {
  if (free.length === 0) return weights.map(() => 0);
  const misses = difference(targets, apply(directions, weights));
  const shares = apply(pseudoInverse(multiply(directions, transpose(free))), misses);
  return apply(transpose(free), shares);
}

function lossOf({ directions, targets }: Task, weights: Vector): number {
  return sum(difference(targets, apply(directions, weights)).map((miss) => miss ** 2)) / targets.length;
}
