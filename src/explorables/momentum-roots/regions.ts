import { range } from '../../core/array.ts';
import { complexInterval, type MomentumMethod, stabilityLimit } from '../../core/momentum-mode.ts';

/** A point (ηλ, β) of the map. */
export type Setting = readonly [number, number];

/** All settings at which both roots stay within a radius, as the corners of a region. */
export interface Region {
  readonly radius: number;
  readonly edge: readonly Setting[];
}

/** The parts of the map of one method. */
export interface Regions {
  /** From the stable region (radius 1) inward. */
  readonly within: readonly Region[];
  /** Both ends of the interval of complex roots, as curves over β from 0 to 1. */
  readonly complex: readonly [readonly Setting[], readonly Setting[]];
  /** Where convergence ends, over β from 0 to 1. */
  readonly limit: readonly Setting[];
}

const RADII = [1, 0.9, 0.8, 0.7, 0.5, 0.3];
const STEPS = 24;

/** The regions of a method; they depend on nothing else. */
export function regionsOf(method: MomentumMethod): Regions {
  const betas = between(0, 1);
  return {
    within: RADII.map((radius) => ({ radius, edge: edgeOf(method, radius) })),
    complex: [
      betas.map((beta) => [complexInterval(method, beta)[0], beta]),
      betas.map((beta) => [complexInterval(method, beta)[1], beta]),
    ],
    limit: betas.map((beta) => [stabilityLimit(method, beta), beta]),
  };
}

/**
 * Both roots of z² - sz + p lie within radius r when p ≤ r² and |s| ≤ r + p/r (Jury's conditions for z/r).
 *
 * Each condition that binds gives one part of the edge: a positive real root of modulus r on the left, a complex
 * pair at the top, a negative real root on the right.
 */
function edgeOf(method: MomentumMethod, radius: number): readonly Setting[] {
  return method === 'heavy ball' ? heavyBallEdge(radius) : nesterovEdge(radius);
}

/** All three parts are straight: 1 + β - ηλ = ±(r + β/r), and β = r². */
function heavyBallEdge(radius: number): readonly Setting[] {
  return [
    [1 - radius, 0],
    [(1 - radius) ** 2, radius ** 2],
    [(1 + radius) ** 2, radius ** 2],
    [1 + radius, 0],
  ];
}

function nesterovEdge(radius: number): readonly Setting[] {
  const tip = radius / (2 - radius);
  return [
    ...between(0, tip).map((beta): Setting => [1 - radius / (1 - beta * (1 / radius - 1)), beta]),
    ...between(tip, 1).map((beta): Setting => [1 - radius ** 2 / beta, beta]),
    ...between(1, 0).map((beta): Setting => [1 + radius / (1 + beta * (1 / radius + 1)), beta]),
  ];
}

function between(first: number, last: number): readonly number[] {
  return range(STEPS + 1).map((i) => first + (i / STEPS) * (last - first));
}
