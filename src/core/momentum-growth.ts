import { at, range } from './array.ts';
import { bisection } from './bisection.ts';
import { growthFactor } from './growth-factor.ts';
import type { Matrix } from './matrix.ts';
import type { MomentumMethod, MomentumMode } from './momentum-mode.ts';
import type { Vector } from './vector.ts';

/**
 * The factor per step by which momentum shrinks or grows one mode in the long run, measured on the powers of its matrix.
 *
 * Heavy ball: the state is the buffer and the error, at learning rate 1. Nesterov: the last two errors.
 */
export function modeGrowth(method: MomentumMethod, mode: MomentumMode): number {
  return growthFactor(method === 'heavy ball' ? heavyBallMatrix(mode) : nesterovMatrix(mode));
}

/** The slowest of several modes with these values of ηλ. */
export function slowestGrowth(method: MomentumMethod, beta: number, curvatures: Vector): number {
  return Math.max(...curvatures.map((curvature) => modeGrowth(method, { curvature, beta })));
}

/** By how much a sequence misses x_{t+2} = sum x_{t+1} - product x_t, at worst: 0 when both roots explain it. */
export function recursionGap(sequence: Vector, rootSum: number, rootProduct: number): number {
  const gaps = sequence.slice(2).map((x, t) => x - rootSum * at(sequence, t + 1) + rootProduct * at(sequence, t));
  return Math.max(...gaps.map(Math.abs));
}

/** The measured growth of heavy ball at one momentum, over all curvatures. */
export interface GrowthProfile {
  /** At 41 values of ηλ from (1 - √β)² to (1 + √β)². */
  readonly inside: Vector;
  /** At half and at 98 % of the lower end, and at 102 % of the upper one. */
  readonly outside: Vector;
  /** The value of ηλ beyond the upper end at which the growth reaches 1. */
  readonly limit: number;
}

/** Where heavy ball is as fast as its momentum allows, how it does just outside, and where it becomes unstable. */
export function growthProfile(beta: number): GrowthProfile {
  const [low, high] = [(1 - Math.sqrt(beta)) ** 2, (1 + Math.sqrt(beta)) ** 2];
  const growth = (curvature: number) => modeGrowth('heavy ball', { curvature, beta });
  return {
    inside: range(41).map((i) => growth(low + ((high - low) * i) / 40)),
    outside: [0.5 * low, 0.98 * low, 1.02 * high].map(growth),
    limit: bisection((curvature) => growth(curvature) - 1, high, 5),
  };
}

function heavyBallMatrix({ curvature, beta }: MomentumMode): Matrix {
  return [
    [beta, curvature],
    [-beta, 1 - curvature],
  ];
}

function nesterovMatrix({ curvature, beta }: MomentumMode): Matrix {
  const kept = 1 - curvature;
  return [
    [kept * (1 + beta), -kept * beta],
    [1, 0],
  ];
}
