/** Beyond this the tail is less than 1e-18, and below the rounding of the series. */
const FAR = 9;
const SMALLEST_TERM = 1e-17;

/**
 * Φ(z), the probability that a standard normal is below z, to about 1e-15.
 *
 * By the series Φ(z) = 1/2 + φ(z) (z + z³/3 + z⁵/(3·5) + z⁷/(3·5·7) + ...), whose terms all have the sign of z.
 */
export function normalDistribution(z: number): number {
  if (Math.abs(z) > FAR) return z > 0 ? 1 : 0;
  let [term, total] = [z, z];
  for (let odd = 3; Math.abs(term) > SMALLEST_TERM; odd += 2) {
    term *= (z * z) / odd;
    total += term;
  }
  return 0.5 + (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * total;
}
