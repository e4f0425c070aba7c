import { at } from '../core/array.ts';
import type { Paper } from './paper.ts';

/** Where a line ends for the eye, on the paper. */
export interface LineEnd {
  readonly x: number;
  readonly y: number;
  /** A line that runs on beyond the plot leaves it at its top or bottom; any other ends inside it. */
  readonly side: 'inside' | 'top' | 'bottom';
}

type Point = readonly [number, number];

/**
 * The end of the visible part of a line through points (x, y), given in the values of the axes.
 *
 * Null for a line of which no point lies between top and bottom of the plot.
 */
export function lineEnd(points: readonly Point[], paper: Paper): LineEnd | null {
  const places = points.map(([x, y]): Point => [paper.x.map(x), paper.y.map(y)]);
  const last = places.findLastIndex(([, y]) => y >= paper.top && y <= paper.bottom);
  if (last === -1) return null;
  const [x, y] = at(places, last);
  const next = places[last + 1];
  if (next === undefined) return { x, y, side: 'inside' };
  const edge = next[1] > paper.bottom ? paper.bottom : paper.top;
  const share = Number.isFinite(next[1]) ? (edge - y) / (next[1] - y) : 0;
  return { x: x + share * (next[0] - x), y: edge, side: edge === paper.bottom ? 'bottom' : 'top' };
}
