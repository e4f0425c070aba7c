/** What is drawn; all numbers are probabilities. */
export interface Numbers {
  /** How often the classifier says 1 in class 1. */
  readonly hit: number;
  /** How often it says 1 in class 0; below `hit`. */
  readonly alarm: number;
  /** The share of class 1 on the source. */
  readonly sourcePrior: number;
  /** The share of class 1 on the target, which the reader has to find. */
  readonly targetPrior: number;
  /** The model's probability of class 1 for one target example. */
  readonly posterior: number;
}

/** How often the classifier says 1 if this share is of class 1. */
export function rateAt(prior: number, { hit, alarm }: Numbers): number {
  return alarm + (hit - alarm) * prior;
}

/** The class ratios w_0 and w_1. */
export function ratiosOf({ sourcePrior, targetPrior }: Numbers): readonly [number, number] {
  return [(1 - targetPrior) / (1 - sourcePrior), targetPrior / sourcePrior];
}

/** The probability whose odds are those of `probability` times a factor. */
export function withOddsTimes(factor: number, probability: number): number {
  const odds = (factor * probability) / (1 - probability);
  return odds / (1 + odds);
}
