const LEAST_GAP = 0.02;

/**
 * When a quantity that each step multiplies by `factor` has shrunk to the fraction `target` of its start, in real time.
 *
 * It is ln(target) / ln|factor|. Throws RangeError unless the target and the size of the factor lie between 0 and 1.
 */
export function shrinkTime(factor: number, target: number): number {
  const size = Math.abs(factor);
  if (!(size > 0 && size < 1 && target > 0 && target < 1)) {
    throw new RangeError(`factor ${factor} and target ${target} must lie strictly between 0 and 1 in size`);
  }
  return Math.log(target) / Math.log(size);
}

/** The first whole number of steps after which the quantity is at most the target; see {@link shrinkTime}. */
export function stepsToShrink(factor: number, target: number): number {
  return Math.ceil(shrinkTime(factor, target));
}

/** Whether rounded logarithms still give the right number of steps: no whole number is within 0.02 of the real time. */
export function hasClearSteps(factor: number, target: number): boolean {
  const time = shrinkTime(factor, target);
  return Math.abs(time - Math.round(time)) >= LEAST_GAP;
}
