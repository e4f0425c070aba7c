import { at as item, range, sum } from '../../core/array.ts';
import { softmax } from '../../core/dense-network.ts';
import { dot } from '../../core/vector.ts';
import { answerTo, type Memory } from './lookup.ts';

/** The output at one query angle, and its slope in it per radian. */
export interface CurvePoint {
  /** In degrees. */
  readonly theta: number;
  readonly output: number;
  readonly slope: number;
}

/** Midpoints between keys at whole degrees lie on this grid. */
const STEP = 0.5;
const TURN = 360;

/**
 * The output over all query angles, in pieces without a jump: one for the soft mode, one between any two boundaries for
 * the nearest, and single points for the exact mode.
 */
export function outputCurve(memory: Memory): readonly (readonly CurvePoint[])[] {
  if (memory.mode === 'soft') return [range(TURN / STEP + 1).map((i) => softPoint(i * STEP, memory))];
  if (memory.mode === 'nearest') return staircase(memory);
  return memory.phi.map((theta) => [{ theta, output: answerTo(theta, memory).output ?? 0, slope: 0 }]);
}

/** By the formula o' = -β Σ α_j (v_j - o) sin(θ - φ_j), since hundreds of points are wanted while the reader drags. */
function softPoint(theta: number, { phi, values, beta }: Memory): CurvePoint {
  const away = phi.map((angle) => ((theta - angle) * Math.PI) / 180);
  const weights = softmax(away.map((angle) => beta * Math.cos(angle)));
  const output = dot(weights, values);
  const pulls = weights.map((weight, j) => weight * (item(values, j) - output) * Math.sin(item(away, j)));
  return { theta, output, slope: -beta * sum(pulls) };
}

/** Between two neighbors on the grid one key is the nearest throughout. */
function staircase(memory: Memory): readonly (readonly CurvePoint[])[] {
  const chosen = range(TURN / STEP).map((i) => answerTo((i + 0.5) * STEP, memory).chosen);
  const starts = range(chosen.length).filter((i) => i === 0 || chosen[i] !== chosen[i - 1]);
  return starts.map((start, piece) => {
    const output = item(memory.values, item(chosen, start) ?? 0);
    const end = starts[piece + 1] ?? chosen.length;
    return [start, end].map((i) => ({ theta: i * STEP, output, slope: 0 }));
  });
}
