import { at as item, range } from '../../core/array.ts';
import { attend, attendBackward, type Lookup } from '../../core/attention.ts';
import { dot, type Vector } from '../../core/vector.ts';

/** The three ways to look something up. */
export const MODES = ['exact', 'nearest', 'soft'] as const;

/** Keys on the unit circle, each with a number as its value. */
export interface Memory {
  readonly mode: (typeof MODES)[number];
  /** Inverse temperature: the score of a key is β times the cosine of its angle to the query. */
  readonly beta: number;
  /** The angles of the keys in degrees. */
  readonly phi: Vector;
  readonly values: Vector;
}

/** What the memory answers to one query. */
export interface Answer {
  /** Null where scores are not used: in the exact mode. */
  readonly scores: Vector | null;
  /** All 0 where there is no answer. */
  readonly weights: Vector;
  /** Null when the exact mode finds no key. */
  readonly output: number | null;
  /** The key that the exact and the nearest mode choose; null without one, and in the soft mode. */
  readonly chosen: number | null;
}

/** The gradients of one lookup; null where the output has no slope. Angles are in radians. */
export interface Gradients {
  readonly values: Vector | null;
  readonly scores: Vector | null;
  readonly keys: Vector | null;
  readonly query: number | null;
}

/** Looks up a query at an angle in degrees. */
export function answerTo(theta: number, memory: Memory): Answer {
  if (memory.mode === 'soft') {
    const { scores, weights, output } = attend(lookupOf(theta, memory));
    return { scores, weights, output: item(output, 0), chosen: null };
  }
  const chosen = chosenKey(theta, memory);
  return {
    scores: memory.mode === 'nearest' ? memory.phi.map((angle) => Math.cos(radians(gapBetween(theta, angle)))) : null,
    weights: memory.phi.map((_, j) => (j === chosen ? 1 : 0)),
    output: chosen === null ? null : item(memory.values, chosen),
    chosen,
  };
}

/**
 * Passes a gradient in the output back through a lookup.
 *
 * The exact and the nearest mode hand all of it to the chosen value. What they choose does not move with small turns,
 * so that the nearest mode has the slope 0 in scores and angles, and none on a boundary between two keys; the output of
 * the exact mode has no slope, since it stands at single angles alone.
 */
export function passedBack(theta: number, memory: Memory, upstream: number): Gradients {
  if (memory.mode === 'soft') return softGradients(theta, memory, upstream);
  const { weights, chosen } = answerTo(theta, memory);
  const values = chosen === null ? null : weights.map((weight) => weight * upstream + 0);
  const isFlat = memory.mode === 'nearest' && !isOnBoundary(theta, memory);
  const nothing = isFlat ? memory.phi.map(() => 0) : null;
  return { values, scores: nothing, keys: nothing, query: isFlat ? 0 : null };
}

/** Whether two keys at different angles are equally near to the query. */
export function isOnBoundary(theta: number, { phi }: Memory): boolean {
  const gaps = phi.map((angle) => gapBetween(theta, angle));
  const nearest = phi.filter((_, j) => item(gaps, j) === Math.min(...gaps));
  return nearest.some((angle) => gapBetween(angle, item(nearest, 0)) !== 0);
}

/** The angle between two directions, from 0 to 180 degrees. */
export function gapBetween(first: number, second: number): number {
  const gap = Math.abs(first - second) % 360;
  return Math.min(gap, 360 - gap);
}

/** The key that is equal to the query, or nearest to it; of several the first. */
function chosenKey(theta: number, { mode, phi }: Memory): number | null {
  const gaps = phi.map((angle) => gapBetween(theta, angle));
  const nearest = range(phi.length).reduce((best, j) => (item(gaps, j) < item(gaps, best) ? j : best));
  return mode === 'exact' && item(gaps, nearest) !== 0 ? null : nearest;
}

function softGradients(theta: number, memory: Memory, upstream: number): Gradients {
  const { query, keys, values, scores } = attendBackward(lookupOf(theta, memory), [upstream]);
  return {
    values: values.map((gradient) => item(gradient, 0)),
    scores,
    keys: keys.map((gradient, j) => dot(gradient, turning(item(memory.phi, j)))),
    query: dot(query, turning(theta)),
  };
}

function lookupOf(theta: number, { phi, values, beta }: Memory): Lookup {
  return { query: direction(theta), keys: phi.map(direction), values: values.map((value) => [value]), scale: beta };
}

function direction(angle: number): Vector {
  return [Math.cos(radians(angle)), Math.sin(radians(angle))];
}

/** The derivative of a direction in its angle. */
function turning(angle: number): Vector {
  return [-Math.sin(radians(angle)), Math.cos(radians(angle))];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
