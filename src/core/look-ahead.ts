import { at, range } from './array.ts';
import type { Slope } from './optimizer-run.ts';
import type { Vector } from './vector.ts';

/** Nesterov's method as it was published: the weights, and the points at which it took its gradients. */
export interface LookAheadRun {
  /** The start and one entry for each step. */
  readonly path: readonly Vector[];
  /** One for each step; the first is the start. */
  readonly points: readonly Vector[];
}

interface LookAhead {
  readonly rate: number;
  readonly beta: number;
  readonly start: Vector;
  readonly steps: number;
}

/** w̃ = w + β (w - w before), then w = w̃ - η ∇L(w̃), from two equal starts (Y. Nesterov, 1983). */
export function lookAheadRun(slope: Slope, { rate, beta, start, steps }: LookAhead): LookAheadRun {
  const path: Vector[] = [start];
  const points: Vector[] = [];
  for (const t of range(steps)) {
    const [now, before] = [at(path, t), at(path, Math.max(0, t - 1))];
    const point = now.map((w, i) => w + beta * (w - at(before, i)));
    const g = slope(point, t);
    points.push(point);
    path.push(point.map((w, i) => w - rate * at(g, i)));
  }
  return { path, points };
}
