import { at } from './array.ts';
import { apply, type Matrix } from './matrix.ts';
import type { Vector } from './vector.ts';

/** A network of one hidden tanh layer whose weights are masked by the degrees of its hidden units. */
export interface MaskedNetwork {
  /** A degree from 1 to d - 1 for each hidden unit. */
  readonly degrees: Vector;
  /** Hidden units by inputs, before the mask. */
  readonly into: Matrix;
  /** Outputs by hidden units, before the mask. */
  readonly out: Matrix;
}

/** The weights that the masks leave: unit j reads the inputs up to its degree, output k the units of degrees below k. */
export function maskedWeights({ degrees, into, out }: MaskedNetwork): Readonly<Record<'into' | 'out', Matrix>> {
  return {
    into: into.map((row, j) => row.map((weight, k) => (at(degrees, j) >= k + 1 ? weight : 0))),
    out: out.map((row, k) => row.map((weight, j) => (k + 1 > at(degrees, j) ? weight : 0))),
  };
}

/** The outputs for an input (MADE; Germain et al., 2015): output k does not see the inputs from k on. */
export function maskedOutputs(network: MaskedNetwork, x: Vector): Vector {
  const { into, out } = maskedWeights(network);
  return apply(out, apply(into, x).map(Math.tanh));
}
