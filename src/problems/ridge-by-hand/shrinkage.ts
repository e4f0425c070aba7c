/** Two numbers: a vector, or one for each of the directions (1, 1) and (1, -1). */
export type Pair = readonly [number, number];

/** What is drawn: the matrix ((a, b), (b, a)), two targets and a penalty. */
export interface Numbers {
  /** The entry on the diagonal. */
  readonly same: number;
  /** The other entry; not equal to `same`, or the matrix would be singular. */
  readonly other: number;
  readonly targets: Pair;
  readonly penalty: number;
}

/** The answers in numbers. What is called parts, values or factors has one number for each of the two directions. */
export interface Shrinkage {
  /** The factors a + b and a - b by which the matrix multiplies the two directions. */
  readonly eigenvalues: Pair;
  /** Their absolute values; the first is the larger one. */
  readonly singularValues: Pair;
  /** The targets as combination of (1, 1) and (1, -1). */
  readonly targetParts: Pair;
  /** The least-squares weights as that combination. */
  readonly leastSquaresParts: Pair;
  readonly leastSquares: Pair;
  /** σ² / (σ² + λ) */
  readonly factors: Pair;
  readonly ridgeParts: Pair;
  readonly ridge: Pair;
  /** The sum of the factors. */
  readonly freedom: number;
  /** y - X w for the ridge weights w. */
  readonly residual: Pair;
}

/** Least squares and ridge for X = ((a, b), (b, a)), one number for each of the two directions. */
export function shrinkage({ same, other, targets, penalty }: Numbers): Shrinkage {
  const eigenvalues: Pair = [same + other, same - other];
  const targetParts: Pair = [(targets[0] + targets[1]) / 2, (targets[0] - targets[1]) / 2];
  const leastSquaresParts: Pair = [targetParts[0] / eigenvalues[0], targetParts[1] / eigenvalues[1]];
  const kept = (eigenvalue: number) => eigenvalue ** 2 / (eigenvalue ** 2 + penalty);
  const factors: Pair = [kept(eigenvalues[0]), kept(eigenvalues[1])];
  const ridgeParts: Pair = [factors[0] * leastSquaresParts[0], factors[1] * leastSquaresParts[1]];
  const ridge = combined(ridgeParts);
  return {
    eigenvalues,
    singularValues: [eigenvalues[0], Math.abs(eigenvalues[1])],
    targetParts,
    leastSquaresParts,
    leastSquares: combined(leastSquaresParts),
    factors,
    ridgeParts,
    ridge,
    freedom: factors[0] + factors[1],
    residual: [targets[0] - same * ridge[0] - other * ridge[1], targets[1] - other * ridge[0] - same * ridge[1]],
  };
}

/** The vector p (1, 1) + q (1, -1). */
export function combined([p, q]: Pair): Pair {
  return [p + q, p - q];
}
