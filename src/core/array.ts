/** The item at an index that the caller knows to exist. Throws RangeError, naming the index, when it does not. */
export function at<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`index ${index} is outside 0..${items.length - 1}`);
  return item;
}

/** The numbers from 0 to n - 1. */
export function range(n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** The sum of the items; 0 for none. */
export function sum(items: readonly number[]): number {
  return items.reduce((total, item) => total + item, 0);
}
