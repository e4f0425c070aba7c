import { pathData } from './path-data.ts';

/** How a point of a cloud looks: round, an upright or a level dash. */
export type Grain = 'dot' | 'upright' | 'level';

type Place = readonly [number, number];

/** The stroke of each grain, and how far from its middle it starts and ends. */
const GRAINS = {
  dot: { stroke: 'h0', reach: [0, 0] },
  upright: { stroke: 'v4', reach: [0, 2] },
  level: { stroke: 'h4', reach: [2, 0] },
} as const;

/**
 * The `d` of one path that draws a mark at each place; a dot is a line of no length, which a round cap makes visible.
 *
 * Places are rounded to whole pixels and sorted, and each is told from where the mark before it ends: small numbers that
 * repeat keep a page light.
 */
export function cloudData(places: readonly Place[], grain: Grain): string {
  const { stroke, reach } = GRAINS[grain];
  const whole = places.map(([x, y]) => [Math.round(x), Math.round(y)] as const);
  let pen: Place = [0, 0];
  const marks = whole
    .toSorted(([x, y], [u, v]) => x - u || y - v)
    .map(([x, y]) => {
      const start = pathData([[x - reach[0] - pen[0], y - reach[1] - pen[1]]]);
      pen = [x + reach[0], y + reach[1]];
      return `${start.replace('M', 'm')}${stroke}`;
    });
  return marks.join('');
}

/**
 * The `d` of one path that draws arrows, each from one place to another, with a head of two barbs.
 *
 * A line goes to the tip, out to the end of one barb, back, and out to the other. Both ends of an arrow are rounded to
 * whole pixels, its barbs to half ones.
 */
export function arrowsData(arrows: readonly (readonly [Place, Place])[]): string {
  return arrows.map(([from, to]) => arrow(rounded(from, 1), rounded(to, 1))).join('');
}

const BARB = 3.4;
const ANGLE = 0.5;

function arrow(from: Place, tip: Place): string {
  const back = Math.atan2(from[1] - tip[1], from[0] - tip[0]);
  const barb = (angle: number) => rounded([tip[0] + BARB * Math.cos(angle), tip[1] + BARB * Math.sin(angle)], 2);
  return pathData([from, tip, barb(back - ANGLE), tip, barb(back + ANGLE)]);
}

/** A place on the grid of so many lines to a pixel. */
function rounded([x, y]: Place, lines: number): Place {
  return [Math.round(lines * x) / lines, Math.round(lines * y) / lines];
}
