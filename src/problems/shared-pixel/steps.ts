import { at } from '../../core/array.ts';
import { difference, dot, times, type Vector } from '../../core/vector.ts';

/** What is drawn: two images of three pixels, (s, a, 0) and (s, 0, b), and one step on each. */
export interface Numbers {
  /** s, the value of the pixel that both images use. */
  readonly shared: number;
  /** a */
  readonly first: number;
  /** b */
  readonly second: number;
  readonly rate: number;
  /** That of the first image; the second has the other one. */
  readonly label: 0 | 1;
}

/** An image and its label. */
export interface Example {
  readonly pixels: Vector;
  readonly label: 0 | 1;
}

/** Both steps: the weights behind each, the errors that made them, and both losses behind each. */
export interface Steps {
  readonly firstWeights: Vector;
  readonly secondWeights: Vector;
  /** p - y of both images at the weights behind the first step. */
  readonly errors: readonly [number, number];
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** The two examples in the order of their training. */
export function examplesOf({ shared, first, second, label }: Numbers): readonly [Example, Example] {
  return [
    { pixels: [shared, first, 0], label },
    { pixels: [shared, 0, second], label: label === 1 ? 0 : 1 },
  ];
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** p - y at these weights. */
export function errorAt(weights: Vector, { pixels, label }: Example): number {
  return sigmoid(dot(weights, pixels)) - label;
}

/** The logarithmic loss at these weights. */
export function lossAt(weights: Vector, { pixels, label }: Example): number {
  return Math.log1p(Math.exp((label === 1 ? -1 : 1) * dot(weights, pixels)));
}

/** One step of descent on one example. */
export function stepped(weights: Vector, example: Example, rate: number): Vector {
  return difference(weights, times(rate * errorAt(weights, example), example.pixels));
}

export function stepsOf(numbers: Numbers): Steps {
  const [one, two] = examplesOf(numbers);
  const firstWeights = stepped([0, 0, 0], one, numbers.rate);
  const secondWeights = stepped(firstWeights, two, numbers.rate);
  return {
    firstWeights,
    secondWeights,
    errors: [errorAt(firstWeights, one), errorAt(firstWeights, two)],
    before: [lossAt(firstWeights, one), lossAt(firstWeights, two)],
    after: [lossAt(secondWeights, one), lossAt(secondWeights, two)],
  };
}

/** The inner product of both gradients behind the first step: only the shared pixel counts. */
export function productOf(numbers: Numbers): number {
  const { errors } = stepsOf(numbers);
  return at(errors, 0) * at(errors, 1) * numbers.shared ** 2;
}
