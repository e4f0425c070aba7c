/** What is drawn: two unit rows in the plane and an error to start from. */
export interface Numbers {
  /** The angle between the rows in degrees, between 0 and 180. */
  readonly angle: number;
  /** The error in coordinates in which the first row is (1, 0). */
  readonly error: readonly [number, number];
  /** The fraction to which the bound must fall. */
  readonly target: number;
}

/** The answers in numbers. */
export interface Projections {
  /** The scalar product of the two rows. */
  readonly cosine: number;
  readonly sine: number;
  /** What the projection onto either equation takes off the squared error: the squared scalar products. */
  readonly removed: readonly [number, number];
  /** The squared length of the error. */
  readonly square: number;
  /** The mean squared error after one step. */
  readonly mean: number;
  /** The smallest squared singular value of the two rows, 1 - |cos θ|. */
  readonly smallest: number;
  /** The worst factor of the mean squared error per step, (1 + |cos θ|) / 2. */
  readonly factor: number;
}

/** One random projection, and the bound that holds from every error. */
export function project({ angle, error }: Numbers): Projections {
  const radians = (angle * Math.PI) / 180;
  // A right angle has the cosine 0, without the noise of binary arithmetic.
  const cosine = angle === 90 ? 0 : Math.cos(radians);
  const sine = Math.sin(radians);
  const removed = [error[0] ** 2, (error[0] * cosine + error[1] * sine) ** 2] as const;
  const square = error[0] ** 2 + error[1] ** 2;
  return {
    cosine,
    sine,
    removed,
    square,
    mean: square - (removed[0] + removed[1]) / 2,
    smallest: 1 - Math.abs(cosine),
    factor: (1 + Math.abs(cosine)) / 2,
  };
}
