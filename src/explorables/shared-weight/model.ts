import { at as item, range, sum } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';

const params = {
  w: { kind: 'number', label: 'Weight w', min: -2, max: 2, step: 0.05, start: 0.5 },
  T: { kind: 'number', label: 'Steps T', min: 1, max: 8, step: 1, start: 3 },
  u: {
    kind: 'list',
    label: 'Inputs u_t',
    min: -3,
    max: 3,
    step: 0.5,
    start: [2, -1, 3, 0, 0, 0, 0, 0],
    countedBy: 'T',
  },
} as const;

type At = Values<typeof params>;

/** A scalar RNN unrolled over T steps, and how each use of its one weight moves the output. Entry t - 1 is of step t. */
export interface SharedWeight {
  /** The sums r = u + h of each step, which the weight multiplies. */
  readonly sums: readonly number[];
  /** The states h = w r. */
  readonly states: readonly number[];
  /** The output y, the last state. */
  readonly output: number;
  /** What the edge of each step contributes to dy/dw: its own input r times w to the number of later steps. */
  readonly contributions: readonly number[];
  /** dy/dw, the sum of the contributions. */
  readonly slope: number;
  /** The slope of the secant of y over w ± `SECANT`, by two runs of the net and no calculus. */
  readonly secant: number;
  /** The output as a function of the weight: points (w, y) over the range of the knob. */
  readonly curve: readonly (readonly [number, number])[];
}

const SECANT = 1e-4;
const CURVE_STEPS = 120;

/** One weight on many edges: the gradient of a shared weight is the sum over its uses. */
export const model = defineModel({
  title: 'One weight, many edges',
  params,
  init: () => null,
  derive: (_, at): SharedWeight => {
    const states = run(at, at.w);
    const sums = inputs(at).map((u, i) => u + (i === 0 ? 0 : item(states, i - 1)));
    const contributions = sums.map((r, i) => r * at.w ** (at.T - 1 - i));
    const output = (weight: number) => item(run(at, weight), at.T - 1);
    return {
      sums,
      states,
      output: output(at.w),
      contributions,
      slope: sum(contributions),
      secant: (output(at.w + SECANT) - output(at.w - SECANT)) / (2 * SECANT),
      curve: range(CURVE_STEPS + 1)
        .map((i) => params.w.min + (i / CURVE_STEPS) * (params.w.max - params.w.min))
        .map((w) => [w, output(w)]),
    };
  },
  readings: ({ output, slope, secant, contributions }) => [
    { label: 'Output y', value: formatNumber(output, 4) },
    { label: 'Sum of contributions, dy/dw', value: formatNumber(slope, 4) },
    { label: 'Slope of the secant', value: formatNumber(secant, 4) },
    { label: 'Largest contribution c_t', value: largest(contributions) },
  ],
  describe: ({ output, slope, secant, contributions }, at) =>
    `With w = ${formatNumber(at.w, 3)} and ${at.T} ${at.T === 1 ? 'step' : 'steps'} the output is ${formatNumber(output, 4)}. ` +
    `The edges contribute ${contributions.map((c) => formatNumber(c, 3)).join(', ')} to dy/dw, ` +
    `${formatNumber(slope, 4)} in all; the secant has slope ${formatNumber(secant, 4)}.`,
  laws: {
    'the contributions add up to the slope of the secant': ({ slope, secant }) => Math.abs(slope - secant) <= 1e-3,
    'the output is the sum of the inputs, each times w once for every step from its own to the last': (
      { output },
      at,
    ) => isClose(output, sum(inputs(at).map((u, i) => u * at.w ** (at.T - i)))),
    'the slope is the derivative of that sum, term by term': ({ slope }, at) =>
      isClose(slope, sum(inputs(at).map((u, i) => (at.T - i) * u * at.w ** (at.T - i - 1)))),
    'an input at the first step alone makes all contributions equal': ({ contributions }, at) =>
      inputs(at)
        .slice(1)
        .some((u) => u !== 0) || contributions.every((c) => isClose(c, item(contributions, 0))),
  },
});

/** The inputs of the T steps. */
function inputs({ u, T }: At): readonly number[] {
  return u.slice(0, T);
}

/** The states of all steps for one value of the weight: h = w (u + h before), from 0. */
function run(at: At, weight: number): readonly number[] {
  const states: number[] = [];
  for (const u of inputs(at)) states.push(weight * (u + (states.at(-1) ?? 0)));
  return states;
}

function largest(contributions: readonly number[]): string {
  const top = Math.max(...contributions.map(Math.abs));
  const edges = range(contributions.length).filter((i) => isClose(Math.abs(item(contributions, i)), top));
  if (edges.length === contributions.length && edges.length > 1) return 'all alike';
  return `edge${edges.length > 1 ? 's' : ''} ${edges.map((i) => i + 1).join(', ')}`;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
