import { at, range } from './array.ts';
import { disagreementUnder, errorUnder, labelMarginal, type LabeledLaw } from './labeled-law.ts';
import type { Vector } from './vector.ts';

/** Two laws on the same inputs and a finite class of classifiers, each a label for every input. */
export interface Adaptation {
  readonly source: LabeledLaw;
  readonly target: LabeledLaw;
  readonly family: readonly Vector[];
}

/**
 * By how much the source error, half the distance of the inputs and the least joint error exceed the target error.
 *
 * The distance and the joint error are found by going through the whole class. Negative only if the bound fails.
 */
export function adaptationSlack(f: Vector, { source, target, family }: Adaptation): number {
  const gap = (a: Vector, b: Vector) => Math.abs(disagreementUnder(source, a, b) - disagreementUnder(target, a, b));
  const halfDistance = Math.max(...family.flatMap((a) => family.map((b) => gap(a, b))));
  const joint = Math.min(...family.map((a) => errorUnder(source, a) + errorUnder(target, a)));
  return errorUnder(source, f) + halfDistance + joint - errorUnder(target, f);
}

/**
 * The same slack in the tight case of thresholds: uniform laws on `width` places, the target moved by `shift` of them.
 *
 * The truth is the threshold at the end of the source, the classifier that at the end of the target.
 */
export function thresholdSlack(width: number, shift: number): number {
  const places = range(width + shift);
  const family = range(width + shift + 1).map((b) => places.map((x) => (x >= b ? 1 : 0)));
  const lawFrom = (start: number) => places.map((x) => onLabel(x < width ? 0 : 1, uniform(x - start, width)));
  return adaptationSlack(at(family, width + shift), { source: lawFrom(0), target: lawFrom(shift), family });
}

/** By how much both errors together exceed the gap between the rates of label 1 under two laws. */
export function alignmentSlack(f: Vector, [source, target]: readonly [LabeledLaw, LabeledLaw]): number {
  const gap = at(labelMarginal(source), 1) - at(labelMarginal(target), 1);
  return errorUnder(source, f) + errorUnder(target, f) - Math.abs(gap);
}

function uniform(place: number, width: number): number {
  return place >= 0 && place < width ? 1 / width : 0;
}

function onLabel(label: number, probability: number): Vector {
  return label === 1 ? [0, probability] : [probability, 0];
}
