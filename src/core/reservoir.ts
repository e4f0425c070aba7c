import { range, sum } from './array.ts';

/** One possible content of a memory: the numbers of the kept items by place, and its probability. */
export interface MemoryOutcome {
  readonly kept: readonly number[];
  readonly probability: number;
}

/**
 * All contents of a memory of some places after a stream of items 0 to seen - 1, with their exact probabilities.
 *
 * Reservoir sampling (J. Vitter, 1985): the first items fill the places; later item t is let in with probability
 * places / (t + 1) and takes a place drawn at random. A way to a content is listed on its own.
 */
export function reservoirLaw(seen: number, places: number): readonly MemoryOutcome[] {
  const first: readonly MemoryOutcome[] = [{ kept: range(Math.min(seen, places)), probability: 1 }];
  return range(seen)
    .slice(places)
    .reduce((outcomes, item) => outcomes.flatMap((outcome) => afterItem(outcome, item)), first);
}

/** The probability of each item of the stream to be in memory at its end. */
export function keptShares(seen: number, places: number): readonly number[] {
  const law = reservoirLaw(seen, places);
  const ways = (item: number) => law.filter(({ kept }) => kept.includes(item));
  return range(seen).map((item) => sum(ways(item).map(({ probability }) => probability)));
}

function afterItem({ kept, probability }: MemoryOutcome, item: number): readonly MemoryOutcome[] {
  const share = probability / (item + 1);
  const replaced = kept.map((_, place) => ({ kept: kept.with(place, item), probability: share }));
  return [{ kept, probability: probability - kept.length * share }, ...replaced];
}
