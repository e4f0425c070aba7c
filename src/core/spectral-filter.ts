/**
 * The fraction of the least-squares coefficient along a singular direction that gradient descent on ½‖Xw - y‖² has
 * reached from 0: 1 - (1 - ησ²)^t.
 *
 * `sigma` is the singular value, `rate` the learning rate η, `steps` the whole number t from 0 on. Above
 * σ² = 1/η the fraction overshoots 1 at odd t; above 2/η it grows without bound.
 */
export function descentFilter(
  sigma: number,
  { rate, steps }: { readonly rate: number; readonly steps: number },
): number {
  return 1 - (1 - rate * sigma ** 2) ** steps;
}

/** The fraction that ridge regression with penalty ½λ‖w‖² keeps along a singular direction: σ²/(σ² + λ), for λ above 0. */
export function ridgeFilter(sigma: number, lambda: number): number {
  return sigma ** 2 / (sigma ** 2 + lambda);
}

/** The fraction that gradient flow from 0 has reached at a time, which stands for ηt: 1 - exp(-σ² time). */
export function flowFilter(sigma: number, time: number): number {
  return -Math.expm1(-(sigma ** 2) * time);
}
