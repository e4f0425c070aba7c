import { at } from './array.ts';
import { BEGIN, decoderStates, type EncoderDecoder, forcedProbabilities } from './encoder-decoder.ts';
import { jacobian } from './finite-differences.ts';
import { gruStep } from './gated-cell.ts';
import { apply, transpose } from './matrix.ts';
import { total, type Vector } from './vector.ts';

/** A target sequence under an encoder-decoder whose decoder reads the context at every step. */
export interface ForcedTarget {
  readonly net: EncoderDecoder;
  readonly context: Vector;
  readonly target: readonly number[];
}

/**
 * The gradient of the loss of one target sequence in the context, by the adjoints of the decoder's states:
 * s̄_t = W_oᵀ(p_t - y_t) + (∂s_{t+1}/∂s_t)ᵀ s̄_{t+1} and c̄ = (∂s_0/∂c)ᵀ s̄_0 + Σ_t (∂s_t/∂c)ᵀ s̄_t, s_0 without a loss.
 *
 * The Jacobians of single steps are measured by finite differences.
 */
export function contextAdjoint({ net, context, target }: ForcedTarget): Vector {
  const read = [BEGIN, ...target.slice(0, -1)];
  const states = decoderStates(net, context, read);
  const probabilities = forcedProbabilities(net, context, target);
  let [adjoint, sum]: readonly [Vector, Vector] = [context.map(() => 0), context.map(() => 0)];
  for (let t = target.length; t > 0; t -= 1) {
    const miss = at(probabilities, t - 1).map((p, v) => p - (v === at(target, t - 1) ? 1 : 0));
    const local = total(adjoint, apply(transpose(net.output.weights), miss));
    const step = (state: Vector, c: Vector) => gruStep(net.decoder, state, [...embedding(net, at(read, t - 1)), ...c]).hidden; // prettier-ignore
    const state = at(states, t - 1);
    sum = total(
      sum,
      back((c) => step(state, c), context, local),
    );
    adjoint = back((before) => step(before, context), state, local);
  }
  return total(sum, back((c) => at(decoderStates(net, c, []), 0), context, adjoint)); // prettier-ignore
}

/** Jᵀv for the Jacobian of f at a point. */
function back(f: (point: Vector) => Vector, point: Vector, adjoint: Vector): Vector {
  return apply(transpose(jacobian(f, point)), adjoint);
}

function embedding(net: EncoderDecoder, token: number): Vector {
  return net.targetTable.map((row) => at(row, token));
}

/** The gradients in the encoder's states h_0 to h_T, when h_T is the context and this is the gradient in it. */
export function encoderAdjoints(net: EncoderDecoder, source: readonly number[], adjoint: Vector): readonly Vector[] {
  const adjoints = [adjoint];
  for (let t = source.length; t > 0; t -= 1) {
    const from = encodeOn(net, source.slice(0, t - 1), adjoint.map(() => 0)); // prettier-ignore
    adjoints.unshift(back((state) => encodeOn(net, source.slice(t - 1, t), state), from, at(adjoints, 0)));
  }
  return adjoints;
}

/** The state of the encoder after some more tokens, from a state on. */
export function encodeOn(net: EncoderDecoder, tokens: readonly number[], state: Vector): Vector {
  const read = (h: Vector, token: number) => gruStep(net.encoder, h, net.sourceTable.map((row) => at(row, token))).hidden; // prettier-ignore
  return tokens.reduce(read, state);
}
