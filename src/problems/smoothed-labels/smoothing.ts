/** What is drawn: a smoothed label, and a student with one logit for the true class and one for all others. */
export interface Numbers {
  /** K */
  readonly classes: number;
  /** γ */
  readonly share: number;
  /** By how much the logit of the true class exceeds the others. */
  readonly gap: number;
}

/** What the questions ask for. */
export interface Smoothing {
  /** Target of the true class. */
  readonly target: number;
  /** Target of each wrong class. */
  readonly wrong: number;
  readonly bestGap: number;
  /** Entropy of the target. */
  readonly least: number;
  /** Of the student, in the true class. */
  readonly probability: number;
  /** Cross-entropy of the student with the label itself. */
  readonly plain: number;
  readonly loss: number;
  /** Of the loss in the gap. */
  readonly slope: number;
}

export function smoothed({ classes, share, gap }: Numbers): Smoothing {
  const wrong = share / classes;
  const target = 1 - share + wrong;
  const plain = Math.log(1 + (classes - 1) * Math.exp(-gap));
  const probability = Math.exp(-plain);
  return {
    target,
    wrong,
    bestGap: Math.log(target / wrong),
    least: -target * Math.log(target) - (classes - 1) * wrong * Math.log(wrong),
    probability,
    plain,
    loss: plain + (classes - 1) * wrong * gap,
    slope: probability - target,
  };
}
