/** What is drawn. */
export interface Numbers {
  /** The smallest eigenvalue of the Hessian. */
  readonly smallest: number;
  /** The largest eigenvalue over the smallest. */
  readonly condition: number;
  /** The fraction to which the norm of the error must fall. */
  readonly target: number;
  /** A singular value of the data of the second question. */
  readonly sigma: number;
  /** ησ² there, between 0 and 1. */
  readonly reach: number;
  /** Number of steps there. */
  readonly stop: number;
}

/** The answers in numbers. */
export interface BestStep {
  readonly largest: number;
  /** 2 / (λmax + λmin) */
  readonly rate: number;
  /** (κ - 1) / (κ + 1), the worst factor at that learning rate. */
  readonly factor: number;
  /** The learning rate of the second question. */
  readonly stoppedRate: number;
  /** The ridge strength 1 / (ηt) that matches it. */
  readonly strength: number;
  /** 1 - (1 - ησ²)ᵗ */
  readonly descentKeeps: number;
  /** σ² / (σ² + λ) */
  readonly ridgeKeeps: number;
}

/** The best constant learning rate, and both filters at one singular value. */
export function bestStep({ smallest, condition, sigma, reach, stop }: Numbers): BestStep {
  const largest = smallest * condition;
  const stoppedRate = reach / sigma ** 2;
  const strength = 1 / (stoppedRate * stop);
  return {
    largest,
    rate: 2 / (largest + smallest),
    factor: (condition - 1) / (condition + 1),
    stoppedRate,
    strength,
    descentKeeps: 1 - (1 - reach) ** stop,
    ridgeKeeps: sigma ** 2 / (sigma ** 2 + strength),
  };
}
