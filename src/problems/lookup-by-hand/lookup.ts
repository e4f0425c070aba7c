import { at } from '../../core/array.ts';
import { attend, type Attended, attendBackward, type LookupGradients } from '../../core/attention.ts';
import type { Matrix } from '../../core/matrix.ts';
import { dot, type Vector } from '../../core/vector.ts';

/** What is drawn: one query and its memory, d_k = 4 and d_v = 2, and the slot whose gradients are asked. */
export interface Numbers {
  readonly query: Vector;
  readonly keys: Matrix;
  readonly values: Matrix;
  /** Counted from 0. */
  readonly slot: number;
}

/** Both ways to read the memory, and the gradients of half the squared length of the soft output. */
export interface Reading extends Attended {
  /** The inner products, not scaled. */
  readonly products: Vector;
  /** The slot with the largest inner product. */
  readonly winner: number;
  readonly gradients: LookupGradients;
}

/** Reads the memory; the loss is ‖o‖²/2, so the gradient in the output is the output. */
export function read({ query, keys, values }: Numbers): Reading {
  const products = keys.map((key) => dot(key, query));
  const attended = attend({ query, keys, values });
  return {
    ...attended,
    products,
    winner: products.indexOf(Math.max(...products)),
    gradients: attendBackward({ query, keys, values }, attended.output),
  };
}

/** The inner products of the upstream gradient, which is the output, with each value less the output. */
export function leads({ values }: Numbers, { output }: Attended): Vector {
  return values.map((value) => dot(output, value) - dot(output, output));
}

/** The row of a matrix at the asked slot. */
export function asked(matrix: Matrix, { slot }: Numbers): Vector {
  return at(matrix, slot);
}
