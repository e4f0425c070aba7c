import { at, range } from './array.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import type { Vector } from './vector.ts';

/** How long and with which learning rate gradient descent runs. */
export interface Descent {
  readonly rate: number;
  readonly steps: number;
}

/** The direction -Φᵀρ/n in which gradient descent on ‖ρ‖²/2n moves the P parameters of a model with features Φ, n by P. */
export function descentDirection(features: Matrix, residuals: Vector): Vector {
  return apply(transpose(features), residuals).map((entry) => -entry / residuals.length);
}

/** The residuals of a linear model after its parameters, not its outputs, were trained by gradient descent on ‖ρ‖²/2n. */
export function trainedResiduals(features: Matrix, start: Vector, { rate, steps }: Descent): Vector {
  return range(steps).reduce((residuals) => {
    const moved = descentDirection(features, residuals).map((entry) => rate * entry);
    return apply(features, moved).map((change, i) => at(residuals, i) + change);
  }, start);
}
