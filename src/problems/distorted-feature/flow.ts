/** What is drawn. The third input is off the span; its feature weight is 1, and the truth is (1, 1, 1). */
export interface Numbers {
  /** Pre-trained weight of the first input. */
  readonly first: number;
  /** Pre-trained weight of the second input. */
  readonly second: number;
  /** a_0, the start of the head; from 0 on. */
  readonly head: number;
}

/** The squared length of the true coefficients in the span. */
export const TRUTH = 2;

/** The squared length of the feature's weights in the span. */
export function squaredLength({ first, second }: Numbers): number {
  return first ** 2 + second ** 2;
}

/** c_0, which gradient flow keeps, for a head that starts at `head`. */
export function keptFrom(head: number, numbers: Numbers): number {
  return head ** 2 - squaredLength(numbers);
}

/** The head at the end of gradient flow, from what it keeps: the positive root of a⁴ - c_0 a² - ν² = 0. */
export function limitOf(kept: number, truth: number = TRUTH): number {
  return Math.sqrt((kept + Math.sqrt(kept ** 2 + 4 * truth)) / 2);
}

/** The head with the least error in the span while the feature stays. */
export function probeOf(numbers: Numbers): number {
  return (numbers.first + numbers.second) / squaredLength(numbers);
}

/** The error on the third input, of variance 1. */
export function errorOff(head: number): number {
  return (head - 1) ** 2 / 2;
}

/** The start from which full tuning ends with the head 1. The squared length must be above 1. */
export function harmlessStart(numbers: Numbers): number {
  return Math.sqrt(squaredLength(numbers) + 1 - TRUTH);
}
