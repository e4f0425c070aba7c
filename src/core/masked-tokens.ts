import { at, range, sum } from './array.ts';
import { everyBatch, everySubset } from './every-batch.ts';
import { everyOrder } from './every-graph.ts';
import { lineIntegral } from './line-integral.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import { slopeAt } from './noised-line.ts';
import { elementwise, times, type Vector } from './vector.ts';

/** What it costs to predict one token while a set of tokens, itself among them, is hidden. */
export type TokenCost = (token: number, hidden: Vector) => number;

/** The mean over all orders of revealing n tokens of the summed costs, each paid when its token is revealed. */
export function meanOverOrders(n: number, cost: TokenCost): number {
  const orders = everyOrder(n);
  const costOf = (order: Vector) => sum(order.map((token, i) => cost(token, order.slice(i))));
  return sum(orders.map(costOf)) / orders.length;
}

/** The integral over t of -κ'/(1 - κ) times the mean summed cost of hidden tokens, each visible with probability κ(t). */
export function maskedBound(n: number, kappa: (t: number) => number, cost: TokenCost): number {
  const sets = range(n).flatMap((i) => everySubset(n, i + 1));
  const share = (hidden: Vector, t: number) => (1 - kappa(t)) ** (hidden.length - 1) * kappa(t) ** (n - hidden.length);
  const costOf = (hidden: Vector) => sum(hidden.map((token) => cost(token, hidden)));
  const rate = (t: number) => -slopeAt(kappa, t) * sum(sets.map((hidden) => share(hidden, t) * costOf(hidden)));
  return lineIntegral(rate, { low: 0, high: 1, parts: 2000 });
}

/** The law of the last state but one of a chain, given where it began and ended, by adding up all its paths. */
export function stateBeforeEnd(matrices: readonly Matrix[], start: number, end: number): Vector {
  const states = matrices.length === 0 ? 0 : at(matrices, 0).length;
  const paths = everyBatch(states, matrices.length - 1).map((inner) => {
    const path = [start, ...inner, end];
    return {
      path,
      probability: matrices.reduce((p, matrix, i) => p * at(at(matrix, at(path, i + 1)), at(path, i)), 1),
    };
  });
  const shares = range(states).map((state) =>
    sum(paths.map(({ path, probability }) => (at(path, matrices.length - 1) === state ? probability : 0))),
  );
  return shares.map((share) => share / sum(shares));
}

/** The transition matrix, from column to row, that hides each of K values with a probability; state K is the mask. */
export function hidingMatrix(values: number, hide: number): Matrix {
  const entry = (to: number, from: number) => {
    if (from === values) return to === values ? 1 : 0;
    if (to === values) return hide;
    return from === to ? 1 - hide : 0;
  };
  return range(values + 1).map((to) => range(values + 1).map((from) => entry(to, from)));
}

/** The same law by Bayes: proportional to (Qᵀ x_end) ⊙ (Q̄ x_start), Q the last matrix and Q̄ the product of those before. */
export function stateByBayes(matrices: readonly Matrix[], start: number, end: number): Vector {
  const states = range(at(matrices, 0).length);
  const oneHot = (state: number) => states.map((each) => (each === state ? 1 : 0));
  const reached = matrices.slice(0, -1).reduce<Vector>((law, matrix) => apply(matrix, law), oneHot(start));
  const product = elementwise(apply(transpose(at(matrices, matrices.length - 1)), oneHot(end)), reached);
  return times(1 / sum(product), product);
}
