import { scaleOf, type Axis, type Scale } from './scale.ts';

/**
 * The width of every drawing in its own units.
 *
 * A narrow one on purpose: a drawing is scaled to the room it gets, and its letters with it, so that one
 * that is drawn for a phone is still well readable when a wide page enlarges it.
 */
export const WIDTH = 360;

const LEFT = 40;
const TITLE = 24;
const NO_TITLE = 8;
const X_TITLE = 16;
const TICKS = 16;

/** The rectangle of a plot and the scales laid over it. */
export interface Paper {
  readonly x: Scale;
  readonly y: Scale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
}

/** What a plot looks like before anything is drawn into it. */
export interface Layout {
  readonly x: Axis;
  readonly y: Axis;
  /** In units of a drawing that is `WIDTH` wide. */
  readonly height: number;
  /** Room for labels at the ends of lines; 12 unless told. */
  readonly right?: number | undefined;
  /** Room for ticks; 40 unless told. More of it makes way for another plot in the same drawing. */
  readonly left?: number | undefined;
}

/** Lays out a plot: room for ticks and titles at its edges, the scales over what is left. */
export function paperOf({ x, y, height, right = 12, left = LEFT }: Layout): Paper {
  const top = y.title === '' ? NO_TITLE : TITLE;
  const bottom = height - TICKS - (x.title === '' ? 0 : X_TITLE);
  const edge = WIDTH - right;
  return { x: scaleOf(x, [left, edge]), y: scaleOf(y, [bottom, top]), left, right: edge, top, bottom, height };
}

/** Where a panel stands in a drawing: its upper left corner, and the side of its square. */
export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** The paper of a square panel without ticks: both axes show the same stretch of values, so that a turn looks like one. */
export function squarePaper({ left, top, side }: Square, domain: readonly [number, number]): Paper {
  const [right, bottom] = [left + side, top + side];
  const axis = { title: '', domain };
  return { x: scaleOf(axis, [left, right]), y: scaleOf(axis, [bottom, top]), left, right, top, bottom, height: bottom };
}
