import { at as item } from '../../core/array.ts';
import { type Complex, modulus } from '../../core/complex.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import {
  complexInterval,
  modeRoots,
  modeTrajectory,
  type MomentumMethod,
  type MomentumMode,
  rootSums,
  stabilityLimit,
} from '../../core/momentum-mode.ts';

const params = {
  curvature: { kind: 'number', label: 'Scaled curvature ηλ_1', min: 0, max: 4, step: 0.01, start: 0.1 },
  beta: { kind: 'number', label: 'Momentum β', min: 0, max: 0.99, step: 0.01, start: 0.9 },
  method: { kind: 'choice', label: 'Method', options: ['heavy ball', 'Nesterov'], start: 'heavy ball' },
  second: {
    kind: 'number',
    label: 'Second mode ηλ_2',
    help: '0: one mode only.',
    min: 0,
    max: 4,
    step: 0.01,
    start: 0,
    advanced: true,
  },
} as const;

type At = Values<typeof params>;

/** One mode of the quadratic: its two roots, and its error step by step. */
export interface ModeRun {
  readonly mode: MomentumMode;
  /** The root of larger modulus first. */
  readonly roots: readonly [Complex, Complex];
  readonly radius: number;
  /** Entry t is e_t; e_0 = 1. */
  readonly errors: readonly number[];
}

/** What the figure draws: the roots that decide how momentum moves along one direction, or along two. */
export interface MomentumRoots {
  readonly method: MomentumMethod;
  readonly first: ModeRun;
  readonly second: ModeRun | null;
  /** The circle on which complex roots lie, whatever the curvature: its center on the real axis, and its radius. */
  readonly locus: { readonly center: number; readonly radius: number };
}

/** The steps that the figure shows. */
export const SHOWN_STEPS = 40;

/** The two roots of the mode polynomial decide everything about momentum on a quadratic. */
export const model = defineModel({
  title: 'Two roots decide everything',
  params,
  init: () => null,
  derive: (_, at): MomentumRoots => ({
    method: at.method,
    first: modeRun(at, at.curvature),
    second: at.second === 0 ? null : modeRun(at, at.second),
    locus: locusOf(at),
  }),
  readings: ({ first, second }) => [
    { label: 'Radius ρ = |z|_{max}', value: formatNumber(first.radius, 4) },
    { label: 'Roots z', value: written(first.roots) },
    { label: 'Steps for a factor 10', value: stepsForTen(first.radius) },
    { label: 'Error e_{20}', value: formatNumber(item(first.errors, 20), 3) },
    ...(second === null ? [] : [{ label: 'Radius of mode 2', value: formatNumber(second.radius, 4) }]),
  ],
  describe: ({ first, second }, at) =>
    `${at.method === 'heavy ball' ? 'Heavy ball' : 'Nesterov'} at ηλ = ${formatNumber(at.curvature, 3)} and ` +
    `β = ${formatNumber(at.beta, 3)} has the roots ${written(first.roots)}: ${kind(first)}, and per step the error ` +
    `changes by a factor ${formatNumber(first.radius, 4)} in the long run, so it ${verdict(first.radius)}. ` +
    `After 20 steps the error is ${formatNumber(item(first.errors, 20), 3)} of the start.` +
    (second === null
      ? ''
      : ` The second mode, ηλ = ${formatNumber(at.second, 3)}, has radius ${formatNumber(second.radius, 4)}.`),
  laws: {
    'both roots solve the mode polynomial': ({ first, second, method }) =>
      [first, ...(second === null ? [] : [second])].every(({ mode, roots }) =>
        roots.every((z) => residual(method, mode, z) <= 1e-9 * Math.max(1, modulus(z) ** 2)),
      ),
    'the heavy ball has radius √β between (1 - √β)² and (1 + √β)², whatever the curvature': ({ first, method }) =>
      method !== 'heavy ball' || !isComplex(method, first.mode) || isClose(first.radius, Math.sqrt(first.mode.beta)),
    'Nesterov has radius √(β(1 - ηλ)) between ((1 - β)/(1 + β))² and 1': ({ first, method }) =>
      method !== 'Nesterov' ||
      !isComplex(method, first.mode) ||
      isClose(first.radius, Math.sqrt(first.mode.beta * (1 - first.mode.curvature))),
    'complex roots lie on the circle that is drawn': ({ first, locus }) =>
      first.roots.every(({ re, im }) => im === 0 || isClose(Math.hypot(re - locus.center, im), locus.radius)),
    'a mode converges exactly below the stability limit': ({ first: { mode, radius }, method }) => {
      const limit = stabilityLimit(method, mode.beta);
      const isAtTheLimit = mode.curvature === 0 || Math.abs(mode.curvature - limit) < 1e-9;
      return isAtTheLimit || radius < 1 === mode.curvature < limit;
    },
    'three errors in a row obey the recursion of the polynomial': ({ first: { mode, errors }, method }) => {
      const { sum, product } = rootSums(method, mode);
      return errors
        .slice(2)
        .every((e, t) => isClose(e, sum * item(errors, t + 1) - product * item(errors, t), Math.abs(item(errors, t))));
    },
  },
});

function modeRun({ method, beta }: At, curvature: number): ModeRun {
  const mode = { curvature, beta };
  const roots = modeRoots(method, mode);
  return { mode, roots, radius: modulus(roots[0]), errors: modeTrajectory(method, mode, SHOWN_STEPS) };
}

/**
 * Heavy ball: |z|² is β. Nesterov: |z|² is β(1 - ηλ) and Re z is (1 - ηλ)(1 + β)/2, so |z|² is proportional to Re z,
 * which is a circle through 0.
 */
function locusOf({ method, beta }: At): MomentumRoots['locus'] {
  if (method === 'heavy ball') return { center: 0, radius: Math.sqrt(beta) };
  return { center: beta / (1 + beta), radius: beta / (1 + beta) };
}

function written([large, small]: readonly [Complex, Complex]): string {
  if (large.im === 0) return `${formatNumber(large.re, 3)}, ${formatNumber(small.re, 3)}`;
  return `${formatNumber(large.re, 3)} ± ${formatNumber(large.im, 3)}i`;
}

function kind({ roots: [{ im }] }: ModeRun): string {
  return im === 0 ? 'two real roots' : 'a complex pair';
}

function verdict(radius: number): string {
  if (isClose(radius, 1)) return 'neither shrinks nor grows';
  return radius > 1 ? 'diverges' : 'converges';
}

function stepsForTen(radius: number): string {
  if (isClose(radius, 1)) return 'never';
  if (radius > 1) return 'diverges';
  // A double root at 0 is done after two steps at the latest.
  return radius === 0 ? 'at once' : formatNumber(-1 / Math.log10(radius), 3);
}

function isComplex(method: MomentumMethod, { curvature, beta }: MomentumMode): boolean {
  const [low, high] = complexInterval(method, beta);
  return curvature > low && curvature < high;
}

/** |z² - sum z + product|. */
function residual(method: MomentumMethod, mode: MomentumMode, { re, im }: Complex): number {
  const { sum, product } = rootSums(method, mode);
  return Math.hypot(re * re - im * im - sum * re + product, 2 * re * im - sum * im);
}

/** Near a double root a rounding error of 10⁻¹⁶ moves the roots by 10⁻⁸. */
function isClose(a: number, b: number, size = 1): boolean {
  return Math.abs(a - b) <= 1e-7 * Math.max(size, Math.abs(a), Math.abs(b));
}
