/** How things are told apart, and what came before them. */
export interface Mixing<T> {
  readonly groupOf: (item: T) => string;
  /** The group of what stands before the first. */
  readonly after?: string;
}

/**
 * The items in an order in which neighbors are of different groups, as near to the given order as that allows.
 *
 * Where a group has more than half of the items, as few as possible of it stand side by side.
 */
export function mixed<T>(items: readonly T[], { groupOf, after }: Mixing<T>): readonly T[] {
  const left = [...items];
  const result: T[] = [];
  let last = after;
  while (left.length > 0) {
    const group = pressing(left.map(groupOf), last);
    const index = left.findIndex((item) => (group === null ? groupOf(item) !== last : groupOf(item) === group));
    const [next] = left.splice(Math.max(0, index), 1);
    if (next === undefined) break;
    result.push(next);
    last = groupOf(next);
  }
  return result;
}

/** The group of which one must come now, since it has more items than can stand between others; null when none does. */
function pressing(groups: readonly string[], last: string | undefined): string | null {
  for (const [group, members] of Map.groupBy(groups, (each) => each)) {
    if (group !== last && 2 * members.length > groups.length) return group;
  }
  return null;
}
