import { at, sum } from './array.ts';
import type { Rng } from './rng.ts';
import { sampleToken } from './token-sampling.ts';
import type { Vector } from './vector.ts';

/** A sequence, or the beginning of one, as the indices of its tokens from 0. */
export type Tokens = readonly number[];

/** A model: the probabilities of the next token after a prefix, one for each token of the vocabulary. */
export type NextToken = (prefix: Tokens) => Vector;

/** A prefix and its score S = Σ ln p, the natural logarithm of its probability. */
export interface Hypothesis {
  readonly tokens: Tokens;
  readonly score: number;
}

/** What is to be decoded. */
export interface Decoding {
  readonly next: NextToken;
  /** The most tokens of a sequence, EOS among them. */
  readonly length: number;
  /** The token that ends a sequence; without one every sequence has full length. */
  readonly end?: number;
}

/** One step of a beam search. */
export interface BeamStep {
  /** Every expansion of every live prefix: parents best first, the children of each in the order of the vocabulary. */
  readonly candidates: readonly Hypothesis[];
  /** The candidates that live on, best first. */
  readonly kept: readonly Hypothesis[];
  /** The candidates among the best that ended in this step; each takes its place in the beam along with it. */
  readonly finished: readonly Hypothesis[];
}

/**
 * The steps of a beam search of width k, from the first token on.
 *
 * Of all candidates the best stay, as many as the beam has places; of equal scores the first in the list. A
 * candidate among them that ends is stored, and the beam has one place less from then on. The search stops when no
 * prefix lives or the length is reached. Candidates of probability 0 are never kept.
 */
export function beamSteps(decoding: Decoding, k: number): readonly BeamStep[] {
  const steps: BeamStep[] = [];
  let [live, places]: readonly [readonly Hypothesis[], number] = [[START], k];
  while (live.length > 0 && steps.length < decoding.length) {
    const candidates = live.flatMap((parent) => expansions(decoding.next, parent));
    const best = bestFirst(candidates).filter(isPossible).slice(0, places);
    const finished = best.filter((each) => hasEnded(each, decoding));
    const kept = best.filter((each) => !hasEnded(each, decoding));
    steps.push({ candidates, kept, finished });
    [live, places] = [kept, places - finished.length];
  }
  return steps;
}

/** What a beam search of width k ends with: the sequences that ended, in the order of ending, then those cut at the length. */
export function beamSearch(decoding: Decoding, k: number): readonly Hypothesis[] {
  const steps = beamSteps(decoding, k);
  return [...steps.flatMap(({ finished }) => finished), ...at(steps, steps.length - 1).kept];
}

/** The sequence of the most probable next tokens: a beam of width 1. */
export function greedySequence(decoding: Decoding): Hypothesis {
  return at(beamSearch(decoding, 1), 0);
}

/** A sequence with each token drawn from the model's own distribution: one uniform number a token. */
export function sampledSequence(decoding: Decoding, rng: Rng): Hypothesis {
  let hypothesis = START;
  while (hypothesis.tokens.length < decoding.length && !hasEnded(hypothesis, decoding)) {
    const probabilities = decoding.next(hypothesis.tokens);
    hypothesis = extended(hypothesis, sampleToken(probabilities, rng), probabilities);
  }
  return hypothesis;
}

/** Every possible sequence in the order of the vocabulary: V^T of them where none ends early. */
export function everySequence(decoding: Decoding): readonly Hypothesis[] {
  const within = (prefix: Hypothesis): readonly Hypothesis[] =>
    prefix.tokens.length === decoding.length || hasEnded(prefix, decoding)
      ? [prefix]
      : expansions(decoding.next, prefix).filter(isPossible).flatMap(within);
  return within(START);
}

/** The hypotheses from the highest to the lowest value, by their scores unless told; equal ones keep their order. */
export function bestFirst(
  hypotheses: readonly Hypothesis[],
  value: (hypothesis: Hypothesis) => number = ({ score }) => score,
): readonly Hypothesis[] {
  return hypotheses.toSorted((a, b) => value(b) - value(a));
}

/** The score of the first tokens of a sequence under a model; throws RangeError on a token outside the vocabulary. */
export function scoreOf(next: NextToken, tokens: Tokens): number {
  return sum(tokens.map((token, t) => Math.log(at(next(tokens.slice(0, t)), token))));
}

/** S / |y|^α, with EOS counted in the length |y|; α = 0 leaves the score, α = 1 is the mean per token. */
export function perLength({ tokens, score }: Hypothesis, alpha: number): number {
  return score / tokens.length ** alpha;
}

/** S / ((5 + |y|) / 6)^α, the length penalty of Wu et al. (2016, equation 14), with EOS counted in the length |y|. */
export function lengthPenalized({ tokens, score }: Hypothesis, alpha: number): number {
  return score / ((5 + tokens.length) / 6) ** alpha;
}

const START: Hypothesis = { tokens: [], score: 0 };

function expansions(next: NextToken, parent: Hypothesis): readonly Hypothesis[] {
  const probabilities = next(parent.tokens);
  return probabilities.map((_, token) => extended(parent, token, probabilities));
}

function extended({ tokens, score }: Hypothesis, token: number, probabilities: Vector): Hypothesis {
  return { tokens: [...tokens, token], score: score + Math.log(at(probabilities, token)) };
}

function hasEnded({ tokens }: Hypothesis, { end }: Decoding): boolean {
  return end !== undefined && tokens.at(-1) === end;
}

function isPossible({ score }: Hypothesis): boolean {
  return score > -Infinity;
}
