/** The probability that the mean of m independent 0-1 draws misses their expectation p by more than a width, exactly. 0 < p < 1. */
export function missProbability(m: number, p: number, width: number): number {
  let [term, missed] = [(1 - p) ** m, 0];
  for (let k = 0; k <= m; k += 1) {
    if (Math.abs(k / m - p) > width) missed += term;
    term *= ((m - k) / (k + 1)) * (p / (1 - p));
  }
  return missed;
}
