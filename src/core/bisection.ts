const MOST_HALVINGS = 200;

/**
 * Where a continuous function changes its sign between `low` and `high`, as exactly as the numbers allow.
 *
 * Throws RangeError when it has the same sign at both ends.
 */
export function bisection(f: (x: number) => number, low: number, high: number): number {
  const positiveAtLow = f(low) > 0;
  if (positiveAtLow === f(high) > 0) throw new RangeError(`no change of sign between ${low} and ${high}`);
  let [left, right] = [low, high];
  for (let i = 0; i < MOST_HALVINGS; i += 1) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    if (f(middle) > 0 === positiveAtLow) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
