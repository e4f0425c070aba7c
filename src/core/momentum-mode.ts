import { at } from './array.ts';
import { modulus, type Complex } from './complex.ts';

/** One direction of a quadratic under momentum, in the two numbers that decide everything. */
export interface MomentumMode {
  /** Learning rate times curvature, ηλ; at least 0. */
  readonly curvature: number;
  /** The momentum factor β, from 0 up to but not including 1. */
  readonly beta: number;
}

/** Heavy ball (Polyak) or Nesterov's acceleration. */
export type MomentumMethod = 'heavy ball' | 'Nesterov';

/**
 * The sum and the product of the two roots of the mode polynomial z² - sum z + product.
 *
 * Heavy ball: z² - (1 + β - ηλ) z + β. Nesterov: z² - (1 - ηλ)(1 + β) z + β (1 - ηλ).
 */
export function rootSums(
  method: MomentumMethod,
  { curvature, beta }: MomentumMode,
): { readonly sum: number; readonly product: number } {
  const kept = 1 - curvature;
  return method === 'heavy ball'
    ? { sum: kept + beta, product: beta }
    : { sum: kept * (1 + beta), product: kept * beta };
}

/** The two roots of the mode polynomial, the one of larger modulus first; a conjugate pair starts above the real axis. */
export function modeRoots(method: MomentumMethod, mode: MomentumMode): readonly [Complex, Complex] {
  const { sum, product } = rootSums(method, mode);
  const discriminant = (sum / 2) ** 2 - product;
  if (discriminant < 0) {
    const im = Math.sqrt(-discriminant);
    return [
      { re: sum / 2, im },
      { re: sum / 2, im: -im },
    ];
  }
  const large = sum / 2 + (sum < 0 ? -1 : 1) * Math.sqrt(discriminant);
  // The smaller root from the product of both: the difference would lose its digits.
  return [
    { re: large, im: 0 },
    { re: large === 0 ? 0 : product / large, im: 0 },
  ];
}

/** The larger modulus of the two roots: the factor per step by which the mode shrinks or grows in the long run. */
export function modeRadius(method: MomentumMethod, mode: MomentumMode): number {
  return modulus(modeRoots(method, mode)[0]);
}

/**
 * The open interval of ηλ in which the roots are a complex pair; empty at β = 0, where both ends meet.
 *
 * Heavy ball: (1 - √β)² to (1 + √β)². Nesterov: ((1 - β)/(1 + β))² to 1.
 */
export function complexInterval(method: MomentumMethod, beta: number): readonly [number, number] {
  return method === 'heavy ball'
    ? [(1 - Math.sqrt(beta)) ** 2, (1 + Math.sqrt(beta)) ** 2]
    : [((1 - beta) / (1 + beta)) ** 2, 1];
}

/** The value of ηλ below which a mode converges. Heavy ball: 2(1 + β). Nesterov: (2 + 2β)/(1 + 2β). */
export function stabilityLimit(method: MomentumMethod, beta: number): number {
  return method === 'heavy ball' ? 2 * (1 + beta) : (2 + 2 * beta) / (1 + 2 * beta);
}

/**
 * The error e_0 = 1, e_1, …, e_steps of one mode, by the update itself.
 *
 * Heavy ball: m ← βm + λe, e ← e - ηm from m = 0. Nesterov: a step from the point e_t + β(e_t - e_{t-1}), from
 * e_{-1} = e_0.
 */
export function modeTrajectory(method: MomentumMethod, mode: MomentumMode, steps: number): readonly number[] {
  return method === 'heavy ball' ? heavyBallErrors(mode, steps) : nesterovErrors(mode, steps);
}

function heavyBallErrors({ curvature, beta }: MomentumMode, steps: number): readonly number[] {
  const errors = [1];
  let movement = 0; // η times the buffer
  for (let t = 0; t < steps; t += 1) {
    movement = beta * movement + curvature * at(errors, t);
    errors.push(at(errors, t) - movement);
  }
  return errors;
}

function nesterovErrors({ curvature, beta }: MomentumMode, steps: number): readonly number[] {
  const errors = [1];
  for (let t = 0; t < steps; t += 1) {
    const [now, before] = [at(errors, t), at(errors, Math.max(0, t - 1))];
    const lookAhead = now + beta * (now - before);
    errors.push(lookAhead - curvature * lookAhead);
  }
  return errors;
}
