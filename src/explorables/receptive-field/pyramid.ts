import { at, range } from '../../core/array.ts';
import { receptiveFields, type WindowLayer } from '../../core/receptive-field.ts';

/** The units of all layers that one unit of the last layer depends on. Places are input positions from its center. */
export interface Pyramid {
  /** From the leftmost to the rightmost unit of a layer, entry 0 for the input. */
  readonly reaches: readonly (readonly [number, number])[];
  /** The places of the units, entry 0 for the input; null when there are too many to draw. */
  readonly units: readonly (readonly number[])[] | null;
  /** From each unit to each one that it reads, as [layer, place] pairs; empty when there are too many to draw. */
  readonly edges: readonly (readonly [readonly [number, number], readonly [number, number]])[];
}

const MOST_UNITS = 170;

/** The pyramid of dependencies under one unit of the last layer. */
export function pyramidOf(layers: readonly WindowLayer[]): Pyramid {
  const indices = indicesOf(layers);
  const fields = [{ size: 1, jump: 1 }, ...receptiveFields(layers)];
  const middle = (at(fields, layers.length).size - 1) / 2;
  const placeOf = (level: number, index: number) => {
    const { size, jump } = at(fields, level);
    return index * jump + (size - 1) / 2 - middle;
  };
  const places = indices.map((level, l) => level.map((index) => placeOf(l, index)));
  const isSmall = places.flat().length <= MOST_UNITS;
  return {
    reaches: places.map((level) => [at(level, 0), at(level, level.length - 1)]),
    units: isSmall ? places : null,
    edges: isSmall ? edgesOf(layers, { indices, placeOf }) : [],
  };
}

interface Places {
  readonly indices: readonly (readonly number[])[];
  readonly placeOf: (level: number, index: number) => number;
}

function edgesOf(layers: readonly WindowLayer[], { indices, placeOf }: Places): Pyramid['edges'] {
  return layers.flatMap(({ taps, stride, dilation }, l) =>
    at(indices, l + 1).flatMap((index) =>
      range(taps).map((u) => {
        const below = placeOf(l, index * stride + u * dilation);
        return [[l + 1, placeOf(l + 1, index)] as const, [l, below] as const] as const;
      }),
    ),
  );
}

/** The indices of the units of each layer that the first unit of the last layer depends on, ascending. */
function indicesOf(layers: readonly WindowLayer[]): readonly (readonly number[])[] {
  const levels: (readonly number[])[] = [[0]];
  for (const { taps, stride, dilation } of layers.toReversed()) {
    const read = at(levels, 0).flatMap((index) => range(taps).map((u) => index * stride + u * dilation));
    levels.unshift([...new Set(read)].toSorted((a, b) => a - b));
  }
  return levels;
}
