import { apply, type Matrix } from './matrix.ts';
import { dot, type Vector } from './vector.ts';

/** A quadratic loss in two parameters, ½wᵀHw, by the eigenvalues of H and how far its eigenvectors are turned. */
export interface Bowl {
  /** λ₁ along the first eigenvector, λ₂ along the second. */
  readonly curvatures: readonly [number, number];
  /** The angle from the first axis to the first eigenvector, in radians, counterclockwise. */
  readonly angle: number;
}

/** The Hessian R diag(λ₁, λ₂) Rᵀ, where R turns by the angle. Reciprocal curvatures give its inverse. */
export function bowlHessian({ curvatures: [first, second], angle }: Bowl): Matrix {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const mixed = (first - second) * cosine * sine;
  return [
    [first * cosine ** 2 + second * sine ** 2, mixed],
    [mixed, first * sine ** 2 + second * cosine ** 2],
  ];
}

/** The loss ½wᵀHw. */
export function bowlLoss(hessian: Matrix, point: Vector): number {
  return dot(point, apply(hessian, point)) / 2;
}

/** A point turned around 0 by an angle in radians, counterclockwise. */
export function turnedPoint([x, y]: readonly [number, number], angle: number): readonly [number, number] {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  return [cosine * x - sine * y, sine * x + cosine * y];
}
