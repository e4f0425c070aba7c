/** What is drawn: one affine coupling layer on two numbers, an input, a base point, and the sizes of a larger layer. */
export interface Numbers {
  readonly x: readonly [number, number];
  /** The log-scale is height tanh(steepness x_1). */
  readonly height: number;
  readonly steepness: number;
  /** The shift is slope x_1 + offset. */
  readonly slope: number;
  readonly offset: number;
  /** The second entry of the base point whose input is asked. Its first one is that of the input. */
  readonly base: number;
  /** Entries of the input of the larger layer, an even number. */
  readonly dimension: number;
  /** Units in each of its two hidden layers. */
  readonly hidden: number;
}

/** The log-scale for a first entry. */
export function logScale({ height, steepness }: Numbers, first: number): number {
  return height * Math.tanh(steepness * first);
}

/** The shift for a first entry. */
export function shift({ slope, offset }: Numbers, first: number): number {
  return slope * first + offset;
}

/** The second entry of the base point of the input. */
export function baseEntry(numbers: Numbers): number {
  const [first, second] = numbers.x;
  return second * Math.exp(logScale(numbers, first)) + shift(numbers, first);
}

/** The log-density of the base law N(0, I) at a point of the plane. */
export function logBase([first, second]: readonly [number, number]): number {
  return -Math.log(2 * Math.PI) - (first ** 2 + second ** 2) / 2;
}

/** The log-density of the input. */
export function logDensity(numbers: Numbers): number {
  const [first] = numbers.x;
  return logBase([first, baseEntry(numbers)]) + logScale(numbers, first);
}

/** The second entry of the input that the base point leads to. */
export function inputEntry(numbers: Numbers): number {
  const [first] = numbers.x;
  return (numbers.base - shift(numbers, first)) * Math.exp(-logScale(numbers, first));
}

/** The widths of the network of the larger layer: half of the input in, log-scales and shifts of the other half out. */
export function widthsOf({ dimension, hidden }: Numbers): readonly number[] {
  return [dimension / 2, hidden, hidden, dimension];
}

/** Weights and biases of a dense network of these widths. */
export function denseParameters(widths: readonly number[]): number {
  return widths.slice(1).reduce((count, width, i) => count + ((widths[i] ?? 0) + 1) * width, 0);
}
