import { range } from '../../core/array.ts';

/** What is drawn: two kernels on a circle. */
export interface Numbers {
  /** The symmetric kernel is (outer, center, outer) over the divisor. */
  readonly outer: number;
  readonly center: number;
  readonly divisor: number;
  /** The antisymmetric kernel is (-odd, 0, odd). */
  readonly odd: number;
  /** Entries of the signal, an even number. */
  readonly size: number;
}

/** The answers in numbers. */
export interface Spectrum {
  /** The factor at each frequency from 0 to half the size. */
  readonly responses: readonly number[];
  /** The largest of their sizes: the spectral norm. */
  readonly norm: number;
  /** How many of all frequencies are removed. */
  readonly killed: number;
  /** The spectral norm of the antisymmetric kernel. */
  readonly oddNorm: number;
}

/** cos(2πq/m), free of the noise that binary arithmetic leaves at 0 and one half. */
export function cosine(frequency: number, size: number): number {
  return Math.round(1e15 * Math.cos((2 * Math.PI * frequency) / size)) / 1e15;
}

/** sin(2πq/m), in the same way. */
export function sine(frequency: number, size: number): number {
  return Math.round(1e15 * Math.sin((2 * Math.PI * frequency) / size)) / 1e15;
}

/** The frequencies from 0 to half the size; the others mirror them. */
export function frequencies(size: number): readonly number[] {
  return range(size / 2 + 1);
}

/** The factor (c + 2a cos(2πq/m)) / divisor of the symmetric kernel at one frequency. */
export function response({ outer, center, divisor, size }: Numbers, frequency: number): number {
  return (center + 2 * outer * cosine(frequency, size)) / divisor;
}

/** The spectra of both kernels. */
export function spectrum(numbers: Numbers): Spectrum {
  const { odd, size } = numbers;
  const responses = frequencies(size).map((q) => response(numbers, q));
  return {
    responses,
    norm: Math.max(...responses.map(Math.abs)),
    killed: range(size).filter((q) => response(numbers, q) === 0).length,
    oddNorm: Math.max(...frequencies(size).map((q) => 2 * odd * sine(q, size))),
  };
}
