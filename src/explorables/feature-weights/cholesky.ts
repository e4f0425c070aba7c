/** The lower factor L of a symmetric positive definite matrix LLᵀ, both n by n and row by row. */
export interface Factor {
  readonly size: number;
  readonly lower: Float64Array;
}

/** The Cholesky factor; of the matrix only the lower half is read. A matrix that is not positive definite gives NaN. */
export function factorOf(matrix: Float64Array, size: number): Factor {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j] ?? 0;
      for (let m = 0; m < j; m++) rest -= (lower[i * size + m] ?? 0) * (lower[j * size + m] ?? 0);
      lower[i * size + j] = i === j ? Math.sqrt(rest) : rest / (lower[j * size + j] ?? 0);
    }
  }
  return { size, lower };
}

/** The solution x of LLᵀx = b: forward, then backward. */
export function solved(factor: Factor, b: Float64Array): Float64Array {
  return backSolved(factor, forwardSolved(factor, b));
}

/** The solution of Lx = b. */
function forwardSolved({ size, lower }: Factor, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i++) {
    let rest = x[i] ?? 0;
    for (let j = 0; j < i; j++) rest -= (lower[i * size + j] ?? 0) * (x[j] ?? 0);
    x[i] = rest / (lower[i * size + i] ?? 0);
  }
  return x;
}

/** The solution of Lᵀx = b. */
function backSolved({ size, lower }: Factor, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = size - 1; i >= 0; i--) {
    let rest = x[i] ?? 0;
    for (let j = i + 1; j < size; j++) rest -= (lower[j * size + i] ?? 0) * (x[j] ?? 0);
    x[i] = rest / (lower[i * size + i] ?? 0);
  }
  return x;
}
