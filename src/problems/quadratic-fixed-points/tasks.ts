import { fixedPointWeight, type MetaMethod } from '../../core/meta-method.ts';

/** What is drawn: two quadratic tasks in one parameter, and their inner loop. */
export interface Numbers {
  /** a_1 and a_2. */
  readonly curvatures: Pair;
  /** y_1 and y_2. */
  readonly optima: Pair;
  /** α */
  readonly rate: number;
  /** K */
  readonly steps: number;
}

/** One number for each task. */
export type Pair = readonly [number, number];

/** q_i = 1 - αa_i. */
export function factorsOf({ curvatures: [first, second], rate }: Numbers): Pair {
  return [1 - rate * first, 1 - rate * second];
}

/** The weights of both tasks for a method. */
export function weightsOf(numbers: Numbers, method: MetaMethod): Pair {
  const { curvatures, rate, steps } = numbers;
  const weight = (curvature: number) => fixedPointWeight(method, curvature, { rate, steps });
  return [weight(curvatures[0]), weight(curvatures[1])];
}

/** The mean of the optima with these weights. */
export function meanOf({ optima }: Numbers, [first, second]: Pair): number {
  return (first * optima[0] + second * optima[1]) / (first + second);
}

/** Where a method settles. */
export function settledAt(numbers: Numbers, method: MetaMethod): number {
  return meanOf(numbers, weightsOf(numbers, method));
}

/** The loss of each task at a start, after some inner steps: ½ a q^(2 steps) (θ - y)². */
export function lossesAfter(numbers: Numbers, start: number, steps: number): Pair {
  const { curvatures, optima } = numbers;
  const [first, second] = factorsOf(numbers);
  const loss = (curvature: number, factor: number, optimum: number) =>
    (curvature / 2) * (factor ** steps * (start - optimum)) ** 2;
  return [loss(curvatures[0], first, optima[0]), loss(curvatures[1], second, optima[1])];
}
