/** What is drawn. */
export interface Numbers {
  /** The singular values of the data, the larger one first. */
  readonly sigma: readonly [number, number];
  /** Number of rows of the data. */
  readonly examples: number;
  /** The learning rate, as a fraction in lowest terms. */
  readonly rate: { readonly top: number; readonly bottom: number };
  /** The fraction to which the error of the second mode must fall. */
  readonly target: number;
}

/** The answers in numbers. */
export interface Limits {
  /** Eigenvalues of the Hessian of half the squared norm: the squared singular values. */
  readonly eigenvalues: readonly [number, number];
  /** Limit of the learning rate for half the squared norm, 2 / λ₁. */
  readonly half: number;
  /** For the squared norm, whose Hessian is twice as large. */
  readonly full: number;
  /** For half the mean square, whose Hessian is smaller by the number of examples. */
  readonly mean: number;
  /** 1 - ηλᵢ for both modes of the first loss. */
  readonly factors: readonly [number, number];
}

/** The three limits, and the factors of one step on the first loss. */
export function limits({ sigma, examples, rate }: Numbers): Limits {
  const [first, second] = [sigma[0] ** 2, sigma[1] ** 2];
  const factor = (eigenvalue: number) => (rate.bottom - rate.top * eigenvalue) / rate.bottom;
  return {
    eigenvalues: [first, second],
    half: 2 / first,
    full: 1 / first,
    mean: (2 * examples) / first,
    factors: [factor(first), factor(second)],
  };
}
