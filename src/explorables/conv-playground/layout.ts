import { at, range } from '../../core/array.ts';
import type { Border } from '../../core/bordered-convolution.ts';
import type { Matrix } from '../../core/matrix.ts';
import { SIZE } from './image.ts';

/** Where a map stands in the drawing: a cell grid as the kit draws it. */
interface Grid {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Side of the square in which the padded input stands, and of the one for the output. */
export const PANEL = 168;

/** Room above a panel for its title. */
export const HEAD = 18;

const LEFT = 2;
const RIGHT = 190;

/** The grids of the input and of an output of `size` rows, cells of one size, for a row of panels with this top. */
export function gridsOf(top: number, { padding, size }: { readonly padding: number; readonly size: number }) {
  const side = PANEL / (SIZE + 2 * padding);
  const free = (PANEL - size * side) / 2;
  const input: Grid = { left: LEFT + padding * side, top: top + HEAD + padding * side, side };
  const output: Grid = { left: RIGHT + free, top: top + HEAD + free, side };
  return { input, output, titles: { left: LEFT, right: RIGHT, y: top + 11 } };
}

/** What lies around the input, as a matrix in which the input itself is left out. */
export function surroundings(input: Matrix, padding: number, border: Border): Matrix {
  const isInside = (index: number) => index >= padding && index < SIZE + padding;
  const wrapped = (index: number) => (index - padding + SIZE) % SIZE;
  return range(SIZE + 2 * padding).map((r) =>
    range(SIZE + 2 * padding).map((c) =>
      border === 'zero' || (isInside(r) && isInside(c)) ? 0 : at(at(input, wrapped(r)), wrapped(c)),
    ),
  );
}
