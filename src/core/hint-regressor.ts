import { range } from './array.ts';
import { convolveMaps, type Maps, squareMaps } from './convolution-2d.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';

/** Square feature maps: how many, and how many entries each side has. */
export interface MapShape {
  readonly channels: number;
  readonly side: number;
}

/** What a random convolution with stride 1, without padding, makes of random maps of one shape, and its numbers. */
export interface RegressedMaps {
  readonly maps: Maps;
  /** All weights of the kernel and all biases. */
  readonly numbers: readonly number[];
}

/** Maps of shape `from` through a convolution with windows of `window` by `window` entries and `channels` outputs. */
export function regressedMaps(
  rng: Rng,
  from: MapShape,
  { window, channels }: { readonly window: number; readonly channels: number },
): RegressedMaps {
  const kernel = range(channels).map(() => range(from.channels).map(() => normalMatrix(rng, window, window)));
  const biases = normalVector(rng, channels);
  const input = squareMaps(normalVector(rng, from.side ** 2 * from.channels), from.channels);
  const maps = convolveMaps(input, { kernel, biases, steps: { stride: 1, padding: 0, dilation: 1 } });
  return { maps, numbers: [...kernel.flat(3), ...biases] };
}
