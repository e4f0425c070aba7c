import { at, range, sum } from './array.ts';
import { type ConvolutionSteps, outputSize } from './convolution.ts';
import { type Matrix, scale } from './matrix.ts';
import type { Vector } from './vector.ts';

/** Maps of one size, one for each channel: entry (c, i, j) is `maps[c][i][j]`. */
export type Maps = readonly Matrix[];

/** A kernel as a list over output channels of k by k windows, one for each input channel of the group. */
export type Kernel = readonly Maps[];

/** A layer: its kernel, one bias for each output channel, and how it walks. */
export interface ConvolutionLayer {
  readonly kernel: Kernel;
  readonly biases: Vector;
  readonly steps: ConvolutionSteps;
  /** Into how many groups the channels are split; 1 when left out. */
  readonly groups?: number;
}

/**
 * The output maps A_{o,ij} = b_o + Σ_{c,u,v} W_{oc,uv} X_{c, is + uD - p, js + vD - p}, with zeros outside the input.
 *
 * With g groups, output channel o reads only the input channels of its own group. C_in maps give C_out.
 */
export function convolveMaps(input: Maps, { kernel, biases, steps, groups = 1 }: ConvolutionLayer): Maps {
  const perGroup = input.length / groups;
  return kernel.map((windows, o) => {
    const first = Math.floor((o * groups) / kernel.length) * perGroup;
    const parts = windows.map((window, c) => convolveMap(at(input, first + c), window, steps));
    return at(parts, 0).map((row, i) =>
      row.map((_, j) => at(biases, o) + sum(parts.map((part) => at(at(part, i), j)))),
    );
  });
}

/** The cross-correlation of one map with one window, with zeros outside the map. */
export function convolveMap(map: Matrix, window: Matrix, steps: ConvolutionSteps): Matrix {
  const { stride, padding, dilation } = steps;
  const entry = (i: number, j: number, [u, v]: readonly [number, number]) =>
    map[i * stride + u * dilation - padding]?.[j * stride + v * dilation - padding] ?? 0;
  const columns = outputSize(at(map, 0).length, at(window, 0).length, steps);
  return range(outputSize(map.length, window.length, steps)).map((i) =>
    range(columns).map((j) =>
      sum(window.flatMap((weights, u) => weights.map((weight, v) => weight * entry(i, j, [u, v])))),
    ),
  );
}

/** All entries of some maps in one vector: channel by channel, row by row. */
export function flattened(maps: Maps): Vector {
  return maps.flat(2);
}

/** The maps of `channels` squares of size m that hold these entries, the inverse of `flattened`. */
export function squareMaps(entries: Vector, channels: number): Maps {
  const size = Math.sqrt(entries.length / channels);
  return range(channels).map((c) =>
    range(size).map((i) => range(size).map((j) => at(entries, (c * size + i) * size + j))),
  );
}

/** Batch normalization in inference mode, one entry for each channel; the spread is √(v + ε). */
export interface ChannelNorm {
  readonly mean: Vector;
  readonly spread: Vector;
  readonly gain: Vector;
  readonly shift: Vector;
}

/** Each channel normalized: γ(a - μ)/√(v + ε) + β. */
export function normalizedMaps(maps: Maps, { mean, spread, gain, shift }: ChannelNorm): Maps {
  const entry = (a: number, o: number) => (at(gain, o) * (a - at(mean, o))) / at(spread, o) + at(shift, o);
  return maps.map((map, o) => map.map((row) => row.map((a) => entry(a, o))));
}

/** The layer with that normalization folded in: W' = γW/√(v + ε), b' = β + γ(b - μ)/√(v + ε). */
export function foldedLayer(layer: ConvolutionLayer, { mean, spread, gain, shift }: ChannelNorm): ConvolutionLayer {
  const factor = (o: number) => at(gain, o) / at(spread, o);
  const kernel = layer.kernel.map((windows, o) => windows.map((window) => scale(factor(o), window)));
  return { ...layer, kernel, biases: layer.biases.map((b, o) => at(shift, o) + factor(o) * (b - at(mean, o))) };
}
