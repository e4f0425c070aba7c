import { at as item } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import {
  forward,
  INPUTS,
  lossOf,
  normalNets,
  scaledNet,
  signStep,
  type Factors,
  type Pass,
  type TanhNet,
} from './tanh-net.ts';

const params = {
  scheme: { kind: 'choice', label: 'Parametrization', options: ['standard', 'μP'], start: 'μP' },
  rate: { kind: 'number', label: 'Learning rate η', min: 0.001, max: 0.05, step: 0.001, start: 0.01 },
  seed: { kind: 'number', label: 'Seed of the weights', min: 1, max: 99, step: 1, start: 1 },
} as const;

type At = Values<typeof params>;

/** The widths that are compared; at the first one both parametrizations are the same net. */
export const WIDTHS = [16, 32, 64, 128, 256] as const;

/** Nets of all widths on their way, with what they computed at the start and what they compute now. */
interface Training {
  readonly steps: number;
  readonly nets: readonly TanhNet[];
  readonly starts: readonly Pass[];
  readonly passes: readonly Pass[];
}

/** One number for each of the pre-activations of layer 1, those of layer 2, and the output. */
export interface PerLayer {
  readonly first: number;
  readonly second: number;
  readonly output: number;
}

/** What the figure draws: how far a few steps of one learning rate move nets of five widths. */
export interface CoordinateCheck {
  readonly steps: number;
  /** Root mean square change since the start, over units and inputs; one entry for each width. */
  readonly changes: readonly PerLayer[];
  /** Slopes from the least width to the largest on log-log axes: the power of d. Null before the first step. */
  readonly slopes: PerLayer | null;
  /** Half the mean squared error at the start and now; one entry for each width. */
  readonly losses: readonly { readonly start: number; readonly now: number }[];
}

const MOST_STEPS = 5;

/** A coordinate check: an update that is right at one width must move every layer alike at all widths. */
export const model = defineModel({
  title: 'Does the update grow with the width?',
  params,
  steps: { label: 'Steps t', most: MOST_STEPS, start: 1 },
  init: (at): Training => {
    const nets = normalNets(at.seed, ...WIDTHS).map((net) => scaledNet(net, deviations(at, net.width)));
    const starts = nets.map(forward);
    return { steps: 0, nets, starts, passes: starts };
  },
  step: ({ steps, nets, starts, passes }, at) => {
    const moved = nets.map((net, i) => signStep(net, item(passes, i), rates(at, net.width)));
    return { steps: steps + 1, nets: moved, starts, passes: moved.map(forward) };
  },
  derive: ({ steps, starts, passes }): CoordinateCheck => {
    const changes = passes.map((pass, i) => changeOf(item(starts, i), pass));
    return {
      steps,
      changes,
      slopes: steps === 0 ? null : slopesOf(changes),
      losses: passes.map((pass, i) => ({ start: lossOf(item(starts, i)), now: lossOf(pass) })),
    };
  },
  readings: ({ changes, slopes, losses }) => {
    const [narrow, wide] = [item(changes, 0), item(changes, WIDTHS.length - 1)];
    const lastLoss = item(losses, WIDTHS.length - 1);
    return [
      { label: 'Δa^{(2)} at d = 16', value: formatNumber(narrow.second, 3) },
      { label: 'Δa^{(2)} at d = 256', value: formatNumber(wide.second, 3) },
      { label: 'Slope of Δa^{(1)}', value: writtenSlope(slopes?.first) },
      { label: 'Slope of Δa^{(2)}', value: writtenSlope(slopes?.second) },
      { label: 'Slope of Δŷ', value: writtenSlope(slopes?.output) },
      { label: 'Loss at d = 256', value: `${formatNumber(lastLoss.start, 2)}, now ${formatNumber(lastLoss.now, 2)}` },
    ];
  },
  describe: ({ steps, changes, slopes, losses }, at) => {
    const [narrow, wide] = [item(changes, 0), item(changes, WIDTHS.length - 1)];
    if (slopes === null)
      return `Before the first step no net of width 16 to 256 has moved. The parametrization is ${at.scheme}.`;
    return (
      `After ${steps} ${steps === 1 ? 'step' : 'steps'} with learning rate ${at.rate} in the ${at.scheme} parametrization ` +
      `the pre-activations of layer 2 have changed by ${formatNumber(narrow.second, 3)} at width 16 and by ` +
      `${formatNumber(wide.second, 3)} at width 256: a slope of ${formatFixed(slopes.second, 2)} on log-log axes. The ` +
      `slope is ${formatFixed(slopes.first, 2)} for layer 1 and ${formatFixed(slopes.output, 2)} for the output. The loss ` +
      `is ${formatNumber(item(losses, 0).now, 2)} at width 16 and ${formatNumber(item(losses, WIDTHS.length - 1).now, 2)} ` +
      `at width 256.`
    );
  },
  laws: {
    'nothing has moved before the first step': ({ steps, changes, losses }) =>
      steps > 0 ||
      (changes.every(({ first, second, output }) => first === 0 && second === 0 && output === 0) &&
        losses.every(({ start, now }) => start === now)),
    'layer 1 moves at most by the learning rate times the sum of the absolute inputs, step by step': (
      { steps, changes },
      at,
    ) => changes.every(({ first }) => first <= steps * at.rate * LONGEST_INPUT * (1 + 1e-9)),
    'in μP every change keeps its size: no slope leaves the range from -1/2 to 1/2': ({ slopes }, at) =>
      at.scheme === 'standard' ||
      slopes === null ||
      [slopes.first, slopes.second, slopes.output].every((slope) => Math.abs(slope) < 0.5),
    'in the standard parametrization one step moves layer 2 and the output more than √d, layer 1 alike': (
      { steps, slopes },
      at,
    ) =>
      at.scheme === 'μP' ||
      steps !== 1 ||
      slopes === null ||
      (slopes.second > 0.5 && slopes.output > 0.5 && Math.abs(slopes.first) < 0.2),
  },
});

const [BASE] = WIDTHS;
/** The largest sum of absolute features of an input. */
const LONGEST_INPUT = Math.max(...INPUTS.map((x) => x.reduce((total, entry) => total + Math.abs(entry), 0)));

/** μP shrinks the output weights by 1 / d where the standard parametrization has 1 / √d. */
function deviations({ scheme }: At, width: number): Factors {
  const hidden = 1 / Math.sqrt(width);
  const readout = scheme === 'μP' ? Math.sqrt(BASE) / width : hidden;
  return { first: 1 / Math.sqrt(item(INPUTS, 0).length), second: hidden, readout };
}

/** μP divides the learning rate of every matrix that reads a hidden layer by the width of that layer. */
function rates({ scheme, rate }: At, width: number): Factors {
  const factor = scheme === 'μP' ? BASE / width : 1;
  return { first: rate, second: rate * factor, readout: rate * factor };
}

function changeOf(start: Pass, now: Pass): PerLayer {
  return {
    first: rootMeanSquareChange(start.a1, now.a1),
    second: rootMeanSquareChange(start.a2, now.a2),
    output: rootMeanSquareChange([start.outputs], [now.outputs]),
  };
}

function rootMeanSquareChange(start: readonly Float64Array[], now: readonly Float64Array[]): number {
  const squares = now.map((row, i) =>
    row.reduce((total, entry, j) => total + (entry - item(item(start, i), j)) ** 2, 0),
  );
  return Math.sqrt(squares.reduce((total, square) => total + square, 0) / (now.length * item(now, 0).length));
}

function slopesOf(changes: readonly PerLayer[]): PerLayer {
  const [narrow, wide] = [item(changes, 0), item(changes, WIDTHS.length - 1)];
  const slope = (key: keyof PerLayer) =>
    Math.log(wide[key] / narrow[key]) / Math.log(item(WIDTHS, WIDTHS.length - 1) / BASE);
  return { first: slope('first'), second: slope('second'), output: slope('output') };
}

function writtenSlope(slope: number | undefined): string {
  return slope === undefined ? '–' : formatFixed(slope, 2);
}
