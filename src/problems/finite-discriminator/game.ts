import { at, range, sum } from '../../core/array.ts';
import { divergence } from '../../core/divergence.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: points of a line in ascending order, two laws on them in eighths, and one point that is asked about. */
export interface Numbers {
  readonly points: Vector;
  /** Eighths of the data. */
  readonly data: Vector;
  /** Eighths of the generator. */
  readonly fake: Vector;
  /** The index of the point at which the slopes are asked. */
  readonly place: number;
}

const PARTS = 8;

/** Both laws as probabilities. */
export function lawsOf({ data, fake }: Numbers): readonly [data: Vector, fake: Vector] {
  return [data.map((parts) => parts / PARTS), fake.map((parts) => parts / PARTS)];
}

/** p / (p + g) at each point. */
export function bestDiscriminator({ data, fake }: Numbers): Vector {
  return data.map((parts, i) => parts / (parts + at(fake, i)));
}

/** The two KL divergences from the equal mixture, of the data and of the generator. */
export function mixtureDivergences(numbers: Numbers): readonly [data: number, fake: number] {
  const [p, g] = lawsOf(numbers);
  const mixture = p.map((probability, i) => (probability + at(g, i)) / 2);
  return [divergence(p, mixture), divergence(g, mixture)];
}

/** Half of the sum of both. */
export function jensenShannon(numbers: Numbers): number {
  return sum(mixtureDivergences(numbers)) / 2;
}

/** The value of the game for a discriminator; where a law has no mass it adds nothing. */
export function valueTerms(numbers: Numbers): readonly [data: Vector, fake: Vector] {
  const [p, g] = lawsOf(numbers);
  const term = (weight: number, probability: number) => (weight === 0 ? 0 : weight * Math.log(probability));
  const best = bestDiscriminator(numbers);
  return [p.map((weight, i) => term(weight, at(best, i))), g.map((weight, i) => term(weight, 1 - at(best, i)))];
}

/** F_p - F_g on each step between two neighboring points, and how long the step is. */
export function stepsOf(numbers: Numbers): readonly { readonly difference: number; readonly length: number }[] {
  const [p, g] = lawsOf(numbers);
  return range(p.length - 1).map((i) => ({
    difference: sum(p.slice(0, i + 1)) - sum(g.slice(0, i + 1)),
    length: at(numbers.points, i + 1) - at(numbers.points, i),
  }));
}

/** The least mean distance over which the mass is moved. */
export function wasserstein(numbers: Numbers): number {
  return sum(stepsOf(numbers).map(({ difference, length }) => Math.abs(difference) * length));
}
