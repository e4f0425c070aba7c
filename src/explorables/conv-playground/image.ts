import { at, range } from '../../core/array.ts';
import type { Matrix } from '../../core/matrix.ts';

/** Rows and columns of the image. */
export const SIZE = 12;

/** The images that a reader can begin with. */
export const IMAGES = ['waves', 'edge', 'dot', 'blank'] as const;
export type ImageName = (typeof IMAGES)[number];

/** The cells that the reader changed, a binary number for each row: bit c of entry r is cell (r, c). */
export type Edits = readonly number[];

/** No cell changed. */
export const NO_EDITS: Edits = range(SIZE).map(() => 0);

const EDGE = SIZE / 2;
const DOT = [5, 5] as const;

/** The entry of each image in row r and column c; "waves" is ½ + ½ sin(0.7r) cos(0.9c), and ½ more from column 6 on. */
const ENTRIES: Readonly<Record<ImageName, (r: number, c: number) => number>> = {
  waves: (r, c) => 0.5 + 0.5 * Math.sin(0.7 * r) * Math.cos(0.9 * c) + (c >= EDGE ? 0.5 : 0),
  edge: (_, c) => (c >= EDGE ? 1 : 0),
  dot: (r, c) => (r === DOT[0] && c === DOT[1] ? 1 : 0),
  blank: () => 0,
};

/** An image with the reader's changes: a changed cell below ½ becomes 1, any other becomes 0. */
export function editedImage(name: ImageName, edits: Edits): Matrix {
  const entry = ENTRIES[name];
  return range(SIZE).map((r) =>
    range(SIZE).map((c) => {
      const before = entry(r, c);
      if (!isEdited(edits, [r, c])) return before;
      return before < 0.5 ? 1 : 0;
    }),
  );
}

/** The edits with one cell changed, or changed back. */
export function withCell(edits: Edits, [row, column]: readonly [number, number]): Edits {
  return edits.map((bits, r) => (r === row ? bits ^ (1 << column) : bits));
}

/** A matrix with its columns moved right by `shift`, around a circle. */
export function shifted(matrix: Matrix, shift: number): Matrix {
  return matrix.map((row) => row.map((_, c) => at(row, (c - shift + row.length) % row.length)));
}

function isEdited(edits: Edits, [row, column]: readonly [number, number]): boolean {
  return ((at(edits, row) >> column) & 1) === 1;
}
