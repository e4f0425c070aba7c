import { at, range, sum } from './array.ts';
import type { Matrix } from './matrix.ts';
import type { Vector } from './vector.ts';

/** How a kernel walks over its input: whole numbers, stride and dilation from 1, padding (zeros on each side) from 0. */
export interface ConvolutionSteps {
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

/** One step at a time, no padding, neighboring taps. */
export const PLAIN_STEPS: ConvolutionSteps = { stride: 1, padding: 0, dilation: 1 };

/** The number of outputs for m inputs and a kernel of k taps: ⌊(m + 2p - D(k - 1) - 1) / s⌋ + 1, below 1 when the kernel does not fit. */
export function outputSize(size: number, taps: number, { stride, padding, dilation }: ConvolutionSteps): number {
  return Math.floor((size + 2 * padding - dilation * (taps - 1) - 1) / stride) + 1;
}

/** The cross-correlation a_i = Σ_u w_u x_{is + uD - p} of m inputs, which count as 0 outside, with a kernel of k taps. */
export function convolve(input: Vector, kernel: Vector, steps: ConvolutionSteps): Vector {
  const { stride, padding, dilation } = steps;
  return range(outputSize(input.length, kernel.length, steps)).map((i) =>
    sum(kernel.map((weight, u) => weight * (input[i * stride + u * dilation - padding] ?? 0))),
  );
}

/** The m' by m matrix T of that map: T_{i, is + uD - p} = w_u, all else 0. */
export function convolutionMatrix(size: number, kernel: Vector, steps: ConvolutionSteps): Matrix {
  const { stride, padding, dilation } = steps;
  return range(outputSize(size, kernel.length, steps)).map((i) => {
    const tapOf = (j: number) => (j - i * stride + padding) / dilation;
    return range(size).map((j) => kernel[tapOf(j)] ?? 0);
  });
}

/** The m by m matrix of the cross-correlation on a circle, a_i = Σ_u w_u x_{(i + u) mod m}, for at most m taps. */
export function circulantMatrix(size: number, kernel: Vector): Matrix {
  return range(size).map((i) => range(size).map((j) => kernel[(j - i + size) % size] ?? 0));
}

/** The full true convolution of two signals, Σ_j a_j b_{i - j}: the coefficients of the product of two polynomials. */
export function fullConvolution(a: Vector, b: Vector): Vector {
  return range(a.length + b.length - 1).map((i) => sum(a.map((entry, j) => entry * (b[i - j] ?? 0))));
}

/** The signal with `gap - 1` zeros between neighbors. */
export function spread(signal: Vector, gap: number): Vector {
  return range((signal.length - 1) * gap + 1).map((i) => (i % gap === 0 ? at(signal, i / gap) : 0));
}
