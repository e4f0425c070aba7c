import { range, sum } from './array.ts';

/** A sentence as the list of its tokens. */
export type Sentence = readonly string[];

/** A candidate and the one reference that it is held against. */
export interface Comparison {
  readonly candidate: Sentence;
  readonly reference: Sentence;
}

/** All runs of n neighboring tokens, as text. */
export function ngrams(sentence: Sentence, n: number): readonly string[] {
  return range(Math.max(0, sentence.length - n + 1)).map((start) => sentence.slice(start, start + n).join(' '));
}

/** Clipped n-gram precision: a run counts as often as the reference holds it. The candidate has at least n tokens. */
export function clippedPrecision({ candidate, reference }: Comparison, n: number): number {
  const [found, allowed] = [ngrams(candidate, n), ngrams(reference, n)];
  const count = (runs: readonly string[], run: string) => runs.filter((other) => other === run).length;
  const clipped = [...new Set(found)].map((run) => Math.min(count(found, run), count(allowed, run)));
  return sum(clipped) / found.length;
}

/** min(1, e^{1 - r/c}) for a candidate of c and a reference of r tokens. */
export function brevityPenalty({ candidate, reference }: Comparison): number {
  return Math.min(1, Math.exp(1 - reference.length / candidate.length));
}

/** BLEU-N of one sentence: brevity penalty times the geometric mean of the clipped precisions (Papineni 2002). */
export function bleu(comparison: Comparison, order: number): number {
  const logs = range(order).map((n) => Math.log(clippedPrecision(comparison, n + 1)));
  return brevityPenalty(comparison) * Math.exp(sum(logs) / order);
}

/** The share of n-grams of the candidate that find a partner, when each takes one equal n-gram out of the reference. */
export function matchedShare({ candidate, reference }: Comparison, n: number): number {
  const left = [...ngrams(reference, n)];
  const takes = (run: string) => left.includes(run) && left.splice(left.indexOf(run), 1).length === 1;
  return ngrams(candidate, n).filter(takes).length / (candidate.length - n + 1);
}
