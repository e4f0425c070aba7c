import { sum } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import type { Vector } from '../../core/vector.ts';
import { type CurvePoint, outputCurve } from './curve.ts';
import { type Answer, answerTo, gapBetween, type Gradients, isOnBoundary, MODES, passedBack } from './lookup.ts';

const ANGLES = [0, 60, 120, 200, 290];
const VALUES = [1, 3, -1, 2, 0];

const params = {
  mode: { kind: 'choice', label: 'Lookup', options: MODES, start: 'soft' },
  theta: { kind: 'number', label: 'Query angle θ, degrees', min: 0, max: 360, step: 1, start: 75 },
  beta: {
    kind: 'number',
    label: 'Inverse temperature β',
    help: 'A score is β times the cosine between query and key.',
    min: 0,
    max: 100,
    step: 0.1,
    start: 4,
    spacing: 'log',
  },
  upstream: { kind: 'number', label: 'Upstream gradient ō', min: -3, max: 3, step: 0.5, start: 1 },
  phi: { kind: 'list', label: 'Key angles φ_j, degrees', min: 0, max: 359, step: 1, start: ANGLES, advanced: true },
  values: { kind: 'list', label: 'Values v_j', min: -4, max: 4, step: 0.5, start: VALUES, advanced: true },
} as const;

type At = Values<typeof params>;

/** One query on a memory of five keys, forward and backward. */
export interface SoftLookup extends Answer {
  /** The slope of the output in the query angle, per radian; null where there is none. */
  readonly slope: number | null;
  readonly gradients: Gradients;
  readonly isOnBoundary: boolean;
  /** The output over all query angles, in pieces without a jump. */
  readonly curve: readonly (readonly CurvePoint[])[];
}

/** A memory that is read by equality, by the nearest key, or by a weighted average of all values. */
export const model = defineModel({
  title: 'A hash table you can differentiate',
  params,
  shortcuts: [
    { label: 'Query onto the next key', settings: (at: At) => ({ theta: nextKeyAngle(at) }) },
    { label: 'Keys and values back', settings: () => ({ phi: ANGLES, values: VALUES }) },
  ],
  init: () => null,
  derive: (_, at): SoftLookup => ({
    ...answerTo(at.theta, at),
    slope: passedBack(at.theta, at, 1).query,
    gradients: passedBack(at.theta, at, at.upstream),
    isOnBoundary: isOnBoundary(at.theta, at),
    curve: outputCurve(at),
  }),
  readings: ({ output, slope, gradients, weights }) => [
    { label: 'Output o', value: output === null ? 'no answer' : formatNumber(output, 4) },
    { label: 'Largest weight', value: formatNumber(Math.max(...weights), 3) },
    { label: 'Slope do/dθ, per radian', value: slope === null ? 'none' : formatNumber(slope, 4) },
    { label: 'Gradient in θ, ō do/dθ', value: gradients.query === null ? 'none' : formatNumber(gradients.query, 4) },
  ],
  describe: (derived, at) => `${forwardWords(derived, at)} ${backwardWords(derived, at)}`,
  laws: {
    'the weights of a soft lookup add up to 1, and its output lies between the least and the greatest value': (
      { weights, output },
      { mode, values },
    ) =>
      mode !== 'soft' ||
      (isClose(sum(weights), 1) &&
        output !== null &&
        output >= Math.min(...values) - TINY &&
        output <= Math.max(...values) + TINY),
    'wherever there is an answer, the values together collect the upstream gradient': (
      { output, gradients },
      { upstream },
    ) => (output === null ? gradients.values === null : isClose(sum(gradients.values ?? []), upstream)),
    'the gradients in the scores add up to 0': ({ gradients }) => isClose(sum(gradients.scores ?? []), 0),
    'the gradients in all angles add up to 0: turning query and keys together changes nothing': ({ gradients }) =>
      isClose((gradients.query ?? 0) + sum(gradients.keys ?? []), 0),
    'in the exact and the nearest mode only the chosen value collects a gradient': ({ chosen, gradients }, { mode }) =>
      mode === 'soft' ||
      [
        (gradients.values ?? []).filter((_, j) => j !== chosen),
        gradients.scores ?? [],
        gradients.keys ?? [],
        gradients.query ?? 0,
      ]
        .flat()
        .every((gradient) => gradient === 0),
    'the output after a full turn is the output before it': ({ curve }, { mode }) => {
      const [first, last] = [curve[0]?.[0], curve.at(-1)?.at(-1)];
      return mode === 'exact' || isClose(first?.output ?? 0, last?.output ?? 1);
    },
  },
});

const TINY = 1e-9;

/** A number with as many digits as its place in the picture holds: "0.71", "−12.3", "240", "≈ 0" for one that is not quite 0. */
export function written(x: number): string {
  if (x !== 0 && Math.abs(x) < 0.005) return '≈ 0';
  const digits = Math.abs(x) >= 99.95 ? 0 : Math.abs(x) >= 9.995 ? 1 : 2;
  return formatNumber(Number(x.toFixed(digits)), 4);
}

/** The angle of the key that a query meets next when it turns counterclockwise. */
function nextKeyAngle({ theta, phi }: At): number {
  const away = (angle: number) => (angle - theta + 719) % 360;
  return phi.reduce((best, angle) => (away(angle) < away(best) ? angle : best));
}

function forwardWords({ weights, output, chosen }: SoftLookup, { mode, theta, beta, phi, values }: At): string {
  const memory = `Keys at ${phi.join(', ')} degrees hold the values ${values.map((v) => formatNumber(v, 2)).join(', ')}. `;
  if (output === null) {
    const gap = Math.min(...phi.map((angle) => gapBetween(theta, angle)));
    return `${memory}Exact lookup of a query at ${theta} degrees: no answer, the nearest key is ${gap} degrees away.`;
  }
  const answer = formatNumber(output, 4);
  if (mode === 'soft') {
    return `${memory}Soft lookup at ${theta} degrees with inverse temperature ${beta}: weights ${listed(weights)}, output ${answer}.`;
  }
  return `${memory}The ${mode} lookup of a query at ${theta} degrees takes key ${(chosen ?? 0) + 1}: output ${answer}.`;
}

function backwardWords({ gradients, slope, isOnBoundary: isTie }: SoftLookup, { mode, upstream }: At): string {
  const { values, scores, keys, query } = gradients;
  if (values === null) return 'Without an answer nothing collects a gradient.';
  const start = `The upstream gradient ${formatNumber(upstream, 2)} gives the values ${listed(values)}`;
  if (scores === null || keys === null || query === null || slope === null) {
    const reason = mode === 'nearest' && isTie ? 'on the boundary between two keys' : 'at a single angle';
    return `${start}; ${reason} the output has no slope in the angles.`;
  }
  return (
    `${start}, the scores ${listed(scores)}, the key angles ${listed(keys)} and the query angle ` +
    `${formatNumber(query, 4)}. The output has the slope ${formatNumber(slope, 4)} per radian of the query angle.`
  );
}

function listed(numbers: Vector): string {
  return numbers.map((each) => formatNumber(each, 3)).join(', ');
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= TINY * Math.max(1, Math.abs(a), Math.abs(b));
}
