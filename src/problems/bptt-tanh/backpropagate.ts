import { at } from '../../core/array.ts';

/** T, the number of steps. */
export const STEPS = 3;

/** What is drawn. */
export interface Numbers {
  readonly weight: number;
  /** x_1 to x_3; x_1 is never 0. The input weight is 1. */
  readonly inputs: readonly number[];
  readonly target: number;
}

/** What a slip of the chain rule leaves out; the right pass leaves nothing out. */
interface Omission {
  readonly tanhFactor?: true;
  readonly recurrentFactor?: true;
}

/** One pass forward and one back through h_t = tanh(w h_(t-1) + x_t), L = (h_3 - target)^2 / 2. */
export interface Pass {
  /** h_1 to h_3 */
  readonly states: readonly number[];
  readonly loss: number;
  /** delta_t = dL/dh_t in total, t = 1..3 */
  readonly deltas: readonly number[];
  /** What step t adds to dL/dw: delta_t (1 - h_t^2) h_(t-1). */
  readonly weightTerms: readonly number[];
  /** What step t adds to dL/du: delta_t (1 - h_t^2) x_t. */
  readonly inputTerms: readonly number[];
}

/** Runs the network forward and backpropagates, by default without leaving out any factor. */
export function backpropagate({ weight, inputs, target }: Numbers, omission: Omission = {}): Pass {
  const states = forward(weight, inputs);
  const output = at(states, STEPS - 1);
  const slopes = states.map((h) => (omission.tanhFactor ? 1 : 1 - h ** 2));
  const back = omission.recurrentFactor ? 1 : weight;
  const deltas = [output - target];
  for (let t = STEPS - 1; t > 0; t -= 1) deltas.unshift(back * at(slopes, t) * at(deltas, 0));
  const signals = deltas.map((delta, t) => delta * at(slopes, t));
  return {
    states,
    loss: (output - target) ** 2 / 2,
    deltas,
    weightTerms: signals.map((signal, t) => signal * (states[t - 1] ?? 0)),
    inputTerms: signals.map((signal, t) => signal * at(inputs, t)),
  };
}

/** h_1 to h_3 for this recurrent weight. */
export function forward(weight: number, inputs: readonly number[]): readonly number[] {
  const states: number[] = [];
  for (const input of inputs) states.push(Math.tanh(weight * (states.at(-1) ?? 0) + input));
  return states;
}
