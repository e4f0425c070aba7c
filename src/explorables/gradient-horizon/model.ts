import { activations, type Activation } from '../../core/activation.ts';
import { at as item } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { apply, diagonal, identity, multiply, type Matrix } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { spectralNorm } from '../../core/singular-values.ts';
import { norm, type Vector } from '../../core/vector.ts';

const params = {
  s: { kind: 'number', label: 'Recurrent scale s', min: 0.5, max: 1.5, step: 0.01, start: 1.1 },
  A: { kind: 'number', label: 'Input amplitude A', min: 0, max: 2, step: 0.05, start: 0 },
  phi: { kind: 'choice', label: 'Activation φ', options: ['identity', 'tanh', 'ReLU', 'sigmoid'], start: 'tanh' },
  kappa: { kind: 'number', label: 'Shear κ', min: 0, max: 3, step: 0.1, start: 0 },
  theta: {
    kind: 'number',
    label: 'Rotation θ',
    unit: 'rad',
    min: 0,
    max: Math.PI,
    step: 0.01,
    start: 0.5,
    advanced: true,
  },
  T: { kind: 'number', label: 'Steps T', min: 10, max: 60, step: 1, start: 40, advanced: true },
} as const;

type At = Values<typeof params>;

/** What the figure draws: how a gradient fares on its way back through a recurrent net with two units. */
export interface Horizon {
  /** Entry k is the gain G over k steps back, k = 0..T. */
  readonly gains: readonly number[];
  /** Entry t - 1 is the length of the state after step t, t = 1..T. */
  readonly sizes: readonly number[];
  /** Spectral radius ρ of the recurrent matrix. */
  readonly radius: number;
  /** Largest singular value of the recurrent matrix. */
  readonly stretch: number;
}

/** How far a gradient travels back: the norm of the product of k step Jacobians against the lag k. */
export const model = defineModel({
  title: 'How far does a gradient travel?',
  params,
  init: () => null,
  derive: (_, at): Horizon => {
    const weight = recurrentMatrix(at);
    const preactivations = forward(weight, at);
    return {
      gains: gainsOf(weight, preactivations, activations[at.phi]),
      sizes: preactivations.map((a) => norm(a.map(activations[at.phi].value))),
      radius: spectralRadius(at),
      stretch: spectralNorm(weight),
    };
  },
  readings: ({ gains, radius, stretch }, at) => [
    { label: `Gain over ${at.T} steps`, value: formatNumber(item(gains, at.T), 3) },
    { label: 'Factor per step, on average', value: formatNumber(item(gains, at.T) ** (1 / at.T), 3) },
    { label: 'Spectral radius ρ', value: formatNumber(radius, 3) },
    { label: 'Largest singular value σ_{max}', value: formatNumber(stretch, 3) },
  ],
  describe: ({ gains, sizes, radius, stretch }, at) => {
    const gain = item(gains, at.T);
    const peak = Math.max(...gains);
    const rise =
      peak > 1.05 * Math.max(1, gain) ? `, after a peak of ${formatNumber(peak, 3)} at lag ${gains.indexOf(peak)}` : '';
    return (
      `Over ${at.T} steps back the gradient is multiplied by ${formatNumber(gain, 3)}${rise}: ${verdict(gain)}. ` +
      `The activation is ${at.phi}, the spectral radius ${formatNumber(radius, 3)}, the largest singular value ` +
      `${formatNumber(stretch, 3)}; the state gets no longer than ${formatNumber(Math.max(...sizes), 3)}.`
    );
  },
  laws: {
    'the gain over no step is 1': ({ gains }) => gains[0] === 1,
    'the gain over k steps is at most the k-th power of the largest slope times the largest singular value': (
      { gains, stretch },
      at,
    ) => gains.every((gain, k) => gain <= (activations[at.phi].steepest * stretch) ** k * (1 + 1e-9)),
    'no spectral radius exceeds the largest singular value': ({ radius, stretch }) => radius <= stretch * (1 + 1e-12),
    'without activation and shear the gain is the spectral radius to the power of the lag': ({ gains, radius }, at) =>
      at.phi !== 'identity' || at.kappa > 0 || gains.every((gain, k) => Math.abs(gain / radius ** k - 1) < 1e-9),
    'tanh and sigmoid keep the state inside the unit square': ({ sizes }, at) =>
      (at.phi !== 'tanh' && at.phi !== 'sigmoid') || sizes.every((size) => size <= Math.SQRT2),
  },
});

const INPUT_WEIGHTS: Vector = [1, 0.5];

/** A rotation by θ, scaled by s, with the shear κ added to its upper right corner. */
function recurrentMatrix({ s, theta, kappa }: At): Matrix {
  const [cosine, sine] = [s * Math.cos(theta), s * Math.sin(theta)];
  return [
    [cosine, kappa - sine],
    [sine, cosine],
  ];
}

/** The eigenvalues are s cos θ ± √(s sin θ (κ - s sin θ)): a pair of reals, or of conjugates of one modulus. */
function spectralRadius({ s, theta, kappa }: At): number {
  const [cosine, sine] = [s * Math.cos(theta), s * Math.sin(theta)];
  const square = sine * (kappa - sine);
  return square < 0 ? Math.hypot(cosine, Math.sqrt(-square)) : Math.abs(cosine) + Math.sqrt(square);
}

/** The pre-activations of steps 1..T from the state 0, driven by the input A sin(0.7 t). */
function forward(weight: Matrix, at: At): readonly Vector[] {
  const preactivations: Vector[] = [];
  let state: Vector = [0, 0];
  for (let t = 1; t <= at.T; t += 1) {
    const input = at.A * Math.sin(0.7 * t);
    const preactivation = apply(weight, state).map((entry, i) => entry + item(INPUT_WEIGHTS, i) * input);
    preactivations.push(preactivation);
    state = preactivation.map(activations[at.phi].value);
  }
  return preactivations;
}

/** Entry k is the spectral norm of the product of the last k step Jacobians, diag(φ'(a)) W each. */
function gainsOf(weight: Matrix, preactivations: readonly Vector[], { slope }: Activation): readonly number[] {
  const gains = [1];
  let product = identity(2);
  for (const preactivation of preactivations.toReversed()) {
    product = multiply(product, multiply(diagonal(preactivation.map(slope)), weight));
    gains.push(spectralNorm(product));
  }
  return gains;
}

function verdict(gain: number): string {
  if (gain === 0) return 'nothing is left of it';
  if (gain > 10) return 'it explodes';
  return gain < 0.1 ? 'it vanishes' : 'it keeps its order of magnitude';
}
