import { at } from './array.ts';
import { apply, type Matrix } from './matrix.ts';
import type { Vector } from './vector.ts';

/** What an optimizer carries from step to step; a rule leaves the buffers that it does not use at 0. */
export interface OptimizerState {
  readonly parameters: Vector;
  /** The buffer m: accumulated gradients, or their moving average. */
  readonly first: Vector;
  /** The buffer s or v: accumulated squares of the gradient, entry by entry, or their moving average. */
  readonly second: Vector;
  /** Steps taken so far. */
  readonly t: number;
}

/** One update: the state after a step, from the gradient at the present parameters. */
export type UpdateRule = (state: OptimizerState, gradient: Vector) => OptimizerState;

/** The state before the first step: all buffers 0. */
export function optimizerStart(parameters: Vector): OptimizerState {
  const zeros = parameters.map(() => 0);
  return { parameters, first: zeros, second: zeros, t: 0 };
}

/** Gradient descent: w ← w - ηg. */
export function gradientDescent({ rate }: { readonly rate: number }): UpdateRule {
  return (state, gradient) => moved(state, (i) => rate * at(gradient, i));
}

/** Gradient descent in another metric: w ← w - ηP⁻¹g, given P⁻¹. Newton's method when P is the Hessian. */
export function preconditioned({ rate, inverse }: { readonly rate: number; readonly inverse: Matrix }): UpdateRule {
  return (state, gradient) => {
    const direction = apply(inverse, gradient);
    return moved(state, (i) => rate * at(direction, i));
  };
}

/** Heavy-ball momentum in the form of the libraries: m ← βm + g, w ← w - ηm. */
export function heavyBall({ rate, beta }: { readonly rate: number; readonly beta: number }): UpdateRule {
  return (state, gradient) => {
    const first = state.first.map((m, i) => beta * m + at(gradient, i));
    return moved({ ...state, first }, (i) => rate * at(first, i));
  };
}

/** Nesterov momentum in the form of the libraries: m ← βm + g, w ← w - η(g + βm); w is the look-ahead point. */
export function nesterov({ rate, beta }: { readonly rate: number; readonly beta: number }): UpdateRule {
  return (state, gradient) => {
    const first = state.first.map((m, i) => beta * m + at(gradient, i));
    return moved({ ...state, first }, (i) => rate * (at(gradient, i) + beta * at(first, i)));
  };
}

/** AdaGrad: s ← s + g², w ← w - ηg/(√s + ε), entry by entry (J. Duchi et al., 2011). */
export function adaGrad({ rate, epsilon }: { readonly rate: number; readonly epsilon: number }): UpdateRule {
  return (state, gradient) => {
    const second = state.second.map((s, i) => s + at(gradient, i) ** 2);
    return moved({ ...state, second }, (i) => rate * ratio(at(gradient, i), Math.sqrt(at(second, i)) + epsilon));
  };
}

interface RmsPropSettings {
  readonly rate: number;
  /** The factor ρ by which old squares are forgotten. */
  readonly decay: number;
  readonly epsilon: number;
}

/** RMSProp: s ← ρs + (1 - ρ)g², w ← w - ηg/(√s + ε), entry by entry. */
export function rmsProp({ rate, decay, epsilon }: RmsPropSettings): UpdateRule {
  return (state, gradient) => {
    const second = state.second.map((s, i) => decay * s + (1 - decay) * at(gradient, i) ** 2);
    return moved({ ...state, second }, (i) => rate * ratio(at(gradient, i), Math.sqrt(at(second, i)) + epsilon));
  };
}

interface AdamSettings {
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** λ of decoupled weight decay (AdamW); 0 unless given. */
  readonly weightDecay?: number;
}

/**
 * Adam with bias correction (D. Kingma and J. Ba, 2015); with `weightDecay`, AdamW (I. Loshchilov and F. Hutter, 2019):
 * w ← (1 - ηλ)w - η m̂/(√v̂ + ε).
 */
export function adam({ rate, beta1, beta2, epsilon, weightDecay = 0 }: AdamSettings): UpdateRule {
  return (state, gradient) => {
    const first = state.first.map((m, i) => beta1 * m + (1 - beta1) * at(gradient, i));
    const second = state.second.map((v, i) => beta2 * v + (1 - beta2) * at(gradient, i) ** 2);
    const correction1 = 1 - beta1 ** (state.t + 1);
    const correction2 = 1 - beta2 ** (state.t + 1);
    const kept = state.parameters.map((w) => (1 - rate * weightDecay) * w);
    return moved(
      { ...state, parameters: kept, first, second },
      (i) => rate * ratio(at(first, i) / correction1, Math.sqrt(at(second, i) / correction2) + epsilon),
    );
  };
}

/** The state one step on, with every parameter lowered by its part of the step. */
function moved(state: OptimizerState, part: (index: number) => number): OptimizerState {
  return { ...state, parameters: state.parameters.map((w, i) => w - part(i)), t: state.t + 1 };
}

/** Where no gradient has come in yet, both are 0 when ε is: there is no direction then, and no step. */
function ratio(direction: number, spread: number): number {
  return spread === 0 ? 0 : direction / spread;
}
