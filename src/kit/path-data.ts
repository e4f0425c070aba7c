/**
 * The `d` of an SVG path through points, to one decimal, as short as SVG allows: "M54.1 44l1.3-2.2.5.7".
 *
 * Each place is rounded before differences are taken, so that rounding never adds up. '' for no points.
 */
export function pathData(points: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = points.map(([x, y]) => [Math.round(10 * x), Math.round(10 * y)] as const);
  if (!first) return '';
  let [x, y] = first;
  const moves = rest.map(([nextX, nextY]) => {
    const move = joined(tenths(nextX - x), tenths(nextY - y));
    [x, y] = [nextX, nextY];
    return move;
  });
  const start = `M${joined(tenths(first[0]), tenths(first[1]))}`;
  return moves.length === 0 ? start : `${start}l${moves.reduce(joined)}`;
}

/** A number of tenths without the zero before its point: -5 is "-.5". */
function tenths(count: number): string {
  return (count / 10).toString().replace(/^(-?)0\./, '$1.');
}

/** Two numbers side by side; a sign, or a second point, already tells them apart. */
function joined(before: string, after: string): string {
  const lastNumber = /[\d.]+$/.exec(before)?.[0] ?? '';
  const isApart = after.startsWith('-') || (after.startsWith('.') && lastNumber.includes('.'));
  return isApart ? before + after : `${before} ${after}`;
}
