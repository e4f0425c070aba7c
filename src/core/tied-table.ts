import { at, range, sum } from './array.ts';
import { crossEntropy } from './dense-network.ts';
import { gradient } from './finite-differences.ts';
import { folded } from './flat-rows.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { total, type Vector } from './vector.ts';

/** A model that predicts a token at each position, with its embedding table as the output matrix. */
export interface TiedNetwork {
  /** d by V: one column for each token. */
  readonly table: Matrix;
  /** d by d, from the embedded token to the state at its position. */
  readonly own: Matrix;
  /** d by d, from the embedded token before. */
  readonly before: Matrix;
}

/** The states tanh(own h_t + before h_{t-1}) for embedded tokens in rows. */
export function tiedStates({ own, before }: TiedNetwork, embedded: Matrix): Matrix {
  return embedded.map((row, t) => {
    const earlier = embedded[t - 1] ?? row.map(() => 0);
    return total(apply(own, row), apply(before, earlier)).map(Math.tanh);
  });
}

/** The mean cross-entropy of the targets under logits `table`ᵀ h_t. The embedded tokens need not come from the table. */
export function tiedLoss(network: TiedNetwork, embedded: Matrix, targets: Vector): number {
  const columns = transpose(network.table);
  const losses = tiedStates(network, embedded).map((state, t) => crossEntropy(apply(columns, state), at(targets, t)));
  return sum(losses) / losses.length;
}

/** The slopes of the loss in the embedded tokens by central differences, one row for each; the logits keep the table. */
export function measuredUpstream(network: TiedNetwork, embedded: Matrix, targets: Vector): Matrix {
  const width = network.own.length;
  const loss = (rows: Vector) => tiedLoss(network, folded(rows, width), targets);
  return folded(gradient(loss, embedded.flat()), width);
}

/** One row for each token: 1 at its number, else 0. */
export function oneHotRows(tokens: Vector, size: number): Matrix {
  return tokens.map((token) => range(size).map((v) => (v === token ? 1 : 0)));
}
