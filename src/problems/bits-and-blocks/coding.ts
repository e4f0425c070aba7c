import { allocatedBits, codingErrors, geometricMean } from '../../core/bit-allocation.ts';
import { sum } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: a block of weights, variances that share bits, and how scales are stored. */
export interface Numbers {
  /** The weights in hundredths, so that codes are found in whole numbers. */
  readonly hundredths: Vector;
  /** b */
  readonly bits: number;
  readonly variances: Vector;
  readonly meanBits: number;
  /** S */
  readonly block: number;
  /** Blocks that share a scale of 32 bits. */
  readonly group: number;
}

/** What the questions ask for. */
export interface Coding {
  readonly weights: Vector;
  /** c */
  readonly scale: number;
  /** The largest code, 2^(b-1) - 1. */
  readonly largest: number;
  readonly step: number;
  readonly codes: Vector;
  readonly values: Vector;
  /** The sum of the squared errors of the block. */
  readonly error: number;
  readonly allocated: Vector;
  /** The sum of the errors of all coordinates. */
  readonly total: number;
  readonly gain: number;
  /** Bits of a weight beyond its code. */
  readonly overhead: number;
}

export function codingOf({ hundredths, bits, variances, meanBits, block, group }: Numbers): Coding {
  const largest = 2 ** (bits - 1) - 1;
  const most = Math.max(...hundredths.map(Math.abs));
  const codes = hundredths.map((weight) => rounded((weight * largest) / most));
  const allocated = allocatedBits(variances, meanBits);
  return {
    weights: hundredths.map((weight) => weight / 100),
    scale: most / 100,
    largest,
    step: most / largest / 100,
    codes,
    values: codes.map((code) => (code * most) / largest / 100),
    error: sum(codes.map((code, i) => ((code * most) / largest - (hundredths[i] ?? NaN)) ** 2)) / 1e4,
    allocated: allocated.map(tidy),
    total: tidy(sum(codingErrors(variances, allocated))),
    gain: tidy(sum(variances) / variances.length / geometricMean(variances)),
    overhead: 8 / block + 32 / (block * group),
  };
}

/** The nearest whole number, a tie upwards, never -0. */
export function rounded(x: number): number {
  return Math.round(x) + 0;
}

/** Logarithms of powers of two leave noise in the last digits. */
export function tidy(x: number): number {
  return Math.round(1e10 * x) / 1e10;
}
