import { at, range } from './array.ts';

/** A piece of a contour line between two points of the plane. */
export type Segment = readonly [readonly [number, number], readonly [number, number]];

/** A grid of equal cells over a rectangle. */
export interface PlaneGrid {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Cells along x and along y. */
  readonly cells: readonly [number, number];
}

/** The corners of a cell in turn, as steps from its lower left one. */
const CORNERS = [[0, 0], [1, 0], [1, 1], [0, 1]] as const; // prettier-ignore

/**
 * Where a function on the plane takes a value: for every cell the pieces of its contour, by linear interpolation along
 * the sides (marching squares). A saddle inside a cell is cut in one of its two ways.
 */
export function contourSegments(f: (x: number, y: number) => number, grid: PlaneGrid) {
  const { x, y, cells } = grid;
  const place = (i: number, j: number) =>
    [x[0] + ((x[1] - x[0]) * i) / cells[0], y[0] + ((y[1] - y[0]) * j) / cells[1]] as const;
  const values = range(cells[0] + 1).map((i) => range(cells[1] + 1).map((j) => f(...place(i, j))));
  return (level: number): readonly Segment[] =>
    range(cells[0]).flatMap((i) =>
      range(cells[1]).flatMap((j) => {
        const corners = CORNERS.map(([right, up]) => ({
          place: place(i + right, j + up),
          height: at(at(values, i + right), j + up) - level,
        }));
        return paired(crossings(corners));
      }),
    );
}

interface Corner {
  readonly place: readonly [number, number];
  /** Above or below the level. */
  readonly height: number;
}

/** The points on the sides of a cell where the height is 0; none, two or four. */
function crossings(corners: readonly Corner[]): readonly (readonly [number, number])[] {
  return corners.flatMap((corner, k) => {
    const next = at(corners, (k + 1) % corners.length);
    if (corner.height > 0 === next.height > 0) return [];
    const share = corner.height / (corner.height - next.height);
    const between = (axis: 0 | 1) => corner.place[axis] + share * (next.place[axis] - corner.place[axis]);
    return [[between(0), between(1)] as const];
  });
}

function paired(points: readonly (readonly [number, number])[]): readonly Segment[] {
  return range(points.length / 2).map((i) => [at(points, 2 * i), at(points, 2 * i + 1)]);
}
