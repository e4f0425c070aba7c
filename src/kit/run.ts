import { at } from '../core/array.ts';
import type { Model, Params } from '../core/model.ts';
import { createRng, type Rng } from '../core/rng.ts';
import { seedOf, startSettings, valuesOf, type Settings } from './settings.ts';

/** What a figure shows at one setting and one step. */
export interface Shown<Values, Derived> {
  readonly at: Values;
  readonly step: number;
  /** The last step of this setting. */
  readonly most: number;
  readonly derived: Derived;
}

/**
 * What a model shows at every step of one setting, as a function of the step.
 *
 * States are kept, so that moving along the timeline computes no step twice. A step outside 0..most is
 * brought inside the timeline of the setting.
 */
export function createRun<P extends Params, State, Derived>(model: Model<P, State, Derived>, settings: Settings) {
  const values = valuesOf(model.params, settings);
  const seed = seedOf(settings);
  const most = model.steps?.upTo?.(values) ?? model.steps?.most ?? 0;
  const states: State[] = [model.init(values, createRng(seed))];
  const stateAt = (step: number): State => {
    while (model.step !== undefined && states.length <= step) {
      states.push(model.step(at(states, states.length - 1), values, stepRng(seed, states.length)));
    }
    return at(states, step);
  };
  return (step: number): Shown<typeof values, Derived> => {
    const inside = Math.min(most, nearestStep(model, step));
    return { at: values, step: inside, most, derived: model.derive(stateAt(inside), values) };
  };
}

/** The step at which a figure stands at first: 0 for a figure without time. */
export function startStep<P extends Params, State, Derived>(model: Model<P, State, Derived>): number {
  return model.steps?.start ?? 0;
}

/** What a model shows before anyone touches it. */
export function atStart<P extends Params, State, Derived>(model: Model<P, State, Derived>) {
  return createRun(model, startSettings(model.params))(startStep(model));
}

/** The whole step inside the timeline that is nearest to a given one. */
export function nearestStep<P extends Params, State, Derived>(model: Model<P, State, Derived>, step: number): number {
  return Number.isNaN(step) ? startStep(model) : Math.min(model.steps?.most ?? 0, Math.max(0, Math.round(step)));
}

/** The fresh generator of one step: its seed mixes the figure's seed with the step's number (golden-ratio hashing). */
function stepRng(seed: number, step: number): Rng {
  return createRng(Math.imul(seed ^ Math.imul(step, 0x9e3779b9), 0x85ebca6b));
}
