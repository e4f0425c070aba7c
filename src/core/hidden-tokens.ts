import { at, range, sum } from './array.ts';
import { crossEntropy } from './dense-network.ts';
import { normalizedTable } from './discrete-law.ts';
import { everyBatch } from './every-batch.ts';
import { folded } from './flat-rows.ts';
import type { Rng } from './rng.ts';
import type { Vector } from './vector.ts';

/** A law of all 27 texts of three tokens out of three: law[i] belongs to texts[i]. */
export interface TextLaw {
  readonly texts: readonly Vector[];
  readonly law: Vector;
}

/** A random law in which every text is possible. */
export function randomTexts(rng: Rng): TextLaw {
  const texts = everyBatch(3, 3);
  return { texts, law: at(normalizedTable([texts.map(() => 0.1 + rng.uniform())]), 0) };
}

/**
 * The expected masked loss when the two outer tokens are hidden: the mean of their cross-entropies.
 *
 * `logits` has 18 entries: three for the first token for each middle one, then three for the last for each middle one.
 */
export function hiddenEndsLoss({ texts, law }: TextLaw, logits: Vector): number {
  const rows = folded(logits, 3);
  const missed = (text: Vector, end: number) => crossEntropy(at(rows, 3 * end + at(text, 1)), at(text, 2 * end));
  return sum(texts.map((text, i) => (at(law, i) * (missed(text, 0) + missed(text, 1))) / 2));
}

/** The logarithms of the true probabilities of both ends together with the middle, in the order of the logits. */
export function hiddenEndsLogits({ texts, law }: TextLaw): Vector {
  const massOf = (end: number, middle: number, token: number) =>
    sum(law.filter((_, i) => at(at(texts, i), 1) === middle && at(at(texts, i), 2 * end) === token));
  return range(18).map((i) => Math.log(massOf(Math.floor(i / 9), Math.floor(i / 3) % 3, i % 3)));
}
