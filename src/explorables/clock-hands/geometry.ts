import { at, range } from '../../core/array.ts';

/** A circle in a drawing. */
export interface Face {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

type Place = readonly [number, number];

/** The place at an angle in radians, clockwise from twelve, some way out of the center. */
export function placeOn({ x, y, radius }: Face, angle: number, share = 1): Place {
  return [x + share * radius * Math.sin(angle), y - share * radius * Math.cos(angle)];
}

/** An angle brought into [0, 2π). */
export function withinTurn(angle: number): number {
  return ((angle % TURN) + TURN) % TURN;
}

/** The `d` of a circular arc, clockwise from one angle through a turn of less than a whole one. */
export function arcPath(face: Face, from: number, turn: number): string {
  const [start, end] = [placeOn(face, from), placeOn(face, from + turn)];
  const size = turn > Math.PI ? 1 : 0;
  const round = (place: number) => Math.round(10 * place) / 10;
  const radius = round(face.radius);
  return `M${round(start[0])} ${round(start[1])}A${radius} ${radius} 0 ${size} 1 ${round(end[0])} ${round(end[1])}`;
}

/** A square grid of clock faces, row by row, in a square that they fill. */
export function faces(count: number, { x, y, radius }: Face): readonly Face[] {
  const columns = Math.ceil(Math.sqrt(count));
  const side = (2 * radius) / columns;
  return range(count).map((i) => ({
    x: x - radius + side * ((i % columns) + 0.5),
    y: y - radius + side * (Math.floor(i / columns) + 0.5),
    radius: columns === 1 ? radius : 0.42 * side,
  }));
}

/** Offsets from `first` up to and with `last`, whose inner products look alike. */
export interface Band {
  readonly first: number;
  readonly last: number;
  /** In [0, 1]: 0 for the least alike of all, 1 for equal ones. */
  readonly shade: number;
}

/** As many shades as the eye tells apart. */
const SHADES = 12;

/** Offsets in the runs that have one shade. */
export function bandsOf(products: readonly number[]): readonly Band[] {
  const least = Math.min(...products);
  const shades = products.map((product) => Math.round((SHADES * (product - least)) / (1 - least)) / SHADES);
  const starts = range(shades.length).filter((i) => i === 0 || at(shades, i) !== at(shades, i - 1));
  return starts.map((first, i) => ({ first, last: (starts[i + 1] ?? shades.length) - 1, shade: at(shades, first) }));
}

/** The `d` of both stripes of a band, above and below the diagonal of a square of `positions` rows. */
export function bandPath({ first, last }: Band, { x, y, radius }: Face, positions: number): string {
  const side = (2 * radius) / positions;
  const [left, top] = [x - radius, y - radius];
  const place = (column: number, row: number) =>
    `${Math.round(10 * (left + side * column)) / 10} ${Math.round(10 * (top + side * row)) / 10}`;
  // In cells: the offset k lies between k - 1/2 and k + 1/2 right of the diagonal, or below it.
  const low = Math.max(0, first - 0.5);
  const high = last === positions - 1 ? positions : last + 0.5;
  const above = `M${place(low, 0)}L${place(high, 0)}L${place(positions, positions - high)}L${place(positions, positions - low)}Z`;
  const below = `M${place(0, low)}L${place(0, high)}L${place(positions - high, positions)}L${place(positions - low, positions)}Z`;
  return above + below;
}

const TURN = 2 * Math.PI;
