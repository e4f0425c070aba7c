import { times, type Vector } from '../../core/vector.ts';

/** A transposed convolution along one axis, without dilation. */
export interface Transposed {
  readonly taps: number;
  readonly stride: number;
  readonly padding: number;
  /** Output padding, below the stride. */
  readonly extra: number;
}

/** What is drawn: one output channel with its batch norm, and three layers that enlarge a map. */
export interface Numbers {
  readonly kernel: Vector;
  readonly bias: number;
  readonly gain: number;
  readonly shift: number;
  readonly mean: number;
  /** The running variance, a square. */
  readonly variance: number;
  /** Entries along one side of the map that is enlarged. */
  readonly size: number;
  /** The stride divides the kernel size in the first and the last, and not in the second. */
  readonly layers: readonly [Transposed, Transposed, Transposed];
}

/** γ / √v, by which a folded kernel is scaled. */
export function scaleOf({ gain, variance }: Pick<Numbers, 'gain' | 'variance'>): number {
  return gain / Math.sqrt(variance);
}

/** The kernel and the bias with batch norm folded in: γw/√v and β + γ(b - μ)/√v. */
export function folded(numbers: Numbers): { readonly kernel: Vector; readonly bias: number } {
  const scale = scaleOf(numbers);
  return {
    kernel: times(scale, numbers.kernel),
    bias: tidy(numbers.shift + scale * (numbers.bias - numbers.mean)),
  };
}

/** A decimal fraction without the noise of binary arithmetic. */
export function tidy(x: number): number {
  return Math.round(1e9 * x) / 1e9;
}

/** (m' - 1)s - 2p + k + p_out. */
export function enlarged(size: number, { taps, stride, padding, extra }: Transposed): number {
  return (size - 1) * stride - 2 * padding + taps + extra;
}

/** The fewest and the most weights that reach an inner output: k/s, rounded down and up. */
export function overlaps({ taps, stride }: Transposed): readonly [number, number] {
  return [Math.floor(taps / stride), Math.ceil(taps / stride)];
}
