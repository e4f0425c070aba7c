import { at, range, sum } from './array.ts';
import type { Vector } from './vector.ts';

/** Chances of a decoder at each step: to leave the track while on it, to find back while off it. */
export interface Derailing {
  readonly error: number;
  readonly recovery: number;
}

/** A path of a decoder over some steps, 1 where it is off the track, and the probability of that path. */
export interface Path {
  readonly off: Vector;
  readonly probability: number;
}

/** All 2^T paths over T steps of a decoder that starts on the track. */
export function everyPath({ error, recovery }: Derailing, steps: number): readonly Path[] {
  const chance = (before: number, now: number) => (before === 1 ? [recovery, 1 - recovery] : [1 - error, error])[now];
  const start: readonly Path[] = [{ off: [], probability: 1 }];
  return range(steps).reduce((paths) => {
    return paths.flatMap(({ off, probability }) =>
      [0, 1].map((now) => ({ off: [...off, now], probability: probability * (chance(off.at(-1) ?? 0, now) ?? 0) })),
    );
  }, start);
}

/** The probability of being off the track after each step, from 1 to T, by adding up paths. */
export function offByStep(chances: Derailing, steps: number): Vector {
  const paths = everyPath(chances, steps);
  return range(steps).map((t) => sum(paths.map(({ off, probability }) => probability * at(off, t))));
}
