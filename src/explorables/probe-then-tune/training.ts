import { at as item, range } from '../../core/array.ts';
import { coordinateLoss, headSlopes, inputWeights, type LinearHead } from '../../core/linear-head.ts';
import { add, type Matrix, scale } from '../../core/matrix.ts';
import { normalMatrix, normalVector } from '../../core/random-matrix.ts';
import type { Rng } from '../../core/rng.ts';
import { difference, dot, norm, times, total, type Vector } from '../../core/vector.ts';

/** Coordinates of an input, and features of it. */
const INPUTS = 6;
const FEATURES = 2;

/** The coordinates along which training inputs vary, and those that only inputs of another distribution use. */
export const INSIDE = [0, 1, 2] as const;
export const OUTSIDE = [3, 4, 5] as const;

/** Steps of every method; probe-then-tune frees the features after half of them. */
export const STEPS = 800;
export const HEAD_ALONE = STEPS / 2;

/** The four ways to adapt. */
export const METHODS = ['probe', 'random head', 'zero head', 'probe, then tune'] as const;
/** One of the four ways to adapt. */
export type Method = (typeof METHODS)[number];

/** The settings that decide the task and its training. */
export interface Setting {
  /** How far the pre-trained features are off the true ones. */
  readonly epsilon: number;
  /** The standard deviation of the random head's weights. */
  readonly scale: number;
  readonly eta: number;
}

/** What is drawn for one seed. */
export interface Task {
  /** The d weights that give the targets: inputs times these. */
  readonly target: Vector;
  readonly pretrained: Matrix;
  readonly randomHead: Vector;
}

/** Where one method stands. */
export interface Stop {
  readonly layers: LinearHead;
  /** The loss over training inputs, and over inputs of the other coordinates. */
  readonly inside: number;
  readonly outside: number;
  /** The Frobenius distance of the features from the pre-trained ones. */
  readonly drift: number;
}

/** Draws a task: two orthonormal true features, noise of variance 1/6 on the pre-trained ones, a random head. */
export function taskOf(rng: Rng, { epsilon, scale: size }: Setting): Task {
  const features = orthonormalRows(range(FEATURES).map(() => normalVector(rng, INPUTS)));
  const noise = normalMatrix(rng, FEATURES, INPUTS);
  const head = normalVector(rng, FEATURES);
  return {
    target: inputWeights({ features, head: range(FEATURES).map(() => 1) }),
    pretrained: add(features, scale(epsilon, noise)),
    randomHead: times(size, head),
  };
}

/** Where a method begins: with the pre-trained features, and a head of zeros unless it is random. */
export function startOf(task: Task, method: Method): Stop {
  const head = method === 'random head' ? task.randomHead : range(FEATURES).map(() => 0);
  return stopAt(task, { features: task.pretrained, head });
}

/** One step of gradient descent on the loss over training inputs; `step` counts from 1. */
export function nextStop(task: Task, before: Stop, { method, step, eta }: Step): Stop {
  const miss = missInside(inputWeights(before.layers), task.target);
  const slopes = headSlopes(before.layers, miss);
  const head = total(before.layers.head, times(-eta, slopes.head));
  if (!movesFeatures(method, step)) return stopAt(task, { features: before.layers.features, head });
  return stopAt(task, { features: add(before.layers.features, scale(-eta, slopes.features)), head });
}

/** Which step of which method comes next, and its learning rate. */
export interface Step {
  readonly method: Method;
  readonly step: number;
  readonly eta: number;
}

/** Whether a step, counted from 1, moves the features or the head alone. */
export function movesFeatures(method: Method, step: number): boolean {
  return method !== 'probe' && (method !== 'probe, then tune' || step > HEAD_ALONE);
}

function stopAt({ target, pretrained }: Task, layers: LinearHead): Stop {
  const weights = inputWeights(layers);
  return {
    layers,
    inside: coordinateLoss(weights, target, INSIDE),
    outside: coordinateLoss(weights, target, OUTSIDE),
    drift: norm(difference(layers.features.flat(), pretrained.flat())),
  };
}

/** The error of the input weights, without its part along the other coordinates. */
function missInside(weights: Vector, target: Vector): Vector {
  return weights.map((weight, j) => (j < INSIDE.length ? weight - item(target, j) : 0));
}

function orthonormalRows(rows: Matrix): Matrix {
  return rows.reduce<Matrix>((done, row) => {
    const rest = done.reduce((left, other) => difference(left, times(dot(left, other), other)), row);
    return [...done, times(1 / norm(rest), rest)];
  }, []);
}
