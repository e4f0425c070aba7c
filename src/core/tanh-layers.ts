import { activations } from './activation.ts';
import { at, range, sum } from './array.ts';
import { apply, type Matrix, outer, transpose } from './matrix.ts';
import { elementwise, type Vector } from './vector.ts';

/** One example of a regression. */
export interface TanhExample {
  readonly x: Vector;
  readonly target: Vector;
}

/** Half the squared error of a network of tanh layers without biases, the last one included. */
export function tanhLoss(weights: readonly Matrix[], { x, target }: TanhExample): number {
  const output = weights.reduce<Vector>((h, matrix) => apply(matrix, h).map(Math.tanh), x);
  return sum(output.map((h, k) => (h - at(target, k)) ** 2)) / 2;
}

/** Its gradient in each matrix, of that matrix' shape: δ_l h_{l-1}ᵀ with δ_{l-1} = (W_lᵀ δ_l) ⊙ φ'(a_{l-1}). */
export function tanhGradients(weights: readonly Matrix[], { x, target }: TanhExample): readonly Matrix[] {
  const { value, slope } = activations.tanh;
  const sums = weights.reduce<readonly Vector[]>((a, w) => [...a, apply(w, a.at(-1)?.map(value) ?? x)], []);
  const inputs = [x, ...sums.map((a) => a.map(value))];
  const last = weights.length - 1;
  const top = at(sums, last).map((a, k) => (value(a) - at(target, k)) * slope(a));
  const deltas = range(last).reduceRight<readonly Vector[]>(
    (above, l) => [elementwise(apply(transpose(at(weights, l + 1)), at(above, 0)), at(sums, l).map(slope)), ...above],
    [top],
  );
  return deltas.map((delta, l) => outer(delta, at(inputs, l)));
}
