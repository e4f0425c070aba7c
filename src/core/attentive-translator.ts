import { at, range, sum } from './array.ts';
import { attend, attendBackward, type Lookup } from './attention.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { difference, elementwise, total, type Vector } from './vector.ts';

/** A tanh RNN encoder and a tanh RNN decoder whose every step reads the encoder's states by scaled dot-product attention. */
export interface AttentiveTranslator {
  /** W_e, d by d: h_i = tanh(W_e h_{i-1} + x_i), from h_0 = 0. */
  readonly encoder: Matrix;
  /** W_d, d by d: s_t = tanh(W_d s_{t-1} + c_t), from s_0 = h_T. */
  readonly decoder: Matrix;
  /** W_q, d_k by d: the query of step t is W_q s_{t-1}. */
  readonly query: Matrix;
  /** W_k, d_k by d, and W_v, d by d: keys and values are W_k h_i and W_v h_i. */
  readonly key: Matrix;
  readonly value: Matrix;
}

/** The states h_1 to h_T of the encoder, and s_1 to s_{T'} of the decoder. */
export interface TranslatorStates {
  readonly encoder: readonly Vector[];
  readonly decoder: readonly Vector[];
}

/** Encodes the inputs, one d-vector a step, and decodes for `steps` steps. */
export function translate(net: AttentiveTranslator, inputs: readonly Vector[], steps: number): TranslatorStates {
  const encoder: Vector[] = [];
  for (const input of inputs) {
    const before = encoder.at(-1);
    const carried = before === undefined ? input : total(apply(net.encoder, before), input);
    encoder.push(carried.map(Math.tanh));
  }
  return { encoder, decoder: decode(net, encoder, steps) };
}

/** The states s_1 to s_{T'} of the decoder, on given states of the encoder. */
export function decode(net: AttentiveTranslator, encoder: readonly Vector[], steps: number): readonly Vector[] {
  return range(steps).reduce<readonly Vector[]>((before) => {
    const state = before.at(-1) ?? at(encoder, encoder.length - 1);
    const { output } = attend(lookupOf(net, encoder, state));
    return [...before, total(apply(net.decoder, state), output).map(Math.tanh)];
  }, []);
}

/** The two parts of the gradient in one state of the encoder; they add up to the whole. */
export interface Routes {
  /** Σ_t W_kᵀ k̄_{ti} + W_vᵀ v̄_{ti}: what the decoder's steps send back through key and value i. */
  readonly attention: Vector;
  /** J_{i+1}ᵀ h̄_{i+1}; for the last state s̄_0, with the gradient through its queries. */
  readonly recurrence: Vector;
}

/** Both routes into each state of the encoder, from the gradients that a loss has in s_1 to s_{T'} directly. */
export function gradientRoutes(
  net: AttentiveTranslator,
  { encoder, decoder }: TranslatorStates,
  direct: readonly Vector[],
): readonly Routes[] {
  const start = at(encoder, encoder.length - 1);
  let carried: Vector = start.map(() => 0);
  let sent: readonly Vector[] = encoder.map((state) => state.map(() => 0));
  for (const t of range(decoder.length).toReversed()) {
    const local = throughTanh(at(decoder, t), total(at(direct, t), carried));
    const back = attendBackward(lookupOf(net, encoder, decoder[t - 1] ?? start), local);
    carried = total(apply(transpose(net.decoder), local), apply(transpose(net.query), back.query));
    sent = sent.map((before, i) => total(before, throughMemory(net, at(back.keys, i), at(back.values, i))));
  }
  return encoderRoutes(net, encoder, { sent, carried });
}

function encoderRoutes(
  net: AttentiveTranslator,
  encoder: readonly Vector[],
  { sent, carried }: { readonly sent: readonly Vector[]; readonly carried: Vector },
): readonly Routes[] {
  return range(encoder.length).reduceRight<readonly Routes[]>((later, i) => {
    const [next] = later;
    const recurrence = next === undefined ? carried : stepBack(net, at(encoder, i + 1), next);
    return [{ attention: at(sent, i), recurrence }, ...later];
  }, []);
}

function stepBack(net: AttentiveTranslator, state: Vector, { attention, recurrence }: Routes): Vector {
  return apply(transpose(net.encoder), throughTanh(state, total(attention, recurrence)));
}

function throughMemory(net: AttentiveTranslator, key: Vector, value: Vector): Vector {
  return total(apply(transpose(net.key), key), apply(transpose(net.value), value));
}

function lookupOf(net: AttentiveTranslator, encoder: readonly Vector[], state: Vector): Lookup {
  return {
    query: apply(net.query, state),
    keys: encoder.map((each) => apply(net.key, each)),
    values: encoder.map((each) => apply(net.value, each)),
  };
}

/** The gradient in front of a tanh, from its output and the gradient behind it. */
function throughTanh(output: Vector, gradient: Vector): Vector {
  return elementwise(difference(output.map(() => 1), elementwise(output, output)), gradient); // prettier-ignore
}

/** Σ ln cosh of all decoder states: a smooth loss whose direct gradient in s_t is tanh(s_t). */
export function softLength({ decoder }: TranslatorStates): number {
  return sum(decoder.flat().map((entry) => Math.log(Math.cosh(entry))));
}
