import { range } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';

/** Entries of a signal. */
export const LENGTH = 24;

/** Entries of a pattern, and of a filter. */
export const WIDTH = 3;

/** How many positions a pattern can stand at, and a filter too: 0..21. */
export const POSITIONS = LENGTH - WIDTH + 1;

/** The pattern of class 0, then that of class 1. Both sum to 1. */
export const PATTERNS = [
  [1, 1, -1],
  [1, -1, 1],
] as const;

/** First position of a pattern in training. */
export const TRAINED_FROM = 2;

/** First and last position of a pattern in testing. */
export const TESTED = [12, 19] as const;

/** A signal that is 0 but for the pattern of its class. */
export interface Example {
  readonly label: 0 | 1;
  /** Where the pattern begins. */
  readonly position: number;
}

/** Both classes at every position from the first to the last, class 0 first at each. */
export function examplesAt([first, last]: readonly [number, number]): readonly Example[] {
  return range(last - first + 1).flatMap((i) => [
    { label: 0, position: first + i },
    { label: 1, position: first + i },
  ]);
}

/** The entry of an example's signal at any place; 0 outside. */
export function entryAt({ label, position }: Example, place: number): number {
  return PATTERNS[label][place - position] ?? 0;
}

/** All entries of an example's signal. */
export function signalOf(example: Example): Vector {
  return range(LENGTH).map((place) => entryAt(example, place));
}
