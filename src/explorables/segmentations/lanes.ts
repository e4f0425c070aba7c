import type { Segmentations } from './model.ts';

/** A token at a place of the string, and the lane, from 0, in which it is drawn. */
export type Laned = Segmentations['placed'][number] & { readonly lane: number };

/** Gives every token the first lane in which it overlaps no other: short ones first, each length in lanes of its own. */
export function inLanes(placed: Segmentations['placed']): readonly Laned[] {
  const ends: { length: number; end: number }[] = [];
  const sorted = placed.toSorted((a, b) => lengthOf(a) - lengthOf(b) || a.from - b.from);
  return sorted.map((token) => {
    const length = lengthOf(token);
    const free = ends.findIndex((lane) => lane.length === length && lane.end <= token.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = { length, end: token.to };
    return { ...token, lane };
  });
}

function lengthOf({ from, to }: { readonly from: number; readonly to: number }): number {
  return to - from;
}
