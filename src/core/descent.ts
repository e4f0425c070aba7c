import { at, range, sum } from './array.ts';
import { apply, type Matrix, scale, transpose } from './matrix.ts';
import { difference, dot, norm, times, total, type Vector } from './vector.ts';

/** A function of d numbers and its gradient, which has d entries. */
export interface SmoothLoss {
  readonly value: (weights: Vector) => number;
  readonly gradient: (weights: Vector) => Vector;
}

/** Half the squared error of a linear model, ½‖Xw - y‖²; X is n by d, y has n entries. */
export function halfSquaredError(inputs: Matrix, targets: Vector): SmoothLoss {
  const columns = transpose(inputs);
  const misses = (weights: Vector) => apply(inputs, weights).map((output, i) => output - at(targets, i));
  return {
    value: (weights) => dot(misses(weights), misses(weights)) / 2,
    gradient: (weights) => apply(columns, misses(weights)),
  };
}

/** The weights after one step of gradient descent, w - η∇L(w). */
export function descentStep({ gradient }: Pick<SmoothLoss, 'gradient'>, weights: Vector, rate: number): Vector {
  return moved(weights, gradient(weights), -rate);
}

/** The weights of a run of gradient descent, the start first: one more than the steps. */
export function descent(
  loss: Pick<SmoothLoss, 'gradient'>,
  start: Vector,
  { rate, steps }: { readonly rate: number; readonly steps: number },
): readonly Vector[] {
  const path = [start];
  for (const t of range(steps)) path.push(descentStep(loss, at(path, t), rate));
  return path;
}

/** The most by which the loss on a run lies above a bound, which is a function of the steps taken, from the first on. */
export function excessOver(
  { value }: Pick<SmoothLoss, 'value'>,
  path: readonly Vector[],
  bound: (steps: number) => number,
): number {
  return Math.max(...path.slice(1).map((weights, i) => value(weights) - bound(i + 1)));
}

/** The least ratio ‖∇L‖²/2L on a fine grid of one weight from 0 (left out) to `end`, for a loss whose minimum is 0. */
export function gradientDominance({ value, gradient }: SmoothLoss, end: number): number {
  const grid = range(4000).map((i) => [(end * (i + 1)) / 4000]);
  return Math.min(...grid.map((weights) => norm(gradient(weights)) ** 2 / (2 * value(weights))));
}

/**
 * By how much a step of gradient descent on ½‖Xw‖² stretches the weights after 600 steps: the factor of the slowest
 * mode among those that `start` holds, in size. Each step is brought back to length 1.
 */
export function settledGrowth(inputs: Matrix, start: Vector, rate: number): number {
  const loss = halfSquaredError(inputs, apply(scale(0, inputs), start));
  const step = (weights: Vector) => descentStep(loss, weights, rate);
  const settled = range(600).reduce<Vector>((weights) => times(1 / norm(step(weights)), step(weights)), start);
  return norm(step(settled));
}

/** The mean squared error after one step of single-example SGD, over all examples: row i of X has the target x_iᵀw. */
export function squaredErrorAfterStep(inputs: Matrix, error: Vector, rate: number): number {
  const solution = inputs.reduce<Vector>((sums, row) => total(sums, row), times(0, error));
  const afterwards = inputs.map((row) => {
    const after = descentStep(halfSquaredError([row], [dot(row, solution)]), total(solution, error), rate);
    return norm(difference(after, solution)) ** 2;
  });
  return sum(afterwards) / inputs.length;
}

/** Where the gradient flow dw/dt = -∇L(w) is after some time, by `parts` steps of the classical Runge-Kutta rule. */
export function gradientFlow(
  { gradient }: Pick<SmoothLoss, 'gradient'>,
  start: Vector,
  { time, parts }: { readonly time: number; readonly parts: number },
): Vector {
  const step = time / parts;
  return range(parts).reduce<Vector>((weights) => {
    const first = gradient(weights);
    const second = gradient(moved(weights, first, -step / 2));
    const third = gradient(moved(weights, second, -step / 2));
    const fourth = gradient(moved(weights, third, -step));
    const slope = total(first, second, second, third, third, fourth);
    return moved(weights, slope, -step / 6);
  }, start);
}

/** How far one step of gradient descent ends from where the flow along minus `slope` is after the time `rate`. */
export function gapToFlow(
  loss: Pick<SmoothLoss, 'gradient'>,
  start: Vector,
  { rate, slope }: { readonly rate: number; readonly slope: SmoothLoss['gradient'] },
): number {
  const flowed = gradientFlow({ gradient: slope }, start, { time: rate, parts: 20 });
  return norm(difference(descentStep(loss, start, rate), flowed));
}

function moved(weights: Vector, direction: Vector, by: number): Vector {
  return weights.map((weight, i) => weight + by * at(direction, i));
}
