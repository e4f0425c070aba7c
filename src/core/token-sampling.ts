import { at, range, sum } from './array.ts';
import { softmax } from './dense-network.ts';
import type { Rng } from './rng.ts';
import { times, type Vector } from './vector.ts';

/** How a distribution over the next token is made from logits, in this order: temperature, top-k, top-p. */
export interface Truncation {
  /** The temperature, above 0, that divides the logits. */
  readonly tau: number;
  /** How many of the most probable tokens stay, at least 1. */
  readonly k: number;
  /** The mass, in (0, 1], that the most probable tokens that stay must reach. */
  readonly p: number;
}

/** The probabilities from which a token is sampled: those of the tokens that are cut are 0, the others add up to 1. */
export function truncated(logits: Vector, { tau, k, p }: Truncation): Vector {
  return topP(topK(tempered(logits, tau), k), p);
}

/** softmax(z / τ) for a temperature τ above 0. */
export function tempered(logits: Vector, tau: number): Vector {
  return softmax(times(1 / tau, logits));
}

/** The k most probable tokens, renormalized; of equally probable ones the first in the list stay (Fan et al. 2018). */
export function topK(probabilities: Vector, k: number): Vector {
  return onlyTokens(probabilities, byProbability(probabilities).slice(0, k));
}

/** The nucleus: as few of the most probable tokens as reach the mass p, renormalized (Holtzman et al. 2020). */
export function topP(probabilities: Vector, p: number): Vector {
  const order = byProbability(probabilities).filter((token) => at(probabilities, token) > 0);
  const masses = cumulative(order.map((token) => at(probabilities, token)));
  const reached = masses.findIndex((mass) => mass >= p - ROUNDING);
  return onlyTokens(probabilities, reached === -1 ? order : order.slice(0, reached + 1));
}

/** The tokens from the most to the least probable; equally probable ones in the order of the list. */
export function byProbability(probabilities: Vector): readonly number[] {
  return range(probabilities.length).toSorted((a, b) => at(probabilities, b) - at(probabilities, a));
}

/** The entropy -Σ p ln p in nats; a token of probability 0 adds nothing. */
export function entropy(probabilities: Vector): number {
  return -sum(probabilities.map((p) => (p === 0 ? 0 : p * Math.log(p)))) + 0;
}

/** The sums of the first 1, 2, ..., n entries. */
export function cumulative(entries: Vector): Vector {
  let total = 0;
  return entries.map((entry) => (total += entry));
}

/** A token drawn with the given probabilities, from one uniform number. */
export function sampleToken(probabilities: Vector, rng: Rng): number {
  return tokenAt(probabilities, rng.uniform());
}

/** The first token, in the order of the list, whose cumulative probability exceeds u in [0, 1); never one of probability 0. */
export function tokenAt(probabilities: Vector, u: number): number {
  const found = cumulative(probabilities).findIndex((mass) => mass > u);
  return found === -1 ? probabilities.findLastIndex((p) => p > 0) : found;
}

/** Sums of probabilities may miss the mass that they reach by this much. */
const ROUNDING = 1e-12;

function onlyTokens(probabilities: Vector, tokens: readonly number[]): Vector {
  const stays = new Set(tokens);
  const mass = sum(tokens.map((token) => at(probabilities, token)));
  return probabilities.map((p, token) => (stays.has(token) ? p / mass : 0));
}
