type Point = readonly [number, number];

/** Lines through all pieces that meet end to end, each piece in one line; a closed line ends where it starts. */
export function joinedSegments(segments: readonly (readonly [Point, Point])[]): readonly (readonly Point[])[] {
  const left = new Set(segments);
  const touching = new Map<string, (readonly [Point, Point])[]>();
  for (const segment of segments) {
    for (const end of segment) touching.set(key(end), [...(touching.get(key(end)) ?? []), segment]);
  }
  const extended = (line: readonly Point[]): readonly Point[] => {
    const grown = [...line];
    for (let end = grown.at(-1); end !== undefined; end = grown.at(-1)) {
      const next = (touching.get(key(end)) ?? []).find((segment) => left.has(segment));
      if (next === undefined) break;
      left.delete(next);
      grown.push(key(next[0]) === key(end) ? next[1] : next[0]);
    }
    return grown;
  };
  return segments.flatMap((segment) => {
    if (!left.delete(segment)) return [];
    return [extended(extended(segment).toReversed())];
  });
}

/** Ends that differ by less than rounding meet. */
function key([x, y]: Point): string {
  return `${x.toFixed(9)} ${y.toFixed(9)}`;
}
