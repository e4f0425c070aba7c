/** What is drawn. */
export interface Numbers {
  /** n, the number of observations. */
  readonly count: number;
  /** ω, the true mean; not 0. */
  readonly mean: number;
  /** s², the variance of one observation. */
  readonly variance: number;
}

/** How well an estimate of the mean does. */
export interface Quality {
  readonly bias: number;
  readonly variance: number;
  /** The mean squared error, bias² + variance. */
  readonly error: number;
}

/** The quality of Σ y_i / (n + λ) for a penalty λ from 0 on. */
export function qualityAt(penalty: number, { count, mean, variance }: Numbers): Quality {
  const bias = (-penalty * mean) / (count + penalty);
  const spread = (count * variance) / (count + penalty) ** 2;
  return { bias, variance: spread, error: bias ** 2 + spread };
}

/** λ* = s² / ω², at which the mean squared error is least. */
export function bestPenalty({ mean, variance }: Numbers): number {
  return variance / mean ** 2;
}

/** The penalty above 0 with the error of the plain mean: 2ns² / (nω² - s²). It exists only for nω² > s². */
export function evenPenalty({ count, mean, variance }: Numbers): number {
  return (2 * count * variance) / (count * mean ** 2 - variance);
}
