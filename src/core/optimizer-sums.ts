import { at, sum } from './array.ts';
import { dot, total, type Vector } from './vector.ts';

/** All gradients that an optimizer has seen from its start on, and its learning rate. */
export interface SeenGradients {
  readonly start: Vector;
  readonly rate: number;
  readonly gradients: readonly Vector[];
}

/** Where steps of a given direction lead: each direction is made from all gradients up to its step. */
export function afterSteps(
  { start, rate, gradients }: SeenGradients,
  direction: (seen: readonly Vector[]) => Vector,
): Vector {
  const steps = gradients.map((_, t) => direction(gradients.slice(0, t + 1)));
  return total(start, ...steps.map((step) => step.map((entry) => -rate * entry)));
}

/** Σ_k weight(age) g_k over the gradients seen, entry by entry, where the newest has age 0. */
export function weightedSum(seen: readonly Vector[], weight: (age: number) => number): Vector {
  const weights = seen.map((_, k) => weight(seen.length - 1 - k));
  return at(seen, 0).map((_, i) => dot(weights, entriesOf(seen, i)));
}

/** The same with the weights divided by their sum: a mean. */
export function weightedMean(seen: readonly Vector[], weight: (age: number) => number): Vector {
  const all = sum(seen.map((_, age) => weight(age)));
  return weightedSum(seen, (age) => weight(age) / all);
}

/** g / (√v + ε) for the newest gradient, where v weighs the squares of all gradients seen by their age. */
export function adaptiveDirection(seen: readonly Vector[], weight: (age: number) => number, epsilon: number): Vector {
  return damped(at(seen, seen.length - 1), weightedSum(squares(seen), weight), epsilon);
}

/** The constants of Adam: how fast means of gradients and of squares forget, and the damping. */
export interface AdamConstants {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/** Adam's direction from two weighted means of all gradients seen, without recursion and without correction. */
export function adamDirection(seen: readonly Vector[], { beta1, beta2, epsilon }: AdamConstants): Vector {
  const mean = weightedMean(seen, (age) => beta1 ** age);
  return damped(
    mean,
    weightedMean(squares(seen), (age) => beta2 ** age),
    epsilon,
  );
}

/** The squares of all entries. */
export function squares(seen: readonly Vector[]): readonly Vector[] {
  return seen.map((g) => g.map((entry) => entry * entry));
}

function damped(direction: Vector, square: Vector, epsilon: number): Vector {
  return direction.map((entry, i) => entry / (Math.sqrt(at(square, i)) + epsilon));
}

function entriesOf(seen: readonly Vector[], i: number): Vector {
  return seen.map((g) => at(g, i));
}
