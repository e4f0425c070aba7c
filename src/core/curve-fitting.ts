import { range } from './array.ts';
import type { Vector } from './vector.ts';

/** Examples of a function of one number: input i and its target. */
export interface Sample {
  readonly inputs: Vector;
  readonly targets: Vector;
}

/** The functions on [-1, 1] that small networks learn in figures, by name: smooth, bent once, torn once. */
export const curves = {
  sine: (x: number) => Math.sin(Math.PI * x),
  kink: (x: number) => Math.abs(x) - 0.5,
  step: (x: number) => 0.5 * Math.sign(x),
} as const;

/** The name of a curve. */
export type Curve = keyof typeof curves;

/** How each curve is written in a label. */
export const formulas: Readonly<Record<Curve, string>> = {
  sine: 'sin πx',
  kink: '|x| − ½',
  step: '½ sign x',
};

/** A curve sampled at n evenly spaced inputs from -1 to 1, both ends included; n is at least 2. */
export function sampled(curve: Curve, n: number): Sample {
  const inputs = range(n).map((i) => -1 + (2 * i) / (n - 1));
  return { inputs, targets: inputs.map(curves[curve]) };
}
