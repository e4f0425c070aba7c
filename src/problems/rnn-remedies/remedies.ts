/** What is drawn. */
export interface Numbers {
  /** A gradient with a whole norm. */
  readonly gradient: readonly [number, number];
  /** For both ways to clip it; below its larger entry. */
  readonly threshold: number;
  /** A stochastic gradient: `rare` with this probability, else `common`, which is negative and at least -1. */
  readonly rare: number;
  readonly probability: number;
  readonly common: number;
  /** Weight w of G_(n-1); the rest of 1 is v, the weight of G_(n-lag). */
  readonly recurrent: number;
  readonly lag: number;
  /** Steps over which half of the gradient must survive. */
  readonly halfLife: number;
}

/** The threshold at which each sample of the stochastic gradient is clipped. */
export const SAMPLE_THRESHOLD = 1;

/** The answers in numbers. */
export interface Remedies {
  readonly norm: number;
  readonly byNorm: readonly [number, number];
  readonly byValue: readonly [number, number];
  /** Between the gradient and its clip by value, in degrees. */
  readonly angle: number;
  /** Mean of the stochastic gradient. */
  readonly meanBefore: number;
  /** Mean after clipping each sample. */
  readonly meanAfter: number;
  /** Limit of G_n = w G_(n-1) + v G_(n-k) with w + v = 1 and G_0 = 1: 1 / (1 + (k - 1) v). */
  readonly limit: number;
  /** The forget gate f with f^n = 1/2. */
  readonly forget: number;
}

/** Clips the gradient in both ways, clips the samples, and solves the skip and the gate. */
export function remedies(numbers: Numbers): Remedies {
  const { gradient, threshold, rare, probability, common, recurrent, lag, halfLife } = numbers;
  const norm = Math.hypot(...gradient);
  const scale = Math.min(1, threshold / norm);
  const byNorm = [gradient[0] * scale, gradient[1] * scale] as const;
  const byValue = [clip(gradient[0], threshold), clip(gradient[1], threshold)] as const;
  const mean = (a: number, b: number) => probability * a + (1 - probability) * b;
  return {
    norm,
    byNorm,
    byValue,
    angle: angleBetween(gradient, byValue),
    meanBefore: mean(rare, common),
    meanAfter: mean(clip(rare, SAMPLE_THRESHOLD), clip(common, SAMPLE_THRESHOLD)),
    limit: 1 / (1 + (lag - 1) * (1 - recurrent)),
    forget: 2 ** (-1 / halfLife),
  };
}

/** The number, moved into [-threshold, threshold]. */
export function clip(x: number, threshold: number): number {
  return Math.max(-threshold, Math.min(threshold, x));
}

/** The angle between two vectors of the plane, in degrees from 0 to 180. */
function angleBetween(a: readonly [number, number], b: readonly [number, number]): number {
  const cross = a[0] * b[1] - a[1] * b[0];
  const dot = a[0] * b[0] + a[1] * b[1];
  return (Math.atan2(Math.abs(cross), dot) * 180) / Math.PI;
}
