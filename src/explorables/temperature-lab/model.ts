import { at as item, range, sum } from '../../core/array.ts';
import { softmax } from '../../core/dense-network.ts';
import { divergence, logSumExp } from '../../core/divergence.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { difference, dot, norm, times, type Vector } from '../../core/vector.ts';

const params = {
  tau: {
    kind: 'number',
    label: 'Temperature τ',
    min: 0.25,
    max: 100,
    step: 0.25,
    start: 1,
    spacing: 'log',
  },
  factor: { kind: 'choice', label: 'Factor τ^2', options: ['on', 'off'], start: 'on' },
  zt: { kind: 'list', label: 'Logits of the teacher z^t', min: -4, max: 8, step: 0.1, start: [6, 3, 1, -2] },
  zs: { kind: 'list', label: 'Logits of the student z^s', min: -4, max: 8, step: 0.1, start: [2, 2, 0, -1] },
} as const;

type At = Values<typeof params>;

/** The soft part of the distillation loss at one temperature, with or without its factor τ². */
export interface Heat {
  readonly tau: number;
  /** In nats, times the factor. */
  readonly loss: number;
  /** Minus the gradient in each logit of the student. */
  readonly push: Vector;
}

/** One example in the distillation loss: the tempered probabilities, and how teacher and student differ. */
export interface TemperatureLab extends Heat {
  readonly teacher: Vector;
  readonly student: Vector;
  /** Entropies of the two, in nats. */
  readonly entropies: readonly [number, number];
  /** The same for temperatures over the whole range of the knob, evenly in the logarithm. */
  readonly curve: readonly Heat[];
  /** What loss and pushes tend to at high temperature: 0 without the factor. */
  readonly limit: { readonly loss: number; readonly push: Vector };
  /** The cosine between the push and its direction at high temperature; null when there is no push. */
  readonly cosine: number | null;
}

/** Teacher and student at one temperature, and the push of the soft targets on the logits of the student. */
export const model = defineModel({
  title: 'What a temperature does to the signal',
  params,
  shortcuts: [
    { label: 'Student: all logits + 1', settings: ({ zs }) => ({ zs: zs.map((z) => z + 1) }) },
    { label: 'Student = teacher', settings: ({ zt }) => ({ zs: zt }) },
  ],
  init: () => null,
  derive: (_, at): TemperatureLab => {
    const here = heatOf(at, at.tau);
    const [teacher, student] = [tempered(at.zt, at.tau), tempered(at.zs, at.tau)];
    const matching = times(1 / at.zt.length, difference(centered(at.zt), centered(at.zs)));
    return {
      ...here,
      teacher,
      student,
      entropies: [entropy(teacher), entropy(student)],
      curve: TEMPERATURES.map((tau) => heatOf(at, tau)),
      limit: at.factor === 'on' ? { loss: matchingLoss(at), push: matching } : { loss: 0, push: at.zt.map(() => 0) },
      cosine: cosine(here.push, matching),
    };
  },
  readings: ({ entropies, loss, push, cosine: alike }, { factor, zt }) => [
    { label: 'Entropy of p', value: `${formatFixed(entropies[0], 3)} of ${formatFixed(most(zt), 3)}` },
    { label: 'Entropy of q', value: formatFixed(entropies[1], 3) },
    { label: factor === 'on' ? 'τ^2 KL' : 'KL, no factor', value: formatNumber(loss, 4) },
    { label: 'Push on class 1', value: formatNumber(item(push, 0), 4) },
    { label: 'Cosine: push, logit matching', value: alike === null ? 'no push' : formatFixed(alike, 3) },
  ],
  describe: ({ teacher, student, entropies, loss, push, limit }, { tau, factor }) =>
    `At temperature ${formatNumber(tau, 4)} the teacher gives classes 1 to 4 the probabilities ${listed(teacher)} ` +
    `with entropy ${formatFixed(entropies[0], 3)}, the student ${listed(student)} with entropy ` +
    `${formatFixed(entropies[1], 3)}. ${factor === 'on' ? 'With' : 'Without'} the factor τ² the loss is ` +
    `${formatNumber(loss, 4)} and the pushes on the logits are ${numbers(push)}.${
      tau < HIGH ? '' : ` As the temperature grows further, they tend to ${numbers(limit.push)}.`
    }`,
  laws: {
    'no temperature changes the order of the classes': ({ teacher }, { zt }) =>
      zt.every((z, i) => zt.every((other, j) => z <= other || item(teacher, i) >= item(teacher, j))),
    'the pushes add up to 0': ({ push }) => Math.abs(sum(push)) < ROUNDING,
    'the loss is not negative, and the entropies lie between 0 and ln 4': ({ loss, entropies }, { zt }) =>
      loss > -ROUNDING && entropies.every((each) => each >= 0 && each <= most(zt) + ROUNDING),
    'the entropy of teacher or student never falls as the temperature rises': (_, { zt, zs }) =>
      [zt, zs].every((logits) => {
        const along = TEMPERATURES.map((tau) => entropy(tempered(logits, tau)));
        return along.every((each, i) => i === 0 || each >= item(along, i - 1) - ROUNDING);
      }),
    'at temperature 100 the pushes are the centered differences of logits over K, up to a few percent': (
      { curve, limit },
      { factor },
    ) => {
      const gap = norm(difference(item(curve, curve.length - 1).push, limit.push));
      return factor === 'off' || gap <= 0.08 * norm(limit.push) + ROUNDING;
    },
    'a larger logit of the student alone is pushed less far up': ({ push }, at) =>
      push.every((each, k) => {
        const raised = at.zs.map((z, j) => (j === k ? z + 1 : z));
        return item(heatOf({ ...at, zs: raised }, at.tau).push, k) <= each + ROUNDING;
      }),
  },
});

const ROUNDING = 1e-9;
const CURVE = 90;
/** From here on the limit is named in words. */
const HIGH = 2;
const { min: COLDEST, max: HOTTEST } = params.tau;
const TEMPERATURES = range(CURVE + 1).map((i) => COLDEST * (HOTTEST / COLDEST) ** (i / CURVE));

function heatOf({ zt, zs, factor }: At, tau: number): Heat {
  const [p, q] = [tempered(zt, tau), tempered(zs, tau)];
  const scale = factor === 'on' ? tau ** 2 : 1;
  return { tau, loss: scale * divergence(p, q), push: times(scale / tau, difference(p, q)) };
}

function tempered(logits: Vector, tau: number): Vector {
  return softmax(times(1 / tau, logits));
}

function centered(logits: Vector): Vector {
  const mean = sum(logits) / logits.length;
  return logits.map((z) => z - mean);
}

/** The limit of τ² KL at high temperature: half the variance of the differences of logits over the classes. */
function matchingLoss({ zt, zs }: At): number {
  return norm(centered(difference(zs, zt))) ** 2 / (2 * zt.length);
}

/** Written with log-sum-exp, so that a probability too small to be told from 0 has no logarithm taken. */
function entropy(probabilities: Vector): number {
  const logarithms = probabilities.map((p) => Math.log(Math.max(p, Number.MIN_VALUE)));
  return Math.max(0, logSumExp(logarithms) - dot(probabilities, logarithms));
}

function most(logits: Vector): number {
  return Math.log(logits.length);
}

function cosine(a: Vector, b: Vector): number | null {
  const size = norm(a) * norm(b);
  return size < ROUNDING ** 2 ? null : dot(a, b) / size;
}

function listed(probabilities: Vector): string {
  return probabilities.map((p) => formatFixed(p, 4)).join(', ');
}

function numbers(values: Vector): string {
  return values.map((value) => formatNumber(Math.abs(value) < ROUNDING ? 0 : value, 4)).join(', ');
}
