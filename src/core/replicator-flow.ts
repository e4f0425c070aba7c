import { range, sum } from './array.ts';
import { dot, times, total, type Vector } from './vector.ts';

/**
 * The weights that grow out of equal ones by dα/dβ = α ⊙ (e - αᵀe), from β = 0 to `until`, by Runge-Kutta in 4000 steps.
 *
 * Each score's weight grows as far as the score exceeds the mean score. The exact solution is softmax(βe); here it is
 * reached without an exponential. The error is of the fourth power of until · (spread of the scores) / 4000.
 */
export function replicatorFlow(scores: Vector, until: number): Vector {
  const step = until / STEPS;
  const equal = scores.map(() => 1 / scores.length);
  return range(STEPS).reduce<Vector>((weights) => moved(weights, scores, step), equal);
}

const STEPS = 4000;

function moved(weights: Vector, scores: Vector, step: number): Vector {
  const first = growth(weights, scores);
  const second = growth(total(weights, times(step / 2, first)), scores);
  const third = growth(total(weights, times(step / 2, second)), scores);
  const fourth = growth(total(weights, times(step, third)), scores);
  return total(weights, times(step / 6, total(first, times(2, second), times(2, third), fourth)));
}

function growth(weights: Vector, scores: Vector): Vector {
  const mean = dot(weights, scores) / sum(weights);
  return weights.map((weight, j) => weight * ((scores[j] ?? 0) - mean));
}
