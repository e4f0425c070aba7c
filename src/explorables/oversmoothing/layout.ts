import { range } from '../../core/array.ts';
import { SIZE } from './graphs.ts';

/** Where a node stands in the drawing, and where its name is written. */
export interface NodePlace {
  readonly x: number;
  readonly y: number;
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' };
}

/** The radius of a node. */
export const RADIUS = 15;

const MIDDLE = 113;
const HALF_AXES = { x: 104, y: 72 };
const AWAY = 9;
const TURN_DEGREES = [112, 155, 205, 248, 292, 335, 25, 68];

/**
 * The nodes around an ellipse, 0 to 3 left and 4 to 7 right: no edge between two of them runs through a third, so that
 * every graph the reader draws can be read, and the same node stands at the same place in all of them. `width` is that
 * of the drawing.
 */
export function placesOf(width: number): readonly NodePlace[] {
  return range(SIZE).map((i) => placeOf(i, width));
}

function placeOf(i: number, width: number): NodePlace {
  const turn = ((TURN_DEGREES[i] ?? 0) * Math.PI) / 180;
  const x = width / 2 + HALF_AXES.x * Math.cos(turn);
  const y = MIDDLE - HALF_AXES.y * Math.sin(turn);
  const isLeft = i < SIZE / 2;
  const gap = RADIUS + 4;
  // Up for the upper and down for the lower nodes, away from the edges that meet there.
  const lift = AWAY * -Math.sin(turn);
  return { x, y, label: { x: x + (isLeft ? -gap : gap), y: y - 2 + lift, anchor: isLeft ? 'end' : 'start' } };
}
