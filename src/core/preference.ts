import { at, sum } from './array.ts';
import { softmax } from './dense-network.ts';
import { descent } from './descent.ts';
import { divergence, logSumExp } from './divergence.ts';
import { everyBatch } from './every-batch.ts';
import { gradient } from './finite-differences.ts';
import { dot, type Vector } from './vector.ts';

/** What tunes a policy over finitely many answers to one prompt. */
export interface Tuning {
  /** One for each answer. */
  readonly rewards: Vector;
  /** The probabilities of the reference policy, all positive. */
  readonly reference: Vector;
  /** The weight of the KL divergence, positive. */
  readonly beta: number;
}

/** The mean reward of a policy minus β KL(policy ‖ reference). */
export function regularizedReward(policy: Vector, { rewards, reference, beta }: Tuning): number {
  return dot(policy, rewards) - beta * divergence(policy, reference);
}

/** The policy π_ref e^(r/β) / Z with the largest regularized reward, and that reward, β ln Z. */
export function tilted({ rewards, reference, beta }: Tuning): { readonly policy: Vector; readonly value: number } {
  const logits = rewards.map((r, i) => Math.log(at(reference, i)) + r / beta);
  return { policy: softmax(logits), value: beta * logSumExp(logits) };
}

/** u = β ln(π/π_ref) of every answer: its reward, up to a constant, in the eyes of a policy. */
export function impliedRewards(policy: Vector, { reference, beta }: Omit<Tuning, 'rewards'>): Vector {
  return policy.map((mass, i) => beta * Math.log(mass / at(reference, i)));
}

/**
 * The mean of -ln σ(s_a - s_b) over all ordered pairs of different answers, weighted by how often a is preferred to b.
 *
 * Scores are rewards (Bradley and Terry, 1952) or implied rewards (Rafailov and others, 2023).
 */
export function pairwiseLoss(scores: Vector, preferred: (a: number, b: number) => number): number {
  const pairs = everyBatch(scores.length, 2).filter(([a, b]) => a !== b);
  const losses = pairs.map(([a = 0, b = 0]) => preferred(a, b) * softplus(at(scores, b) - at(scores, a)));
  return sum(losses) / pairs.length;
}

/** Where gradient descent ends whose gradient comes from finite differences. */
export function settled(
  loss: (point: Vector) => number,
  start: Vector,
  run: { readonly rate: number; readonly steps: number },
): Vector {
  return at(descent({ gradient: (point) => gradient(loss, point) }, start, run), run.steps);
}

/** -ln σ(-x). */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}
