import { at as item, range, sum } from '../../core/array.ts';
import { activeUnits, bends, elbows, output, type ReluNetwork } from '../../core/relu-network.ts';
import type { Vector } from '../../core/vector.ts';

/** A place in a plot, in the values of its axes. */
export type Point = readonly [number, number];

/** One hidden unit: where it switches, and how the slope of f changes there. */
export interface Unit {
  /** The elbow e = -b/w, brought into [-9, 9]. */
  readonly elbow: number;
  /** The value of f at the elbow. */
  readonly height: number;
  /** The change of slope at the elbow, from left to right: v |w|. */
  readonly bend: number;
  /** Inactive on every example: it gets no gradient and never will. */
  readonly isDead: boolean;
  /** The elbow in the course of training: points (elbow, step). */
  readonly track: readonly Point[];
}

/** The picture reaches a little beyond the examples, which lie in [-1, 1]. */
export const REACH = 1.12;

const FAR = 9;
/** Drawn closer together at first, where elbows move fastest. */
const TRACK_POINTS = 60;

/** A network at every step of its training, from 0 to the last. */
interface History {
  readonly networkAt: (step: number) => ReluNetwork;
  readonly last: number;
}

/** The units of the network at its last step, with the way of their elbows. */
export function unitsOf({ networkAt, last }: History, inputs: Vector): readonly Unit[] {
  const network = networkAt(last);
  const times = [...new Set(range(TRACK_POINTS + 1).map((i) => Math.round((i / TRACK_POINTS) ** 2 * last)))];
  const places = times.map((t) => elbows(networkAt(t)).map(inReach));
  const here = item(places, places.length - 1);
  const active = inputs.map((x) => activeUnits(network, x));
  return bends(network).map((bend, j) => ({
    elbow: item(here, j),
    height: output(network, item(here, j)),
    bend,
    isDead: !active.some((units) => units[j]),
    track: times.map((t, i): Point => [item(item(places, i), j), t]),
  }));
}

/** How far an elbow has come from its start. */
export function travel({ track }: Unit): number {
  return Math.abs(item(track, track.length - 1)[0] - item(track, 0)[0]);
}

/** The vertices of the broken line f over [-REACH, REACH], from left to right. */
export function brokenLine(network: ReluNetwork, units: readonly Unit[]): readonly Point[] {
  const inside = units.map(({ elbow }) => elbow).filter((elbow) => Math.abs(elbow) < REACH);
  return [-REACH, ...inside.toSorted((a, b) => a - b), REACH].map((x) => [x, output(network, x)]);
}

/** The slope of f left and right of all elbows: there only the units that face that side are active. */
export function outerSlopes({ v, w }: ReluNetwork): { readonly left: number; readonly right: number } {
  const facing = (side: number) => sum(w.map((weight, j) => (weight * side > 0 ? item(v, j) * weight : 0)));
  return { left: facing(-1), right: facing(1) };
}

function inReach(elbow: number): number {
  return Number.isNaN(elbow) ? FAR : Math.min(FAR, Math.max(-FAR, elbow));
}
