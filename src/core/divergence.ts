import { at, sum } from './array.ts';
import type { Vector } from './vector.ts';

/**
 * The Kullback–Leibler divergence Σ p_k ln(p_k / q_k) of q from p, in nats.
 *
 * Both are probabilities of the same outcomes. An outcome of probability 0 under p adds nothing; one of probability 0
 * under q alone makes it infinite.
 */
export function divergence(p: Vector, q: Vector): number {
  return sum(p.map((probability, k) => (probability === 0 ? 0 : probability * Math.log(probability / at(q, k)))));
}

/** ln Σ exp(z_k); the largest entry is taken off first, so that nothing overflows. */
export function logSumExp(entries: Vector): number {
  const largest = Math.max(...entries);
  return largest + Math.log(sum(entries.map((entry) => Math.exp(entry - largest))));
}
