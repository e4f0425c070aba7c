/** What is drawn. */
export interface Numbers {
  /** The eigenvalues of W, for (1, 1) and (1, -1), in hundredths. */
  readonly symmetric: readonly [number, number];
  readonly steps: number;
  /** The eigenvector along which the gradient arrives: (1, 1) or (1, -1). */
  readonly direction: 'even' | 'odd';
  /** The double eigenvalue of N, in hundredths, below 100. */
  readonly triangular: number;
  /** The entry above the diagonal of N. */
  readonly coupling: number;
  readonly stepsBack: number;
}

/** The answers in numbers; matrices by rows. */
export interface Powers {
  readonly eigenvalues: readonly [number, number];
  /** W = ((p, s), (s, p)) */
  readonly matrix: readonly (readonly number[])[];
  /** W^k */
  readonly power: readonly (readonly number[])[];
  /** Size of the factor along the given eigenvector after k steps back. */
  readonly gain: number;
  readonly triangular: readonly (readonly number[])[];
  /** The smallest k at which the entry of N^k above the diagonal is largest. */
  readonly peak: number;
  /** (N^T)^n (1, 0)^T */
  readonly back: readonly [number, number];
}

/** Powers of W = ((p, s), (s, p)) with eigenvalues p + s and p - s, and of N = ((a, m), (0, a)). */
export function powers({ symmetric, steps, direction, triangular, coupling, stepsBack }: Numbers): Powers {
  const [even, odd] = [symmetric[0] / 100, symmetric[1] / 100];
  const a = triangular / 100;
  return {
    eigenvalues: [even, odd],
    matrix: evenOdd(even, odd),
    power: evenOdd(even ** steps, odd ** steps),
    gain: (direction === 'even' ? even : odd) ** steps,
    triangular: [
      [a, coupling],
      [0, a],
    ],
    // The entry grows from k to k + 1 exactly while (k + 1) a > k, that is k < a / (1 - a).
    peak: Math.ceil(triangular / (100 - triangular)),
    back: [a ** stepsBack, stepsBack * coupling * a ** (stepsBack - 1)],
  };
}

/** The symmetric matrix with these eigenvalues for (1, 1) and (1, -1). */
function evenOdd(even: number, odd: number): readonly (readonly number[])[] {
  const [same, other] = [(even + odd) / 2, (even - odd) / 2];
  return [
    [same, other],
    [other, same],
  ];
}
