/** A complex number: its real and its imaginary part. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** The distance of a complex number from 0. */
export function modulus({ re, im }: Complex): number {
  return Math.hypot(re, im);
}
