/** What is drawn: the width, and the mean and standard deviation of all entries of queries and keys. */
export interface Numbers {
  /** d_k. */
  readonly width: number;
  /** μ. */
  readonly mean: number;
  /** s. */
  readonly deviation: number;
}

/** The statistics of inner products of a query with its keys, all entries independent. */
export interface Statistics {
  /** E qᵀk = d_k μ². */
  readonly mean: number;
  /** Var qᵀk = d_k (s⁴ + 2μ²s²). */
  readonly variance: number;
  /** What makes the variance 1. */
  readonly scale: number;
  /** Var(qᵀk_1 - qᵀk_2) = 2 d_k (s⁴ + μ²s²), of two keys of one query. */
  readonly gap: number;
}

/** The statistics in closed form. */
export function statistics({ width, mean, deviation }: Numbers): Statistics {
  const [square, spread] = [mean ** 2, deviation ** 2];
  const variance = width * (spread ** 2 + 2 * square * spread);
  return {
    mean: width * square,
    variance,
    scale: 1 / Math.sqrt(variance),
    gap: 2 * width * (spread ** 2 + square * spread),
  };
}
