/** What is drawn; all numbers are multiples of 0.05. */
export interface Numbers {
  /** m, by which the target is shifted; between 0 and 1. The source is uniform on [0, 1]. */
  readonly shift: number;
  /** The threshold of the labels. */
  readonly truth: number;
  /** The threshold of the classifier. */
  readonly threshold: number;
}

/** Where a uniform law of width 1 lives. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The inputs of the source. */
export const SOURCE: Range = { low: 0, high: 1 };

/** The inputs of the target. */
export function targetOf({ shift }: Numbers): Range {
  return { low: shift, high: 1 + shift };
}

/** The part of the interval between the two thresholds that lies in a range; empty if `high` is not above `low`. */
export function partIn(range: Range, { truth, threshold }: Numbers): Range {
  const low = Math.max(range.low, Math.min(truth, threshold));
  const high = Math.min(range.high, Math.max(truth, threshold));
  return { low, high };
}

/** The error of the classifier under the uniform law on a range: the length of that part, without the noise of binary fractions. */
export function errorOn(range: Range, numbers: Numbers): number {
  const { low, high } = partIn(range, numbers);
  return clean(Math.max(0, high - low));
}

/** A number of at most three decimals without the noise of binary arithmetic. */
export function clean(x: number): number {
  return Math.round(1000 * x) / 1000;
}
