import { range } from './array.ts';
import type { Matrix } from './matrix.ts';
import type { Rng } from './rng.ts';
import { average, difference } from './vector.ts';

/** The shape of a cloud in the plane before it is drawn. */
export interface TiltedCloud {
  readonly count: number;
  /** The standard deviations along the tilted axis and across it. */
  readonly spreads: readonly [number, number];
  /** Of the tilted axis, in radians from the first coordinate. */
  readonly angle: number;
}

/**
 * Points of a normal cloud with a tilted axis, one in each row, n by 2, moved so that their mean is 0.
 *
 * Each point takes two normals from the generator, first along the axis, then across it.
 */
export function tiltedCloud(rng: Rng, { count, spreads, angle }: TiltedCloud): Matrix {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const drawn = range(count).map(() => {
    const along = spreads[0] * rng.normal();
    const across = spreads[1] * rng.normal();
    return [along * cosine - across * sine, along * sine + across * cosine];
  });
  const mean = average(drawn);
  return drawn.map((point) => difference(point, mean));
}
