/** A number as a reader writes it: "2.4 × 10" to the power of "−10"; without a power where `exponent` is null. */
export interface MeasuredError {
  readonly mantissa: string;
  readonly exponent: string | null;
}

/** A measured error in two significant digits; an exact agreement is 0. */
export function measuredError(error: number): MeasuredError {
  if (error === 0) return { mantissa: '0', exponent: null };
  const [mantissa = '', exponent = ''] = error.toExponential(1).split('e');
  return { mantissa, exponent: exponent.replace('+', '').replace('-', '\u2212') };
}
