import { at as item, sum } from '../../core/array.ts';
import type { Sample } from '../../core/curve-fitting.ts';
import type { Rng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';
import type { NormalLaw } from '../../core/weight-moment.ts';

/** The standard deviation of the noise of a target value. */
const NOISE = 0.3;

/** A straight line. */
export interface StraightLine {
  readonly intercept: number;
  readonly slope: number;
}

/** The cubic that no straight line can follow. */
export function truth(x: number): number {
  return x - x ** 3 / 6;
}

/** Examples whose inputs are standard normal: for each its input is drawn, then its noise. */
export function drawnSample(rng: Rng, n: number): Sample {
  const draws = Array.from({ length: n }, () => ({ x: rng.normal(), noise: rng.normal() }));
  return { inputs: draws.map(({ x }) => x), targets: draws.map(({ x, noise }) => truth(x) + NOISE * noise) };
}

/** For each input the logarithm of its target density over the standard normal one, minus the largest of these. */
export function logWeights(inputs: Vector, { mean, deviation }: NormalLaw): Vector {
  const logs = inputs.map((x) => x ** 2 / 2 - ((x - mean) / deviation) ** 2 / 2);
  const largest = Math.max(...logs);
  return logs.map((log) => log - largest);
}

/** The weights w^γ, the largest of which is 1. */
export function flattened(logs: Vector, gamma: number): Vector {
  return logs.map((log) => Math.exp(gamma * log));
}

/** (Σ w)² / Σ w². */
export function effectiveSize(weights: Vector): number {
  return sum(weights) ** 2 / sum(weights.map((weight) => weight ** 2));
}

/**
 * The line of least weighted squared error.
 *
 * The heaviest example is made the origin: where it outweighs all others by many powers of ten, the rest still counts.
 */
export function weightedLine({ inputs, targets }: Sample, weights: ArrayLike<number>): StraightLine {
  const heaviest = heaviestOf(weights);
  const x0 = item(inputs, heaviest);
  const y0 = item(targets, heaviest);
  let [total, x, y, xx, xy] = [0, 0, 0, 0, 0];
  // A plain loop: the mean risk comes here millions of times.
  for (let i = 0; i < weights.length; i += 1) {
    const weight = item(weights, i);
    const u = item(inputs, i) - x0;
    const v = item(targets, i) - y0;
    total += weight;
    x += weight * u;
    y += weight * v;
    xx += weight * u * u;
    xy += weight * u * v;
  }
  const slope = (total * xy - x * y) / (total * xx - x * x);
  return { intercept: y0 + (y - slope * x) / total - slope * x0, slope };
}

/** The line of least squared distance from the truth under a normal law; its slope is the mean of the derivative (Stein). */
export function bestLine({ mean, deviation }: NormalLaw): StraightLine {
  const slope = 1 - (mean ** 2 + deviation ** 2) / 2;
  return { intercept: mean - (mean ** 3 + 3 * mean * deviation ** 2) / 6 - slope * mean, slope };
}

/**
 * The mean squared distance of a line from the truth under a normal law.
 *
 * What the best line leaves is the curved part, (m² r⁴)/2 + r⁶/6 by the Hermite expansion of the cubic; to that comes the
 * mean squared distance from the best line.
 */
export function riskUnder(law: NormalLaw, line: StraightLine): number {
  const { mean, deviation } = law;
  const best = bestLine(law);
  const curved = (mean ** 2 * deviation ** 4) / 2 + deviation ** 6 / 6;
  const tilt = line.slope - best.slope;
  return curved + (line.intercept - best.intercept + tilt * mean) ** 2 + (tilt * deviation) ** 2;
}

/** The normal law that a standard normal source becomes under the weights w^γ. */
export function weightedSource({ mean, deviation }: NormalLaw, gamma: number): NormalLaw {
  const precision = 1 - gamma + gamma / deviation ** 2;
  return { mean: (gamma * mean) / deviation ** 2 / precision, deviation: 1 / Math.sqrt(precision) };
}

function heaviestOf(weights: ArrayLike<number>): number {
  let heaviest = 0;
  for (let i = 1; i < weights.length; i += 1) if (item(weights, i) > item(weights, heaviest)) heaviest = i;
  return heaviest;
}
