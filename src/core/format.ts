const MINUS = '\u2212';
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LEAST_PLAIN = 1e-4;
const LEAST_SCIENTIFIC = 1e6;

/**
 * A number for reading, as plain text: rounded to `digits` significant digits, without trailing zeros,
 * with a true minus sign, and as "1.1 × 10⁻⁵" below 10⁻⁴ and from a million on.
 *
 * Zero is "0" whatever its sign; an infinity is "∞". For a reading that must keep its width while
 * it changes, use `formatFixed`.
 */
export function formatNumber(x: number, digits: number): string {
  const { mantissa, exponent } = rounded(x, digits);
  if (exponent === null) return signed(mantissa);
  const power = `10${superscript(exponent)}`;
  if (mantissa === '1') return power;
  return mantissa === '-1' ? `${MINUS}${power}` : `${signed(mantissa)} × ${power}`;
}

/** A number for reading with exactly `decimals` digits after the point: "0.50", "−1.20", never "−0.00". */
export function formatFixed(x: number, decimals: number): string {
  return signed(fixed(x, decimals));
}

/** A whole number for reading, in groups of three digits: "91,392". */
export function formatCount(n: number): string {
  return signed(grouped(n, ','));
}

/** A number as TeX, rounded to `digits` significant digits without trailing zeros: "-41", "1.1 \times 10^{-5}". */
export function texNumber(x: number, digits: number): string {
  const { mantissa, exponent } = rounded(x, digits);
  if (exponent === null) return mantissa.replace('∞', '\\infty');
  const power = `10^{${exponent}}`;
  if (mantissa === '1') return power;
  return mantissa === '-1' ? `-${power}` : `${mantissa} \\times ${power}`;
}

/** A number as TeX with exactly `decimals` digits after the point, never "-0.00". */
export function texFixed(x: number, decimals: number): string {
  return fixed(x, decimals).replace('∞', '\\infty');
}

/** A whole number as TeX, in groups of three digits: "91{,}392". */
export function texCount(n: number): string {
  return grouped(n, '{,}');
}

/** A number as a reader types it on a keyboard: ASCII, rounded to `digits` significant digits, "1.1e-5". */
export function typedNumber(x: number, digits: number): string {
  const { mantissa, exponent } = rounded(x, digits);
  return exponent === null ? mantissa : `${mantissa}e${exponent}`;
}

/** The rounded number as ASCII digits: whole, or (`exponent` not null) its mantissa in scientific notation. */
function rounded(x: number, digits: number): { readonly mantissa: string; readonly exponent: number | null } {
  if (!Number.isFinite(x)) return { mantissa: infinite(x), exponent: null };
  const value = withoutNegativeZero(Number(x.toPrecision(digits)));
  const size = Math.abs(value);
  if (size === 0 || (size >= LEAST_PLAIN && size < LEAST_SCIENTIFIC))
    return { mantissa: String(value), exponent: null };
  const [mantissa = '', exponent] = value.toExponential(digits - 1).split('e');
  return { mantissa: String(Number(mantissa)), exponent: Number(exponent) };
}

function fixed(x: number, decimals: number): string {
  if (!Number.isFinite(x)) return infinite(x);
  const text = x.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

function grouped(n: number, separator: string): string {
  return Number.isFinite(n) ? fixed(n, 0).replace(/\B(?=(\d{3})+$)/g, separator) : infinite(n);
}

function infinite(x: number): string {
  return String(x).replace('Infinity', '∞');
}

function signed(text: string): string {
  return text.replace('-', MINUS);
}

function superscript(n: number): string {
  const digits = [...String(Math.abs(n))].map((digit) => SUPERSCRIPTS[Number(digit)] ?? '').join('');
  return n < 0 ? `⁻${digits}` : digits;
}

function withoutNegativeZero(x: number): number {
  return x === 0 ? 0 : x;
}
