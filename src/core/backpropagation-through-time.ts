import { at, range } from './array.ts';
import { apply, transpose } from './matrix.ts';
import { outputError, preactivation } from './recurrent-network.ts';
import { type SequenceTask, statesOf } from './sequence-task.ts';
import { elementwise, total, type Vector } from './vector.ts';

/** What the backward pass of a sequence gives, one entry for each step from 1 to T. */
export interface BackwardPass {
  /** δ_t, the total derivative of the loss in h_t. */
  readonly deltas: readonly Vector[];
  /** φ'(a_t) ⊙ δ_t, the total derivative in a_t. */
  readonly locals: readonly Vector[];
}

/** δ_t = W_yᵀ ∂L_t/∂y_t + W_hᵀ (φ'(a_{t+1}) ⊙ δ_{t+1}) from the last step to the first, with δ_{T+1} = 0. */
export function backpropagateThroughTime({ net, inputs, targets }: SequenceTask): BackwardPass {
  const states = statesOf(net, inputs);
  const start: BackwardPass = { deltas: [], locals: [] };
  return range(inputs.length).reduceRight(({ deltas, locals }, i) => {
    const direct = apply(transpose(net.readout), outputError(net, at(states, i + 1), at(targets, i)));
    const [later] = locals;
    const delta = later === undefined ? direct : total(direct, apply(transpose(net.recurrent), later));
    const slopes = preactivation(net, at(states, i), at(inputs, i)).map(net.activation.slope);
    return { deltas: [delta, ...deltas], locals: [elementwise(slopes, delta), ...locals] };
  }, start);
}
