import { at } from './array.ts';
import { BEGIN, type EncoderDecoder } from './encoder-decoder.ts';
import { gruStep } from './gated-cell.ts';
import { apply, type Matrix } from './matrix.ts';
import { total, type Vector } from './vector.ts';

/**
 * The probabilities p_1 to p_T' of a model with a bridge, by the equations as they are written: tables times one-hot
 * columns, the context on top of each embedding, exponentials over their sum. Throws RangeError without a bridge.
 */
export function literalProbabilities(
  net: EncoderDecoder,
  source: readonly number[],
  target: readonly number[],
): readonly Vector[] {
  const { bridge } = net;
  if (!bridge) throw new RangeError('a lean model has no bridge');
  const zero = bridge.bias.map(() => 0);
  const context = source.reduce<Vector>((h, x) => gruStep(net.encoder, h, embedding(net.sourceTable, x)).hidden, zero);
  const probabilities: Vector[] = [];
  let state: Vector = total(apply(bridge.weights, context), bridge.bias).map(Math.tanh);
  for (const before of [BEGIN, ...target.slice(0, -1)]) {
    state = gruStep(net.decoder, state, [...embedding(net.targetTable, before), ...context]).hidden;
    const exponentials = total(apply(net.output.weights, state), net.output.bias).map(Math.exp);
    const normalizer = exponentials.reduce((a, b) => a + b);
    probabilities.push(exponentials.map((each) => each / normalizer));
  }
  return probabilities;
}

/** A table times the one-hot column of a token. */
function embedding(table: Matrix, token: number): Vector {
  const oneHot = at(table, 0).map((_, v) => (v === token ? 1 : 0));
  return apply(table, oneHot);
}
