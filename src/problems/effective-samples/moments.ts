/** What is drawn. */
export interface Numbers {
  /** m, the mean of the target; the source is standard normal. */
  readonly mean: number;
  /** r, the standard deviation of the target; below the root of 2. */
  readonly deviation: number;
  /** x, the input whose weight is asked. */
  readonly input: number;
  /** D, the number of independent dimensions. */
  readonly dimensions: number;
  /** The effective sample size that is wanted. */
  readonly wanted: number;
}

/** The source examples of the last question. */
export const AVAILABLE = 1e6;

/** The logarithm of w(x), but for the factor 1/r. */
export function exponentAt({ mean, deviation, input }: Numbers): number {
  return input ** 2 / 2 - (input - mean) ** 2 / (2 * deviation ** 2);
}

/** w(x) = p_t(x) / p_s(x). */
export function weightOf(numbers: Numbers): number {
  return Math.exp(exponentAt(numbers)) / numbers.deviation;
}

/** E_s[w²] in one dimension. */
export function secondMoment({ mean, deviation }: Numbers): number {
  const gap = 2 - deviation ** 2;
  return Math.exp(mean ** 2 / gap) / (deviation * Math.sqrt(gap));
}

/** The source examples that are worth the wanted number, rounded up. */
export function neededExamples(numbers: Numbers): number {
  return Math.ceil(numbers.wanted * secondMoment(numbers) ** numbers.dimensions);
}

/** The number of dimensions in which all available examples are worth the wanted number, not rounded. */
export function dimensionLimit(numbers: Numbers): number {
  return Math.log(AVAILABLE / numbers.wanted) / Math.log(secondMoment(numbers));
}
