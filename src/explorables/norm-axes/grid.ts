import type { Block, Stretch } from './layers.ts';
import { SIZE } from './tensor.ts';

/** A rectangle in units of the drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CELL = { width: 24, height: 20 } as const;
const GAP = 6;
/** Room for the names of the samples. */
const LEFT = 50;
const CHANNEL = SIZE.positions * CELL.width;

/** Top of the first sample in a grid, below its title. */
export const GRID_TOP = 20;

/** Height of a grid with its title. */
export const GRID_HEIGHT = GRID_TOP + SIZE.samples * (CELL.height + GAP) - GAP + 6;

/** The cell of an entry (n, c, s). */
export function cellBox([n, c, s]: readonly [number, number, number]): Box {
  return {
    x: LEFT + c * (CHANNEL + GAP) + s * CELL.width,
    y: GRID_TOP + n * (CELL.height + GAP),
    width: CELL.width,
    height: CELL.height,
  };
}

/** The rectangle around a block of entries. */
export function blockBox({ samples, channels }: Block): Box {
  const corner = cellBox([samples[0], channels[0], 0]);
  const lengthOf = ([first, last]: Stretch, size: number) => (last - first + 1) * (size + GAP) - GAP;
  return { x: corner.x, y: corner.y, width: lengthOf(channels, CHANNEL), height: lengthOf(samples, CELL.height) };
}
