import { activations, type Activation } from './activation.ts';
import { range } from './array.ts';

/** The name of an activation function whose means over wide layers are known here. */
export type ActivationName = keyof typeof activations;

/** Two pre-activations of mean 0: their common variance q, and the correlation c of the pair, from -1 to 1. */
export interface GaussianPair {
  readonly q: number;
  readonly c: number;
}

/** Nodes of the trapezoidal rule on the line; for smooth integrands its error falls faster than any power of the step. */
const FINE = nodes(0.1, 9);
/** Coarser for the plane, which needs the square of the number of nodes. */
const COARSE = nodes(0.3, 6.3);

/**
 * E f(ζ) for a standard normal ζ, by the trapezoidal rule from -9 to 9 in steps of 0.1.
 *
 * For f analytic near the real line, such as tanh, GELU or SiLU, the error is below 1e-12. It is not meant for
 * f with a corner.
 */
export function gaussianMean(f: (zeta: number) => number): number {
  return FINE.reduce((total, { place, mass }) => total + mass * f(place), 0);
}

/** E φ(a)² for a normal pre-activation a of mean 0 and variance q: the second moment of the activations of a wide layer. */
export function outputMoment(name: ActivationName, q: number): number {
  if (name === 'identity') return q;
  if (name === 'ReLU') return q / 2;
  const { value } = activations[name];
  return gaussianMean((zeta) => value(Math.sqrt(q) * zeta) ** 2);
}

/** E φ'(a)² for a normal pre-activation a of mean 0 and variance q: times σ_w² it is the backward gain χ of a layer. */
export function slopeMoment(name: ActivationName, q: number): number {
  if (name === 'identity') return 1;
  if (name === 'ReLU') return 1 / 2;
  const { slope } = activations[name];
  return gaussianMean((zeta) => slope(Math.sqrt(q) * zeta) ** 2);
}

/**
 * E φ(a) φ(a') for a pair of normal pre-activations: the second mixed moment of the activations of two inputs.
 *
 * Closed forms for identity and ReLU; else the trapezoidal rule in the plane, to about 1e-6 for q up to 4.
 */
export function outputProduct(name: ActivationName, { q, c }: GaussianPair): number {
  if (name === 'identity') return q * c;
  if (name === 'ReLU') return (q / 2) * reluCosine(c);
  return planeMean(activations[name], { q, c });
}

/**
 * κ(c), the cosine of two inputs' activations behind a wide ReLU layer whose pre-activations have cosine c.
 *
 * κ(c) = (√(1 - c²) + c (π - arccos c)) / π, with c from -1 to 1 (the arc-cosine kernel of degree 1; Y. Cho and
 * L. Saul, 2009).
 */
export function reluCosine(c: number): number {
  const cosine = Math.min(1, Math.max(-1, c));
  return (Math.sqrt(1 - cosine * cosine) + cosine * (Math.PI - Math.acos(cosine))) / Math.PI;
}

/** The second pre-activation is √q (c ζ + √(1 - c²) ζ') with ζ that of the first and ζ' independent of it. */
function planeMean({ value }: Activation, { q, c }: GaussianPair): number {
  const size = Math.sqrt(q);
  const rest = Math.sqrt(Math.max(0, 1 - c * c));
  let total = 0;
  for (const first of COARSE) {
    let inner = 0;
    for (const { place, mass } of COARSE) inner += mass * value(size * (c * first.place + rest * place));
    total += first.mass * value(size * first.place) * inner;
  }
  return total;
}

/** Places from -reach to reach with the probability mass that the standard normal lends to each. */
function nodes(step: number, reach: number): readonly { readonly place: number; readonly mass: number }[] {
  const half = Math.round(reach / step);
  return range(2 * half + 1).map((i) => {
    const place = (i - half) * step;
    return { place, mass: (step * Math.exp((-place * place) / 2)) / Math.sqrt(2 * Math.PI) };
  });
}
