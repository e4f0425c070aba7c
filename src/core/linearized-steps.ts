import { at } from './array.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { svd } from './singular-values.ts';
import { elementwise, type Vector } from './vector.ts';

/** Where k steps of gradient descent on half the squared residuals of a linear model lead. */
export interface LinearizedSteps {
  /** The residual along each left singular vector, strongest first. */
  readonly residuals: Vector;
  /** The change of the P parameters. */
  readonly displacement: Vector;
}

/**
 * The closed form of k steps on a linear model, direction by direction: (1 - ησ²)^k of each residual is left.
 *
 * `jacobian` is n by P, `residuals` are the n outputs minus targets at the start.
 */
export function linearizedSteps(
  jacobian: Matrix,
  residuals: Vector,
  { rate, steps }: { readonly rate: number; readonly steps: number },
): LinearizedSteps {
  const { sigma, u, v } = svd(jacobian);
  const along = apply(u, residuals);
  const kept = sigma.map((value) => (1 - rate * value ** 2) ** steps);
  const coordinates = sigma.map((value, i) => (-(1 - at(kept, i)) / value) * at(along, i));
  return { residuals: elementwise(kept, along), displacement: apply(transpose(v), coordinates) };
}
