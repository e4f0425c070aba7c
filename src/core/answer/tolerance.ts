/** How far a typed number may lie from the right one: the larger of an absolute and a relative distance. */
export interface Tolerance {
  readonly absolute?: number;
  /** As a fraction of the right number: 0.01 for one percent. */
  readonly relative?: number;
}

/** For answers that come out exactly; leaves room for the rounding of binary arithmetic alone. */
export const EXACT: Tolerance = { absolute: 1e-9, relative: 1e-9 };

/** Whether the number lies within the tolerance of the right one. */
export function isClose(x: number, right: number, tolerance: Tolerance): boolean {
  const allowed = Math.max(tolerance.absolute ?? 0, (tolerance.relative ?? 0) * Math.abs(right));
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(x), Math.abs(right));
  return Math.abs(x - right) <= allowed + rounding;
}

/** Whether the number is the right one, rounded after its first decimal or later; whole numbers tell nothing. */
export function isRounding(x: number, right: number): boolean {
  if (Number.isInteger(x)) return false;
  return [1, 2, 3, 4, 5, 6].some((decimals) => Number(right.toFixed(decimals)) === x);
}
