/** What is drawn: how far the generator's line lies from that of the data, and two kinds of noise. */
export interface Numbers {
  /** The signed distance, not 0. */
  readonly theta: number;
  /** The variance of the normal noise. */
  readonly noise: number;
  /** The width of the uniform noise, which is not the distance. */
  readonly width: number;
}

/** KL of the two laws under normal noise, either way. */
export function noisyKl({ theta, noise }: Numbers): number {
  return theta ** 2 / (2 * noise);
}

/** Its slope in the distance. */
export function klSlope({ theta, noise }: Numbers): number {
  return theta / noise;
}

/** The share of each law that lies outside the other under uniform noise. */
export function apartShare({ theta, width }: Numbers): number {
  return Math.min(1, Math.abs(theta) / width);
}

/** JS of the two laws under uniform noise. */
export function uniformJs(numbers: Numbers): number {
  return Math.LN2 * apartShare(numbers);
}

/** Its slope in the distance: 0 where the laws do not overlap. */
export function jsSlope({ theta, width }: Numbers): number {
  return Math.abs(theta) > width ? 0 : (Math.sign(theta) * Math.LN2) / width;
}
