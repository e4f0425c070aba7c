import { at, range, sum } from './array.ts';
import { type ConvolutionSteps, outputSize } from './convolution.ts';
import type { Matrix } from './matrix.ts';

/** What a window reads outside its map: zeros, or the map again, as on a torus. */
export type Border = 'zero' | 'circular';

/** A window of weights, how it walks over a map, and what it reads outside. */
export interface WindowWalk {
  readonly window: Matrix;
  readonly steps: ConvolutionSteps;
  readonly border: Border;
}

/** The gradients of a loss in everything that one convolution of one map reads. */
export interface ConvolutionGradients {
  /** Of the shape of the map. */
  readonly map: Matrix;
  /** Of the shape of the window. */
  readonly window: Matrix;
  readonly bias: number;
}

/** The place is + uD - p that output i reads with tap u, or on a circle that place brought inside; null where it reads 0. */
export function placeRead(
  { output, tap, size }: { readonly output: number; readonly tap: number; readonly size: number },
  { steps: { stride, padding, dilation }, border }: Pick<WindowWalk, 'steps' | 'border'>,
): number | null {
  const place = output * stride + tap * dilation - padding;
  if (place >= 0 && place < size) return place;
  return border === 'zero' ? null : ((place % size) + size) % size;
}

/** The cross-correlation A_ij = Σ_uv W_uv X_{is + uD - p, js + vD - p} of one map with one window. */
export function convolveBordered(map: Matrix, walk: WindowWalk): Matrix {
  const columns = placesRead([at(map, 0).length, at(walk.window, 0).length], walk);
  return placesRead([map.length, walk.window.length], walk).map((rowPlaces) =>
    columns.map((columnPlaces) => {
      let total = 0;
      for (let u = 0; u < rowPlaces.length; u += 1) {
        const row = map[rowPlaces[u] ?? -1];
        const weights = walk.window[u];
        for (let v = 0; v < columnPlaces.length; v += 1) {
          total += (weights?.[v] ?? 0) * (row?.[columnPlaces[v] ?? -1] ?? 0);
        }
      }
      return total;
    }),
  );
}

/**
 * The backward pass of that map, for an upstream gradient δ of the shape of its output.
 *
 * Every product W_uv X in the sum of A_ij hands δ_ij X to its weight and δ_ij W_uv to its entry; what is handed
 * to the zeros outside is lost.
 */
export function borderedGradients(
  { map, upstream }: { readonly map: Matrix; readonly upstream: Matrix },
  walk: WindowWalk,
): ConvolutionGradients {
  const inMap = map.map((row) => row.map(() => 0));
  const inWindow = walk.window.map((row) => row.map(() => 0));
  const columns = placesRead([at(map, 0).length, at(walk.window, 0).length], walk);
  placesRead([map.length, walk.window.length], walk).forEach((rowPlaces, i) => {
    columns.forEach((columnPlaces, j) => {
      const delta = at(at(upstream, i), j);
      rowPlaces.forEach((row, u) => {
        columnPlaces.forEach((column, v) => {
          if (row === null || column === null) return;
          raise(inWindow, [u, v], delta * at(at(map, row), column));
          raise(inMap, [row, column], delta * at(at(walk.window, u), v));
        });
      });
    });
  });
  return { map: inMap, window: inWindow, bias: sum(upstream.flat()) };
}

/** For every output along one axis, the place that it reads with each tap. */
function placesRead(
  [size, taps]: readonly [number, number],
  walk: WindowWalk,
): readonly (readonly (number | null)[])[] {
  return range(outputSize(size, taps, walk.steps)).map((output) =>
    range(taps).map((tap) => placeRead({ output, tap, size }, walk)),
  );
}

function raise(rows: number[][], [i, j]: readonly [number, number], by: number): void {
  const row = at(rows, i);
  row[j] = at(row, j) + by;
}
