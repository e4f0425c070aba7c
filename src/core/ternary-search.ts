const NARROW = 1e-9;

/** Where a function with a single minimum on an interval is least; exact to about the root of the rounding in its values. */
export function leastBetween(f: (x: number) => number, [low, high]: readonly [number, number]): number {
  let [left, right] = [low, high];
  while (right - left > NARROW) {
    const third = (right - left) / 3;
    if (f(left + third) < f(right - third)) right -= third;
    else left += third;
  }
  return (left + right) / 2;
}
