import { at, range } from '../../core/array.ts';
import { absmaxQuantized, integerLevels, integerRounding, levelRounding, meanSquaredError, NF4_LEVELS, type Quantized, type Rounding } from '../../core/block-quantizer.ts'; // prettier-ignore
import { normalVector } from '../../core/random-matrix.ts';
import { remembered } from '../../core/remembered.ts';
import { createRng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';

/** How many weights are stored. */
export const COUNT = 4096;

/** One weight in this many is an outlier: the first of each such stretch. */
export const OUTLIER_EVERY = 512;

/** Bits of the scale that is stored with each block. */
export const SCALE_BITS = 16;

/** The formats by name: integers of 2 to 8 bits, and the 4-bit normal float. */
export const FORMATS = ['int2', 'int3', 'int4', 'NF4', 'int5', 'int6', 'int7', 'int8'] as const;
/** A format's name. */
export type Format = (typeof FORMATS)[number];

/** Block sizes, as the options of a knob. */
export const BLOCKS = ['16', '32', '64', '128', '256', '512', '1024', '2048', '4096'] as const;

/** Bits that a code of a format takes. */
export function bitsOf(format: Format): number {
  return Number(format.slice(-1));
}

/** Where a format rounds to, as shares of the scale of a block. */
export function levelsOf(format: Format): Vector {
  return format === 'NF4' ? NF4_LEVELS : integerLevels(bitsOf(format));
}

/** Standard normal weights in order; every outlier is multiplied by a factor. */
export const weightsOf = remembered((seed: number, outlier: number): Vector =>
  normalVector(createRng(seed), COUNT).map((weight, i) => (i % OUTLIER_EVERY === 0 ? outlier * weight : weight)),
);

/** The weights as a format keeps them, block by block. */
export function stored(weights: Vector, format: Format, block: number): Quantized {
  return absmaxQuantized(weights, block, ROUNDINGS[format]);
}

/** The root-mean-square error of every format, in the order of `FORMATS`, for every block size of `BLOCKS`. */
export const errorsOf = remembered((seed: number, outlier: number): readonly Vector[] => {
  const weights = weightsOf(seed, outlier);
  return FORMATS.map((format) =>
    BLOCKS.map((block) => Math.sqrt(meanSquaredError(weights, stored(weights, format, Number(block)).values))),
  );
});

/** How many of some numbers fall into each of `cells` equal stretches of [-reach, reach], as shares; the ends take the rest. */
export function shares(values: Vector, reach: number, cells: number): Vector {
  const counts = range(cells).map(() => 0);
  for (const value of values) {
    const cell = Math.floor(((value + reach) / (2 * reach)) * cells);
    const inside = Math.min(cells - 1, Math.max(0, cell));
    counts[inside] = at(counts, inside) + 1;
  }
  return counts.map((count) => count / values.length);
}

const ROUNDINGS: Readonly<Record<Format, Rounding>> = {
  int2: integerRounding(2),
  int3: integerRounding(3),
  int4: integerRounding(4),
  NF4: levelRounding(NF4_LEVELS),
  int5: integerRounding(5),
  int6: integerRounding(6),
  int7: integerRounding(7),
  int8: integerRounding(8),
};
