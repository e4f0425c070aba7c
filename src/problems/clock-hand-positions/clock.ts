import { frequencies, offsetProduct } from '../../core/positional-code.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: a hand and an offset, a hand that comes around, and two positions in a code of several hands. */
export interface Numbers {
  /** Radians a position. */
  readonly omega: number;
  readonly offset: number;
  /** The second hand makes `turns` full turns in `steps` positions. */
  readonly turns: number;
  readonly steps: number;
  /** d, even. */
  readonly width: number;
  readonly base: number;
  /** Two positions, the first below the second. */
  readonly pair: readonly [number, number];
}

/** What the questions ask for. */
export interface Clock {
  /** First row of R with p_{t+k} = R p_t: (cos ωk, sin ωk). */
  readonly row: Vector;
  /** 2|sin(ωk/2)| */
  readonly distance: number;
  /** The smallest offset after which the second hand stands as before: steps / gcd(turns, steps). */
  readonly period: number;
  /** The frequencies base^(-2i/d). */
  readonly pairs: Vector;
  /** The inner product of the two codes: the sum of cos(ωᵢ · offset). */
  readonly product: number;
  /** The distance of the two codes: √(d - 2 · product). */
  readonly gap: number;
}

/** The answers, from closed forms. */
export function clockOf({ omega, offset, turns, steps, width, base, pair: [first, second] }: Numbers): Clock {
  const angle = omega * offset;
  const pairs = frequencies(width, base);
  const product = offsetProduct(second - first, pairs);
  return {
    row: [Math.cos(angle), Math.sin(angle)],
    distance: 2 * Math.abs(Math.sin(angle / 2)),
    period: steps / commonDivisor(turns, steps),
    pairs,
    product,
    gap: Math.sqrt(width - 2 * product),
  };
}

/** The greatest common divisor of two whole numbers above 0. */
export function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
