import { at } from '../../core/array.ts';
import { type Matrix } from '../../core/matrix.ts';
import { difference, dot, elementwise, times, type Vector } from '../../core/vector.ts';

/** What is drawn: two quadratic tasks in two parameters, and a logistic unit with one input. */
export interface Numbers {
  /** Upper left, off-diagonal and lower right entry of A's Hessian; A has its minimum at 0, B's Hessian is 1. */
  readonly hessian: readonly [number, number, number];
  /** Minimum of B. */
  readonly center: readonly [number, number];
  readonly strength: number;
  readonly input: readonly [number, number];
  /** Of label 1, by the model. */
  readonly probability: number;
  readonly label: 0 | 1;
}

/** A minimum with an anchor, and both losses there. */
export interface Anchored {
  readonly minimum: readonly [number, number];
  readonly losses: readonly [number, number];
}

/** A's Hessian as a matrix. */
export function hessianOf({ hessian: [first, off, last] }: Numbers): Matrix {
  return [
    [first, off],
    [off, last],
  ];
}

/** The losses of A and B at some parameters. */
export function lossesAt(numbers: Numbers, point: Vector): readonly [number, number] {
  const move = difference(point, numbers.center);
  return [quadratic(hessianOf(numbers), point), dot(move, move) / 2];
}

/** ½ θᵀHθ. */
export function quadratic(matrix: Matrix, point: Vector): number {
  return dot(point, [dot(at(matrix, 0), point), dot(at(matrix, 1), point)]) / 2;
}

/** (D + λF)⁻¹ θ_B for a symmetric F given by its three entries, by the inverse of a 2 × 2 matrix. D is B's Hessian. */
export function anchoredAt(
  center: readonly [number, number],
  [first, off, last]: readonly [number, number, number],
  { strength, own = 1 }: { readonly strength: number; readonly own?: number },
): readonly [number, number] {
  const [a, b, d] = [own + strength * first, strength * off, own + strength * last];
  const determinant = a * d - b * b;
  return [(d * center[0] - b * center[1]) / determinant, (a * center[1] - b * center[0]) / determinant];
}

/** The minimum with the full matrix, or with its diagonal, as anchor. */
export function anchoredBy(numbers: Numbers, kind: 'full' | 'diagonal'): Anchored {
  const [first, off, last] = numbers.hessian;
  const minimum = anchoredAt(numbers.center, [first, kind === 'full' ? off : 0, last], numbers);
  return { minimum, losses: lossesAt(numbers, minimum) };
}

/** p(1 - p) x², the diagonal of the Fisher matrix of a logistic unit. */
export function trueFisher({ input, probability }: Numbers): Vector {
  return times(probability * (1 - probability), elementwise(input, input));
}

/** (p - y)² x², with the given label. */
export function empiricalFisher({ input, probability, label }: Numbers): Vector {
  return times((probability - label) ** 2, elementwise(input, input));
}
