import { at, range } from './array.ts';
import { type OptimizerState, optimizerStart, type UpdateRule } from './optimizer-step.ts';
import type { Vector } from './vector.ts';

/** What an optimizer sees: the gradient at these parameters, at step t, counted from 0. */
export type Slope = (parameters: Vector, t: number) => Vector;

/** The states of an optimizer from its start on, one more than it takes steps. */
export function optimizerRun(
  rule: UpdateRule,
  slope: Slope,
  { start, steps }: { readonly start: Vector; readonly steps: number },
): readonly OptimizerState[] {
  const states = [optimizerStart(start)];
  let state = optimizerStart(start);
  for (const t of range(steps)) {
    state = rule(state, slope(state.parameters, t));
    states.push(state);
  }
  return states;
}

/** The parameters along the way of an optimizer, the start first. */
export function optimizerPath(
  rule: UpdateRule,
  slope: Slope,
  run: { readonly start: Vector; readonly steps: number },
): readonly Vector[] {
  return optimizerRun(rule, slope, run).map(({ parameters }) => parameters);
}

/** Where an optimizer ends that sees these gradients one after the other, wherever it is. */
export function afterGradients(rule: UpdateRule, gradients: readonly Vector[], start: Vector): Vector {
  const steps = gradients.length;
  return at(
    optimizerPath(rule, (_, t) => at(gradients, t), { start, steps }),
    steps,
  );
}
