import { dot, times, type Vector } from '../../core/vector.ts';

/** What is drawn: two linear tasks with one output each, both at weights zero, and a step. */
export interface Numbers {
  /** J_A, a row of two. */
  readonly first: Vector;
  /** J_B */
  readonly second: Vector;
  /** y_A */
  readonly firstTarget: number;
  /** y_B */
  readonly secondTarget: number;
  readonly rate: number;
}

/** The gradients of both losses at zero: -y J. */
export function gradientsOf({ first, second, firstTarget, secondTarget }: Numbers): readonly [Vector, Vector] {
  return [times(-firstTarget, first), times(-secondTarget, second)];
}

/** ⟨g_A, g_B⟩. */
export function productOf(numbers: Numbers): number {
  const [first, second] = gradientsOf(numbers);
  return dot(first, second);
}

/** J_A g_B. */
export function pushOf(numbers: Numbers): number {
  return dot(numbers.first, gradientsOf(numbers)[1]);
}

/** The change of A's loss to first order, and the rest of it, which is the second order. */
export function changeOf(numbers: Numbers): { readonly linear: number; readonly quadratic: number } {
  const { rate } = numbers;
  return { linear: -rate * productOf(numbers), quadratic: (rate ** 2 / 2) * pushOf(numbers) ** 2 };
}

/** The output of A once B is trained to its end: y_B J_A·J_B/‖J_B‖². */
export function outputAtEnd({ first, second, secondTarget }: Numbers): number {
  return (secondTarget * dot(first, second)) / dot(second, second);
}

/** ½(output - y_A)². */
export function lossAt({ firstTarget }: Numbers, output: number): number {
  return (output - firstTarget) ** 2 / 2;
}
