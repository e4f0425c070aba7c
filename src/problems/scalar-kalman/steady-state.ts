/** What is drawn. */
export interface Numbers {
  readonly a: number;
  /** Variance of the driving noise. */
  readonly q: number;
  /** Variance of the sensor noise. */
  readonly r: number;
}

/** The scalar Kalman filter in its steady state. */
export interface SteadyState {
  /** The coefficient b of P^2 + b P - q r = 0. */
  readonly linear: number;
  /** Predicted error variance P, the positive root. */
  readonly predicted: number;
  /** K = P / (P + r) */
  readonly gain: number;
  /** (1 - K) a */
  readonly memory: number;
  /** Error variance after the update, (1 - K) P = K r. */
  readonly error: number;
}

/** The fixed point of P = a^2 P r / (P + r) + q, which is P^2 + (r (1 - a^2) - q) P - q r = 0 (Kalman 1960, scalar). */
export function steadyState({ a, q, r }: Numbers): SteadyState {
  const linear = r * (1 - a ** 2) - q;
  const predicted = positiveRoot(linear, q * r);
  const gain = predicted / (predicted + r);
  return { linear, predicted, gain, memory: (1 - gain) * a, error: gain * r };
}

/** The positive root of x^2 + b x - c = 0 for c > 0. */
export function positiveRoot(b: number, c: number): number {
  return (-b + Math.sqrt(b ** 2 + 4 * c)) / 2;
}
