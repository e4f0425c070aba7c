import { apply, type Matrix } from '../../core/matrix.ts';
import { difference, times, total, type Vector } from '../../core/vector.ts';

/** What is drawn: gradient and Hessian of two quadratic minibatch losses at the start, and the inner rate. */
export interface Numbers {
  readonly first: Minibatch;
  readonly second: Minibatch;
  /** α */
  readonly rate: number;
}

export interface Minibatch {
  readonly gradient: Vector;
  /** Symmetric, 2 by 2. */
  readonly hessian: Matrix;
}

/** H_2 g_1 and H_1 g_2. */
export function crossTerms({ first, second }: Numbers): readonly [Vector, Vector] {
  return [apply(second.hessian, first.gradient), apply(first.hessian, second.gradient)];
}

/** The gradient of the second minibatch after a step on the first: g_2 - αH_2 g_1. */
export function firstOrderOf(numbers: Numbers): Vector {
  return clean(difference(numbers.second.gradient, times(numbers.rate, crossTerms(numbers)[0])));
}

/** (I - αH_1)(g_2 - αH_2 g_1). */
export function exactOf(numbers: Numbers): Vector {
  const firstOrder = firstOrderOf(numbers);
  return clean(difference(firstOrder, times(numbers.rate, apply(numbers.first.hessian, firstOrder))));
}

/** g_1 + g_2 - αH_2 g_1. */
export function displacementOf(numbers: Numbers): Vector {
  return clean(total(numbers.first.gradient, firstOrderOf(numbers)));
}

/** The gradient of ⟨g_1, g_2⟩: H_1 g_2 + H_2 g_1. */
export function productSlope(numbers: Numbers): Vector {
  const [first, second] = crossTerms(numbers);
  return total(first, second);
}

/** The mean of the displacement over both orders: g_1 + g_2 - α/2 (H_1 g_2 + H_2 g_1). */
export function meanDisplacement(numbers: Numbers): Vector {
  const { first, second, rate } = numbers;
  return clean(difference(total(first.gradient, second.gradient), times(rate / 2, productSlope(numbers))));
}

/** The same minibatches in the other order. */
export function exchanged({ first, second, rate }: Numbers): Numbers {
  return { first: second, second: first, rate };
}

/** Without the noise of binary arithmetic, which would show where a zero stands. */
export function clean(entries: Vector): Vector {
  return entries.map((entry) => Number(entry.toFixed(9)));
}
