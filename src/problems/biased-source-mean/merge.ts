/** What is drawn. */
export interface Numbers {
  /** s², the variance of one example. */
  readonly variance: number;
  /** n_t, the number of target examples. */
  readonly target: number;
  /** n_s, the number of source examples. */
  readonly source: number;
  /** Δ, source mean minus target mean; positive. */
  readonly bias: number;
}

/** The mean squared errors of the two averages by themselves: A of the target's, B of the source's. */
export function errorsOf({ variance, target, source, bias }: Numbers): {
  readonly own: number;
  readonly other: number;
} {
  return { own: variance / target, other: variance / source + bias ** 2 };
}

/** The weight of the source in the mean of all examples. */
export function shareOf({ target, source }: Numbers): number {
  return source / (source + target);
}

/** MSE(ω). */
export function errorAt(omega: number, numbers: Numbers): number {
  const { own, other } = errorsOf(numbers);
  return (1 - omega) ** 2 * own + omega ** 2 * other;
}

/** ω*, at which the error is least. */
export function bestWeight(numbers: Numbers): number {
  const { own, other } = errorsOf(numbers);
  return own / (own + other);
}

/** The bias below which the mean of all examples has a smaller error than the target's alone. */
export function largestBias({ variance, target, source }: Numbers): number {
  return Math.sqrt(variance * (1 / source + 1 / target));
}
