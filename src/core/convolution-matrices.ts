import { at, range, sum } from './array.ts';
import { type Complex } from './complex.ts';
import { circulantMatrix, convolutionMatrix } from './convolution.ts';
import type { ConvolutionLayer, Kernel, Maps } from './convolution-2d.ts';
import { response } from './fourier.ts';
import { add, type Matrix, multiply, transpose } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import type { Vector } from './vector.ts';

/** Random square maps of size m, one for each channel. */
export function randomMaps(rng: Rng, channels: number, size: number): Maps {
  return range(channels).map(() => normalMatrix(rng, size, size));
}

/** A random kernel for these numbers of output and input channels and this size. */
export function randomKernel(rng: Rng, [outputs, inputs, size]: readonly [number, number, number]): Kernel {
  return range(outputs).map(() => randomMaps(rng, inputs, size));
}

/**
 * The output maps of an ungrouped layer from banded matrices: A_o = b_o + Σ_{c,u} R_u X_c T_{ocu}ᵀ.
 *
 * R_u picks input row is + uD - p for output row i; T_{ocu} is the one-dimensional matrix of kernel row (o, c, u).
 */
export function mapsFromMatrices(input: Maps, { kernel, biases, steps }: ConvolutionLayer): Maps {
  const size = at(input, 0).length;
  return kernel.map((windows, o) => {
    const terms = windows.flatMap((window, c) =>
      window.map((row, u) => {
        const picked = convolutionMatrix(size, row.map((_, place) => (place === u ? 1 : 0)), steps); // prettier-ignore
        return multiply(multiply(picked, at(input, c)), transpose(convolutionMatrix(size, row, steps)));
      }),
    );
    return terms.reduce(add).map((row) => row.map((entry) => entry + at(biases, o)));
  });
}

/** Kernels of one-dimensional layers with channels: row (o, c) of `kernels[o][c]` holds the taps. */
export type ChannelKernels = readonly Matrix[];

/** The matrix of such a layer on a circle of m places: blocks of circulant matrices, C_out m by C_in m. */
export function blockCirculant(kernels: ChannelKernels, size: number): Matrix {
  return kernels.flatMap((row) => {
    const blocks = row.map((taps) => circulantMatrix(size, taps));
    return range(size).map((i) => blocks.flatMap((block) => at(block, i)));
  });
}

/** The C_out by C_in matrix of the responses of such a layer at one frequency, in periods per entry. */
export function responses(kernels: ChannelKernels, frequency: number): readonly (readonly Complex[])[] {
  return kernels.map((row) => row.map((taps) => response(taps, frequency)));
}

/** The mean over all places of Σ_c w_c max(h_c, 0): global average pooling behind ReLU, then a linear head. */
export function pooledScore(maps: Maps, head: Vector): number {
  const means = maps.map((map) => sum(map.flat().map((entry) => Math.max(0, entry))) / map.flat().length);
  return sum(means.map((mean, c) => mean * at(head, c)));
}
