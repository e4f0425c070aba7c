import { at, range } from '../../core/array.ts';
import { contrastOnCircle, type TurningContrast } from '../../core/infonce.ts';
import { difference, dot, times, total, type Vector } from '../../core/vector.ts';

/** One anchor and its candidates on the unit circle, in degrees counterclockwise from the right. */
export interface Scene {
  readonly anchor: number;
  readonly positive: number;
  readonly negatives: readonly number[];
  readonly tau: number;
}

/** Whether embeddings keep length 1, or may leave the circle. */
export const KINDS = ['along the circle', 'free'] as const;

/** One of `KINDS`. */
export type Kind = (typeof KINDS)[number];

/** What a step down the gradient does to every embedding: minus the slope of the loss, as a vector of the plane. */
export interface Forces {
  readonly anchor: Vector;
  /** The positive first. */
  readonly candidates: readonly Vector[];
}

/** A value over the temperature, or over the angle of the anchor. */
export type CurvePoint = readonly [number, number];

const DEGREE = Math.PI / 180;
const TEMPERATURES = 97;
/** The angles of the anchor, in degrees, over which the loss is drawn. */
export const REACH = 90;

/** The angles of all candidates, the positive first. */
export function candidatesOf({ positive, negatives }: Scene): readonly number[] {
  return [positive, ...negatives];
}

/** The contrast of a scene, with slopes per radian. */
export function contrastAt({ anchor, positive, negatives, tau }: Scene): TurningContrast {
  return contrastOnCircle({
    anchor: anchor * DEGREE,
    positive: positive * DEGREE,
    negatives: negatives.map((angle) => angle * DEGREE),
    temperature: tau,
  });
}

/**
 * The forces of a scene.
 *
 * Score j is zᵀz_j/τ, so its gradient hands z_j the multiple z and the anchor the multiple z_j. An embedding of
 * length 1 feels only the part along the circle.
 */
export function forcesOf(scene: Scene, kind: Kind): Forces {
  const { slopes } = contrastAt(scene);
  const anchor = unitAt(scene.anchor);
  const candidates = candidatesOf(scene).map(unitAt);
  const onAnchor = total([0, 0], ...candidates.map((candidate, j) => times(-at(slopes, j), candidate)));
  const felt = (force: Vector, place: Vector) =>
    kind === 'free' ? force : difference(force, times(dot(force, place), place));
  return {
    anchor: felt(onAnchor, anchor),
    candidates: candidates.map((candidate, j) => felt(times(-at(slopes, j), anchor), candidate)),
  };
}

/** How fast descent turns the anchor, counterclockwise above 0, over temperatures evenly spaced in their logarithm. */
export function turnCurve(scene: Scene, [low, high]: readonly [number, number]): readonly CurvePoint[] {
  return range(TEMPERATURES).map((i) => {
    const tau = low * (high / low) ** (i / (TEMPERATURES - 1));
    return [tau, -contrastAt({ ...scene, tau }).slope] as const;
  });
}

/** The loss over the angle of the anchor, all else as it is. */
export function lossCurve(scene: Scene): readonly CurvePoint[] {
  return range(2 * REACH + 1).map((i) => [i - REACH, contrastAt({ ...scene, anchor: i - REACH }).loss] as const);
}

/** Where the loss over all whole degrees from -90 to 90 is least. */
export function restingAngle(scene: Scene): number {
  return lossCurve(scene).reduce((least, point) => (point[1] < least[1] ? point : least))[0];
}

/** An angle in degrees, brought into [-180, 180). */
export function centered(angle: number): number {
  return ((((angle + 180) % 360) + 360) % 360) - 180;
}

function unitAt(angle: number): Vector {
  return [Math.cos(angle * DEGREE), Math.sin(angle * DEGREE)];
}
