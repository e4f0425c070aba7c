import { at, range, sum } from '../../core/array.ts';
import { type Contrast, contrastOf } from '../../core/infonce.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: a contrast with two temperatures, four views on the circle, a batch. */
export interface Numbers {
  /** The cosines of the anchor with its candidates, the positive first, all different. */
  readonly similarities: Vector;
  readonly temperature: number;
  /** A lower temperature. */
  readonly sharp: number;
  /** Four views in degrees; 1 and 2 are partners, 3 and 4 too. The first stands at 0. */
  readonly angles: Vector;
  /** B, in images. */
  readonly batch: number;
}

/** The answers in numbers. */
export interface Answers extends Contrast {
  /** The share of the hardest negative in the push of all negatives at the lower temperature. */
  readonly share: number;
  /** Its probability at that temperature, with the positive among the candidates. */
  readonly chosen: number;
  /** The place of the hardest negative among the candidates. */
  readonly hardest: number;
  /** The cosines of view 1 with views 2, 3 and 4. */
  readonly cosines: Vector;
  /** The loss of view 1. */
  readonly viewLoss: number;
}

/** All answers of one instance. */
export function answersOf({ similarities, temperature, sharp, angles }: Numbers): Answers {
  const negatives = similarities.slice(1);
  const hardest = similarities.indexOf(Math.max(...negatives));
  const cosines = angles.slice(1).map((angle) => Math.cos((angle * Math.PI) / 180));
  return {
    ...contrastOf(similarities, { temperature }),
    share: pushOf(similarities, sharp, hardest),
    chosen: at(contrastOf(similarities, { temperature: sharp }).probabilities, hardest),
    hardest,
    cosines,
    viewLoss: contrastOf(cosines, { temperature }).loss,
  };
}

/** The share of negative j in the push of all negatives. */
export function pushOf(similarities: Vector, temperature: number, j: number): number {
  const powers = exponentials(similarities, temperature);
  return at(powers, j) / sum(powers.slice(1));
}

/** e to the similarity over the temperature. */
export function exponentials(similarities: Vector, temperature: number): Vector {
  return similarities.map((similarity) => Math.exp(similarity / temperature));
}

/** The cross-entropy of the first candidate when others than the listed ones stand in the denominator. */
export function lossAmong(similarities: Vector, temperature: number, denominator: Vector): number {
  const [first = NaN] = exponentials(similarities, temperature);
  return Math.log(sum(exponentials(denominator, temperature)) / first);
}

/** 1 at the positive, 0 at the negatives. */
export function indicator(similarities: Vector): Vector {
  return range(similarities.length).map((j) => (j === 0 ? 1 : 0));
}
