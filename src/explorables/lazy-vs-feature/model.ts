import { at as item, range, sum } from '../../core/array.ts';
import { formulas, type Sample } from '../../core/curve-fitting.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import { differences, features, halfMeanSquare } from '../../core/relu-network.ts';
import { isDiverged, pack, unpack, type PackedNetworks } from '../../core/relu-training.ts';
import { norm, type Vector } from '../../core/vector.ts';
import { eigenvalues, EXAMPLES, examplesOf, inputs, linearized, start, type Point } from './linearization.ts';
import { descend, lineOf, lossOf, movement, outputsOf, switches, type Scaled } from './scaled-network.ts';

const params = {
  alpha: { kind: 'number', label: 'Scale α', min: -0.5, max: 3, step: 0.5, start: 0, shows: 'power of ten' },
  target: { kind: 'choice', label: 'Target y(x)', options: ['sine', 'kink', 'step'], start: 'sine' },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.02, max: 0.5, step: 0.02, start: 0.2 },
} as const;

/** One network for every scale, all trained side by side. */
export interface Training {
  readonly sample: Sample;
  readonly steps: number;
  /** The scales of the knob, and the one that it shows if that is none of them. */
  readonly alphas: Vector;
  readonly packed: PackedNetworks;
}

/** What the figure draws: a network scaled by α next to its linearization at the start. */
export interface LazyVsFeature {
  readonly steps: number;
  readonly examples: readonly Point[];
  readonly network: {
    readonly line: readonly Point[];
    readonly loss: number;
    readonly isDiverged: boolean;
    /** How far the parameters moved, relative to their length at the start. */
    readonly movement: number;
    /** How many pairs of a unit and an example switched since the start. */
    readonly switches: number;
  };
  readonly linear: { readonly line: readonly Point[]; readonly loss: number };
  /** The root mean square of the difference between the two, over the examples. */
  readonly gap: number;
  /** The same for every scale 10^exponent of the knob: points (exponent, gap), without runs that diverged. */
  readonly gaps: readonly Point[];
  /** The eigenvalues λ_i of the kernel. */
  readonly eigenvalues: Vector;
  /** The share of each mode that the linearized network still has to learn: |1 - ηλ_i / n|^t. */
  readonly remaining: Vector;
  /** n / (ηt): modes with eigenvalues well above it are learned. Null before the first step. */
  readonly threshold: number | null;
}

/** A scaled network against its linearization: the larger the scale, the less it learns features of its own. */
export const model = defineModel({
  title: 'Is the network its own linearization?',
  params,
  steps: { label: 'Gradient steps', most: 500, start: 500 },
  init: (at): Training => {
    const alphas = [...new Set([...exponents(), at.alpha])].map((exponent) => 10 ** exponent);
    return { sample: examplesOf(at.target), steps: 0, alphas, packed: pack(alphas.map(() => start)) };
  },
  step: ({ sample, steps, alphas, packed }, at) => ({
    sample,
    steps: steps + 1,
    alphas,
    packed: descend(packed, sample, { alphas, rate: at.eta }),
  }),
  derive: ({ sample, steps, alphas, packed }, at): LazyVsFeature => {
    const linear = linearized(sample, { rate: at.eta, steps });
    const runs = alphas.map((alpha, k): Scaled => ({ alpha, network: unpack(packed, k) }));
    const shown = item(runs, alphas.indexOf(10 ** at.alpha));
    const gapOf = (run: Scaled) => norm(differences(outputsOf(run), linear.outputs)) / Math.sqrt(EXAMPLES);
    return {
      steps,
      examples: inputs.map((x, i) => [x, item(sample.targets, i)]),
      network: {
        line: lineOf(shown),
        loss: lossOf(shown, sample),
        isDiverged: isDiverged(lossOf(shown, sample)),
        movement: movement(shown),
        switches: switches(shown),
      },
      linear: {
        line: linear.line,
        loss: halfMeanSquare(differences(linear.outputs, sample.targets)),
      },
      gap: gapOf(shown),
      gaps: runs
        .slice(0, exponents().length)
        .filter((run) => !isDiverged(lossOf(run, sample)))
        .map((run) => [Math.log10(run.alpha), gapOf(run)]),
      eigenvalues,
      remaining: linear.remaining,
      threshold: steps === 0 ? null : EXAMPLES / (at.eta * steps),
    };
  },
  readings: ({ network, linear, gap }) => [
    { label: 'Loss, network', value: network.isDiverged ? 'diverges' : formatNumber(network.loss, 3) },
    { label: 'Loss, linearization', value: formatNumber(linear.loss, 3) },
    { label: 'Gap between them', value: network.isDiverged ? 'diverges' : formatNumber(gap, 2) },
    { label: 'Parameters moved', value: `${formatNumber(100 * network.movement, 2)} %` },
    { label: 'Switched (unit, example)', value: `${network.switches} of ${PAIRS}` },
  ],
  describe: ({ steps, network, linear, gap, remaining }, at) =>
    `After ${steps} gradient steps on ${formulas[at.target]} with scale α = ${formatNumber(10 ** at.alpha, 2)}, the network ` +
    (network.isDiverged
      ? 'has diverged'
      : `has loss ${formatNumber(network.loss, 3)} and lies ${formatNumber(gap, 2)} from its linearization on average`) +
    `; the linearization has loss ${formatNumber(linear.loss, 3)}. The parameters moved by ` +
    `${formatNumber(100 * network.movement, 2)} % of their length, and ${network.switches} of ${PAIRS} pairs of a unit and an ` +
    `example switched. The linearization has learned at least half of ${remaining.filter((share) => share <= 1 / 2).length} ` +
    `of its ${EXAMPLES} modes.`,
  laws: {
    'before the first step network and linearization are both 0': ({ steps, gap, network, linear }) =>
      steps > 0 || (gap === 0 && [...network.line, ...linear.line].every(([, y]) => y === 0)),
    'the eigenvalues of the kernel add up to the squared lengths of the features': (derived) =>
      isClose(sum(derived.eigenvalues), sum(inputs.map((x) => norm(features(start, x)) ** 2))),
    'the linearization never has a larger loss than at its start': ({ linear, examples }) =>
      linear.loss <= halfMeanSquare(examples.map(([, y]) => y)) * (1 + 1e-9),
    'from α = 100 to α = 1000 the gap falls to a third or less': ({ gaps }) => {
      const gapAt = (exponent: number) => gaps.find(([each]) => Math.abs(each - exponent) < 1e-9)?.[1] ?? 0;
      return gapAt(3) <= gapAt(2) / 3 + 1e-9;
    },
    'parameters that hardly moved switched nothing': ({ network }) => network.movement > 1e-3 || network.switches === 0,
  },
});

const PAIRS = EXAMPLES * start.v.length;

/** The exponents of the scales that the knob can take. */
function exponents(): readonly number[] {
  const { min, max, step } = params.alpha;
  return range(Math.round((max - min) / step) + 1).map((i) => min + i * step);
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
