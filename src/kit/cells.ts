import { place } from './scale.ts';

/** A grid of square cells in a drawing: where the cell (0, 0) has its upper left corner, and the side of a cell. */
export interface CellGrid {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** A row and a column, from 0; outside the matrix that is drawn they may be negative. */
export type Cell = readonly [number, number];

/** A square in a drawing. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** How much of its cell the square of the largest entry leaves free on each side. */
const MARGIN = 0.8;

/** Sides are whole multiples of this: finer than the eye, and coarse enough for few different ones. */
const STEP = 0.4;

/** The whole cell, or the inner part of it that is `share` as wide. */
export function cellBox({ left, top, side }: CellGrid, [row, column]: Cell, share = 1): Box {
  const width = side * share;
  const inset = (side - width) / 2;
  return { x: left + column * side + inset, y: top + row * side + inset, width };
}

/** The `d` of an SVG path of squares, each placed relative to the one before, which keeps a page of many cells small. */
export function squaresPath(boxes: readonly Box[]): string {
  let [x, y] = [0, 0];
  return boxes
    .map((box) => {
      const [nextX, nextY, width] = [place(box.x), place(box.y), place(box.width)];
      const move = `m${place(nextX - x)} ${place(nextY - y)}`;
      [x, y] = [nextX, nextY];
      return `${move}h${width}v${width}h${-width}z`;
    })
    .join('');
}

/** The `d` of the lines between and around the cells of some rows and columns, from cell `first` on. */
export function linesPath({ left, top, side }: CellGrid, first: Cell, [rows, columns]: Cell): string {
  const [x, y] = [place(left + first[1] * side), place(top + first[0] * side)];
  const [width, height, step] = [place(columns * side), place(rows * side), place(side)];
  const across = `h${width}${`m${-width} ${step}h${width}`.repeat(rows)}`;
  const down = `v${height}${`m${step} ${-height}v${height}`.repeat(columns)}`;
  return `M${x} ${y}${across}M${x} ${y}${down}`;
}

/** The square of an entry: its area is in proportion to the size of the entry. Null for one too small to be seen. */
export function entryBox(grid: CellGrid, cell: Cell, sizeOfLargest: number): Box | null {
  const most = 1 - (2 * MARGIN) / grid.side;
  const width = STEP * Math.round((grid.side * most * Math.sqrt(Math.min(1, sizeOfLargest))) / STEP);
  return width === 0 ? null : cellBox(grid, cell, width / grid.side);
}
