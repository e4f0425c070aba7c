import { sum } from '../../core/array.ts';

/** A symmetric function of a multiset of numbers. */
export interface Aggregate {
  readonly name: 'sum' | 'mean' | 'max' | 'sum of squares';
  /** Its value for the first and for the second multiset; null for the mean and the largest of none. */
  readonly values: readonly [number | null, number | null];
  /** Whether the two values differ. */
  readonly tells: boolean;
}

const AGGREGATES: Readonly<Record<Aggregate['name'], (entries: readonly number[]) => number | null>> = {
  sum,
  mean: (entries) => (entries.length === 0 ? null : sum(entries) / entries.length),
  max: (entries) => (entries.length === 0 ? null : Math.max(...entries)),
  'sum of squares': (entries) => sum(entries.map((entry) => entry ** 2)),
};

const NAMES = ['sum', 'mean', 'max', 'sum of squares'] as const;

/** The multiset that the reader typed, ascending; a 0 is an empty place. */
export function multisetOf(typed: readonly number[]): readonly number[] {
  return typed.filter((entry) => entry > 0).toSorted((a, b) => a - b);
}

/** What each aggregate makes of two multisets of whole numbers, and whether it tells them apart. */
export function aggregatesOf(first: readonly number[], second: readonly number[]): readonly Aggregate[] {
  return NAMES.map((name) => {
    const values = [AGGREGATES[name](first), AGGREGATES[name](second)] as const;
    return { name, values, tells: isDifferent(...values) };
  });
}

function isDifferent(first: number | null, second: number | null): boolean {
  if (first === null || second === null) return first !== second;
  return Math.abs(first - second) > 1e-9;
}
