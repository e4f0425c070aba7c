import { at, range, sum } from '../../core/array.ts';
import { softmax } from '../../core/dense-network.ts';
import { normalVector } from '../../core/random-matrix.ts';
import { remembered } from '../../core/remembered.ts';
import { createRng } from '../../core/rng.ts';
import { dot, times, type Vector } from '../../core/vector.ts';

/** How many lookups are averaged over, and how many keys each of them has. */
export const [TRIALS, KEYS] = [16, 16];

/** The key widths on offer. */
export const WIDTHS = [4, 16, 64, 256, 512];

/** What softmax makes of the scores, on average over all trials. */
export interface Statistics {
  /** In nats, at most ln 16. */
  readonly entropy: number;
  readonly largestWeight: number;
  /** 1 - Σ α_j², the trace of the softmax Jacobian diag(α) - ααᵀ. */
  readonly trace: number;
  readonly meanSquareScore: number;
}

/** The weights of one lookup and its scores. */
export interface Trial {
  readonly scores: Vector;
  readonly weights: Vector;
}

/** The inner products at every width, from the narrowest on. */
const allInnerProducts = remembered((seed: number) => WIDTHS.map((width) => innerProducts(seed, width)));

/** All trials of a seed at every width, unscaled or with the scores divided by the square root of the width. */
export function trialsOf(seed: number, scaled: 'off' | 'on'): readonly (readonly Trial[])[] {
  return allInnerProducts(seed).map((trials, i) =>
    trials.map((products) => {
      const scores = scaled === 'on' ? times(1 / Math.sqrt(at(WIDTHS, i)), products) : products;
      return { scores, weights: softmax(scores) };
    }),
  );
}

/** The averages over trials. */
export function statisticsOf(trials: readonly Trial[]): Statistics {
  const mean = (of: (trial: Trial) => number) => sum(trials.map(of)) / trials.length;
  return {
    entropy: mean(({ weights }) => -sum(weights.map((weight) => (weight === 0 ? 0 : weight * Math.log(weight))))),
    largestWeight: mean(({ weights }) => Math.max(...weights)),
    trace: mean(({ weights }) => 1 - dot(weights, weights)),
    meanSquareScore: mean(({ scores }) => dot(scores, scores) / scores.length),
  };
}

/**
 * The inner products of all trials, one trial a row: a query of `width` standard normals, then 16 keys, from one stream.
 */
function innerProducts(seed: number, width: number): readonly Vector[] {
  const rng = createRng(seed);
  return range(TRIALS).map(() => {
    const query = normalVector(rng, width);
    return range(KEYS).map(() => dot(query, normalVector(rng, width)));
  });
}
