import { at, sum } from './array.ts';
import { times, type Vector } from './vector.ts';

/** An answer c of unknown value, and batches that each show one of a few contents, independently given the answer. */
export interface SeenBatches {
  /** p(c), which adds up to 1. */
  readonly prior: Vector;
  /** For each batch and each answer, the probabilities of its contents. */
  readonly likelihoods: readonly (readonly Vector[])[];
}

/** p(c | contents of the chosen batches), from the joint law: seen[i] is the content of batch i. */
export function posteriorOf({ prior, likelihoods }: SeenBatches, seen: Vector, batches: Vector): Vector {
  const joint = prior.map((mass, c) =>
    batches.reduce((product, i) => product * at(at(at(likelihoods, i), c), at(seen, i)), mass),
  );
  return times(1 / sum(joint), joint);
}
