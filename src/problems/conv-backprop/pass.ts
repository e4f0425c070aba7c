import { range, sum } from '../../core/array.ts';
import { convolve, outputSize, PLAIN_STEPS, type ConvolutionSteps } from '../../core/convolution.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: a kernel of three weights on a short signal, and the loss gradient in the outputs. */
export interface Numbers {
  readonly input: Vector;
  readonly kernel: Vector;
  readonly bias: number;
  /** The loss gradient in each output. */
  readonly upstream: Vector;
  readonly stride: number;
  readonly padding: number;
}

/** How the kernel walks. */
export function stepsOf({ stride, padding }: Pick<Numbers, 'stride' | 'padding'>): ConvolutionSteps {
  return { ...PLAIN_STEPS, stride, padding };
}

/** The number of outputs. */
export function outputs({ input, kernel, ...steps }: Omit<Numbers, 'bias' | 'upstream'>): number {
  return outputSize(input.length, kernel.length, stepsOf(steps));
}

/** a_i = b + Σ_u w_u x_{is + u - p}. */
export function forward(numbers: Numbers): Vector {
  return convolve(numbers.input, numbers.kernel, stepsOf(numbers)).map((output) => output + numbers.bias);
}

/** The loss gradient in each weight: Σ_i δ_i x_{is + u - p}. */
export function kernelGradient({ input, kernel, upstream, stride, padding }: Numbers): Vector {
  return kernel.map((_, u) => sum(upstream.map((slope, i) => slope * (input[i * stride + u - padding] ?? 0))));
}

/** The loss gradient in each input: the sum of δ_i w_u over all (i, u) with is + u - p = j. */
export function inputGradient({ input, kernel, upstream, stride, padding }: Numbers): Vector {
  return input.map((_, j) => sum(upstream.map((slope, i) => slope * (kernel[j - i * stride + padding] ?? 0))));
}

/** What stands under the kernel at each output: x_{is - p}, x_{is - p + 1}, x_{is - p + 2}, zeros outside. */
export function windowAt({ input, kernel, stride, padding }: Numbers, output: number): Vector {
  return range(kernel.length).map((u) => input[output * stride + u - padding] ?? 0);
}

/** Input entries at the end that no output reads, those that the floor division drops. */
export function dropped({ input, kernel, upstream, stride, padding }: Numbers): number {
  return Math.max(0, input.length - ((upstream.length - 1) * stride + kernel.length - padding));
}
