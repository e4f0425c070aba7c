/** What is drawn: F = (z - c)² under N(μ, σ²). */
export interface Numbers {
  readonly mu: number;
  readonly target: number;
  readonly sigma: number;
}

/** μ - c. */
export function distance({ mu, target }: Numbers): number {
  return mu - target;
}

/** The gradient of the mean in μ, which both estimators have as their mean. */
export function trueGradient(numbers: Numbers): number {
  return 2 * distance(numbers);
}

/** The variance of 2 (z - c). */
export function pathwiseVariance({ sigma }: Numbers): number {
  return 4 * sigma ** 2;
}

/** The variance of (F - b) ε / σ: with A = (μ - c)² - b, it is A²/σ² + 8 (μ - c)² + 15 σ² + 6 A. */
export function scoreVariance(numbers: Numbers, baseline: number): number {
  const [square, variance] = [distance(numbers) ** 2, numbers.sigma ** 2];
  const rest = square - baseline;
  return rest ** 2 / variance + 8 * square + 15 * variance + 6 * rest;
}

/** The baseline with the least variance, E[F ε²]. */
export function bestBaseline(numbers: Numbers): number {
  return distance(numbers) ** 2 + 3 * numbers.sigma ** 2;
}

/** The mean of F. */
export function meanValue(numbers: Numbers): number {
  return distance(numbers) ** 2 + numbers.sigma ** 2;
}
