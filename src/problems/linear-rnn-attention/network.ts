import { at } from '../../core/array.ts';
import { attend } from '../../core/attention.ts';
import { apply, type Matrix } from '../../core/matrix.ts';
import { difference, dot, times, total, type Vector } from '../../core/vector.ts';

/** What is drawn: a linear RNN of width 2, three scalar inputs, and the projections of attention over its states. */
export interface Numbers {
  /** W of h_t = W h_{t-1} + u_t w. */
  readonly recurrent: Matrix;
  /** w. */
  readonly input: Vector;
  /** u_1, u_2, u_3. */
  readonly inputs: Vector;
  /** W_v: values are W_v h_t; keys are the states. */
  readonly value: Matrix;
  /** W_q: the query is W_q s with s = W h_3. */
  readonly query: Matrix;
}

/** All that depends on the inputs up to the lookup. */
export interface Memory {
  /** h_1, h_2, h_3, which are the keys. */
  readonly states: Matrix;
  readonly values: Matrix;
  /** s = W h_3. */
  readonly decoder: Vector;
  readonly query: Vector;
}

/** The states, values and query for some inputs. */
export function remember({ inputs, ...network }: Numbers): Memory {
  const states: Vector[] = [];
  for (const input of inputs) {
    const carried = apply(network.recurrent, states.at(-1) ?? [0, 0]);
    states.push(total(carried, times(input, network.input)));
  }
  const decoder = apply(network.recurrent, at(states, states.length - 1));
  const values = states.map((state) => apply(network.value, state));
  return { states, values, decoder, query: apply(network.query, decoder) };
}

/** The slopes of all of it in u_1; the network is linear, so they are what it makes of the inputs 1, 0, 0. */
export function slopes(numbers: Numbers): Memory {
  return remember({ ...numbers, inputs: numbers.inputs.map((_, t) => (t === 0 ? 1 : 0)) });
}

/** The lookup: inner products as they are, weights of the scaled scores, output, and the slot with the largest product. */
export interface Lookup {
  readonly products: Vector;
  readonly weights: Vector;
  readonly output: Vector;
  readonly winner: number;
}

/** Reads the memory by its query. */
export function look({ states, values, query }: Memory): Lookup {
  const products = states.map((state) => dot(state, query));
  const { weights, output } = attend({ query, keys: states, values });
  return { products, weights, output, winner: products.indexOf(Math.max(...products)) };
}

/** What moves: slopes of values, keys and query in one number; what is left out stands still. */
export type Moving = Partial<Readonly<Record<'values' | 'keys', Matrix>> & Readonly<Record<'query', Vector>>>;

/** The slopes of the inner products: k̇_tᵀq + k_tᵀq̇. */
export function productSlopes({ states, query }: Memory, { keys, query: turning }: Moving): Vector {
  return states.map((state, t) => {
    const byKey = keys === undefined ? 0 : dot(at(keys, t), query);
    return byKey + (turning === undefined ? 0 : dot(state, turning));
  });
}

/** The slope of the output: Σ α_t v̇_t + Σ α_t ė_t (v_t - o), with scores divided by √2. */
export function outputSlope(memory: Memory, moving: Moving): Vector {
  const { weights, output } = look(memory);
  const scores = times(1 / Math.SQRT2, productSlopes(memory, moving));
  const parts = memory.values.map((value, t) => {
    const pulled = times(at(scores, t), difference(value, output));
    return times(at(weights, t), moving.values === undefined ? pulled : total(pulled, at(moving.values, t)));
  });
  return total([0, 0], ...parts);
}
