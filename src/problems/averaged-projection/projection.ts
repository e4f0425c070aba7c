import { difference, dot, times, type Vector } from '../../core/vector.ts';

/** What is drawn: two gradients in conflict, a step size, and how the loss on the memory bends. */
export interface Numbers {
  /** Gradient of B. */
  readonly gradient: Vector;
  /** Gradient of the loss on the memory. */
  readonly reference: Vector;
  readonly rate: number;
  /** The Hessian of the loss on the memory is this times the identity. */
  readonly curvature: number;
}

/** The part of one vector along another. */
export function along(vector: Vector, other: Vector): Vector {
  return times(dot(vector, other) / dot(other, other), other);
}

/** The gradient of B without its part along the reference. */
export function projectedOf({ gradient, reference }: Pick<Numbers, 'gradient' | 'reference'>): Vector {
  return difference(gradient, along(gradient, reference));
}

/** How a quadratic loss on the memory changes by a step against a direction. */
export function changeBy(numbers: Numbers, direction: Vector): number {
  const { reference, rate, curvature } = numbers;
  return -rate * dot(reference, direction) + (curvature / 2) * rate ** 2 * dot(direction, direction);
}
