/** What is drawn: SGD on one mode of a quadratic. */
export interface Numbers {
  /** Eigenvalue of the Hessian along the mode. */
  readonly curvature: number;
  /** The learning rate times the curvature, above 0 and at most 1. */
  readonly reach: number;
  /** Variance of the gradient of one example. */
  readonly noise: number;
  readonly batch: number;
}

/** The stationary state of one mode. */
export interface Floor {
  /** The learning rate η. */
  readonly rate: number;
  /** Variance of the error: ηs² / (Bλ(2 - ηλ)). */
  readonly variance: number;
  /** Excess loss, λ/2 times the variance. */
  readonly excess: number;
  /** 1 - ηλ, the factor of the mean error per step. */
  readonly factor: number;
}

/** The stationary variance and the excess loss of e ← (1 - ηλ)e - ηξ with Var ξ = s²/B. */
export function floor({ curvature, reach, noise, batch }: Numbers): Floor {
  const rate = reach / curvature;
  const variance = (rate * noise) / (batch * curvature * (2 - reach));
  return { rate, variance, excess: (curvature / 2) * variance, factor: 1 - reach };
}

/** The same mode with half the learning rate. */
export function halved(numbers: Numbers): Numbers {
  return { ...numbers, reach: numbers.reach / 2 };
}

/** The same mode with twice the batch. */
export function doubled(numbers: Numbers): Numbers {
  return { ...numbers, batch: 2 * numbers.batch };
}
