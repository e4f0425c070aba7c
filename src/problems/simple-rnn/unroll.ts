import { at, sum } from '../../core/array.ts';

/** What is drawn. */
export interface Numbers {
  readonly weight: number;
  /** The first input is never 0. */
  readonly inputs: readonly number[];
}

/** One pass forward and one back through h_t = w (u_t + h_(t-1)), y = h_T. */
export interface Unrolled {
  /** r_t = u_t + h_(t-1) for t = 1..T: what the weight multiplies at step t. */
  readonly sums: readonly number[];
  /** h_t = w r_t for t = 1..T. */
  readonly states: readonly number[];
  readonly output: number;
  /** dy/dh_t = w^(T-t) for t = 1..T. */
  readonly upstream: readonly number[];
  /** r_t w^(T-t) for t = 1..T: what the use of the weight at step t adds to dy/dw. */
  readonly contributions: readonly number[];
  /** dy/dw. */
  readonly slope: number;
  /** dy/du_1 = w^T. */
  readonly firstInputSlope: number;
}

/** Unrolls the scalar network for a weight and its inputs, and backpropagates from y. */
export function unroll({ weight, inputs }: Numbers): Unrolled {
  const sums: number[] = [];
  const states: number[] = [];
  for (const input of inputs) {
    sums.push(input + (states.at(-1) ?? 0));
    states.push(weight * at(sums, sums.length - 1));
  }
  const upstream = inputs.map((_, i) => weight ** (inputs.length - 1 - i));
  const contributions = sums.map((r, i) => r * at(upstream, i));
  return {
    sums,
    states,
    output: at(states, states.length - 1),
    upstream,
    contributions,
    slope: sum(contributions),
    firstInputSlope: weight ** inputs.length,
  };
}
