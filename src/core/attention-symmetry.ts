import { at } from './array.ts';
import { attention, causalMask, type Projections, selfAttention } from './attention.ts';
import { distance, type Matrix } from './matrix.ts';

/** Self-attention of some tokens, and a memory of as many values with the tokens as keys, read by other queries. */
export interface SymmetryCase {
  readonly inputs: Matrix;
  readonly weights: Projections;
  readonly queries: Matrix;
  readonly values: Matrix;
}

/** Largest differences that reordering makes: in self-attention, the same with a causal mask, and in cross-attention. */
export interface SymmetryErrors {
  /** Between SA(PX) and P SA(X). */
  readonly self: number;
  readonly causal: number;
  /** Between the outputs on the memory as it is and reordered. */
  readonly cross: number;
}

/** What one reordering of the tokens changes that a symmetric layer leaves alone; `order` lists the old place of each row. */
export function symmetryErrors(given: SymmetryCase, order: readonly number[]): SymmetryErrors {
  const { inputs, weights, queries, values } = given;
  const moved = (rows: Matrix) => order.map((i) => at(rows, i));
  const self = (mask?: Matrix) => {
    const after = selfAttention(moved(inputs), weights, mask).outputs;
    return distance(after, moved(selfAttention(inputs, weights, mask).outputs));
  };
  const read = (keys: Matrix, memory: Matrix) => attention({ queries, keys, values: memory }).outputs;
  const cross = distance(read(moved(inputs), moved(values)), read(inputs, values));
  return { self: self(), causal: self(causalMask(inputs.length)), cross };
}
