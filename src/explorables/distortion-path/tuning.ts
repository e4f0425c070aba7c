import { at as item } from '../../core/array.ts';
import { coordinateLoss } from '../../core/linear-head.ts';
import { remembered } from '../../core/remembered.ts';
import { times, type Vector } from '../../core/vector.ts';

/** The true coefficients of the three inputs, of which training uses the first two. */
const TRUTH: Vector = [1, 1, 1];
const INSIDE = [0, 1];
const OUTSIDE = [2];

/** How many steps a method takes in the comparison. */
export const STEPS = 400;

/** The three methods, in the order in which they are compared. */
export const METHODS = ['probe', 'tune', 'probe, then tune'] as const;

/** One feature of three inputs and its head. */
export interface Feature {
  readonly head: number;
  readonly weights: readonly [first: number, second: number, third: number];
}

/** The losses on the inputs that occur in training, and on the third. */
export interface TwoLosses {
  readonly inside: number;
  readonly outside: number;
}

/** The pre-trained feature, one weight of which is off by δ, under a head. */
export function pretrained(head: number, delta: number): Feature {
  return { head, weights: [1, 1 + delta, 1] };
}

/** The path over some steps of the head alone, the start first. */
export function probed(start: Feature, rate: number, steps: number): readonly Feature[] {
  return walked(start, steps, (feature) => headStep(feature, rate));
}

/** The path over some steps of head and feature together, the start first. */
export function tuned(start: Feature, rate: number, steps: number): readonly Feature[] {
  return walked(start, steps, (feature) => fullStep(feature, rate));
}

/** Half the squared errors of the coefficients, summed over the directions in training and over the one outside. */
export function lossesOf({ head, weights }: Feature): TwoLosses {
  const product = times(head, weights);
  return { inside: coordinateLoss(product, TRUTH, INSIDE), outside: coordinateLoss(product, TRUTH, OUTSIDE) };
}

/** The losses at the end of each of `METHODS`. */
export function endsOf(start: Feature, rate: number): readonly TwoLosses[] {
  const probe = lastOf(probed(start, rate, STEPS));
  return [probe, lastOf(tuned(start, rate, STEPS)), lastOf(tuned(probe, rate, STEPS))].map(lossesOf);
}

/** The errors δ over which the methods are compared. */
export const ERRORS: Vector = Array.from({ length: 81 }, (_, i) => (i - 40) / 80);

/** The losses outside at each of `ERRORS`, by method. */
export const outsideOverErrors = remembered((head: number, rate: number): readonly Vector[] => {
  const ends = ERRORS.map((delta) => endsOf(pretrained(head, delta), rate));
  return METHODS.map((_, method) => ends.map((losses) => item(losses, method).outside));
});

/** A step of gradient descent on the loss inside, in the head alone. */
function headStep({ head, weights }: Feature, rate: number): Feature {
  const [first, second] = weights;
  const slope = (head * first - 1) * first + (head * second - 1) * second;
  return { head: head - rate * slope, weights };
}

/** The same step in head and feature, both from where they were. */
function fullStep(feature: Feature, rate: number): Feature {
  const { head, weights } = feature;
  const [first, second, third] = weights;
  const pull = rate * head;
  return {
    head: headStep(feature, rate).head,
    weights: [first - pull * (head * first - 1), second - pull * (head * second - 1), third],
  };
}

function walked(start: Feature, steps: number, step: (feature: Feature) => Feature): readonly Feature[] {
  const path = [start];
  for (let t = 0; t < steps; t += 1) path.push(step(item(path, t)));
  return path;
}

/** The last of some items. */
export function lastOf<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}
