import { at as item, range, sum } from '../../core/array.ts';
import { attend } from '../../core/attention.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { difference, norm, times, total, type Vector } from '../../core/vector.ts';

/** The values of the three content tokens, which lie on one line. */
export const CONTENT: readonly Vector[] = [
  [1, 0],
  [0, 1],
  [0.5, 0.5],
];

const params = {
  r: { kind: 'number', label: "Prefix score e'", min: -4, max: 6, step: 0.1, start: -4 },
  e: { kind: 'list', label: 'Content scores e_1, e_2, e_3', min: -3, max: 3, step: 0.1, start: [1, 0, 0.5] },
  x: { kind: 'number', label: "Prefix value v', right", min: -2, max: 2, step: 0.1, start: -1, advanced: true },
  y: { kind: 'number', label: "Prefix value v', up", min: -2, max: 2, step: 0.1, start: -1, advanced: true },
} as const;

type At = Values<typeof params>;

/** The weights of one query at one prefix score. */
export interface Weights {
  readonly r: number;
  /** Of the three content tokens. */
  readonly content: Vector;
  /** The weight γ of the prefix. */
  readonly share: number;
}

/** One query on three content tokens and one prefix slot. */
export interface Bend extends Weights {
  /** Weights and output without the prefix. */
  readonly alone: Vector;
  readonly outputAlone: Vector;
  readonly output: Vector;
  readonly prefix: Vector;
  /** The weights of content tokens 1 and 2, divided. */
  readonly ratio: number;
  /** The weights over all prefix scores. */
  readonly overScore: readonly Weights[];
}

/** What one prefix slot does to attention: it takes a share of the weight, and pulls the output to its value. */
export const model = defineModel({
  title: 'What a prefix can and cannot bend',
  params,
  shortcuts: [
    { label: 'Imitate token 2', settings: () => ({ r: params.r.max, x: 0, y: 1 }) },
    { label: 'Prefix back', settings: () => ({ r: params.r.start, x: params.x.start, y: params.y.start }) },
  ],
  init: () => null,
  derive: (_, at): Bend => {
    const alone = lookup(at.e, CONTENT);
    const prefix = [at.x, at.y];
    const weights = weightsAt(at.r, at);
    return {
      ...weights,
      alone: alone.weights,
      outputAlone: alone.output,
      output: lookup([...at.e, at.r], [...CONTENT, prefix]).output,
      prefix,
      ratio: item(weights.content, 0) / item(weights.content, 1),
      overScore: range(POINTS + 1).map((i) =>
        weightsAt(params.r.min + ((params.r.max - params.r.min) * i) / POINTS, at),
      ),
    };
  },
  readings: ({ share, ratio, output }) => [
    { label: 'Share of the prefix γ', value: formatNumber(share, 4) },
    { label: 'Ratio α_1 / α_2', value: formatNumber(ratio, 4) },
    { label: 'Output o', value: pair(output) },
  ],
  describe: ({ content, share, alone, outputAlone, output, prefix, ratio }, { e, r }) =>
    `Content scores ${listed(e, 2)}, prefix score ${formatNumber(r, 2)}, prefix value ${pair(prefix)}. Without the prefix the ` +
    `content tokens have the weights ${listed(alone, 3)} and the output is ${pair(outputAlone)}. With it they have ` +
    `${listed(content, 3)}, the prefix has ${formatNumber(share, 3)}, and the output is ${pair(output)}. The weights of ` +
    `tokens 1 and 2 have the ratio ${formatNumber(ratio, 4)}.`,
  laws: {
    'all four weights add up to 1': ({ content, share }) => isNear(sum(content) + share, 1),
    'the output is a mixture of the output without the prefix and of the prefix value': (bend) =>
      norm(difference(bend.output, mixture(bend))) < ROUNDING,
    'every content token keeps the same part of its weight': ({ content, share, alone }) =>
      content.every((weight, j) => isNear(weight, (1 - share) * item(alone, j))),
    'the ratio of two content weights follows from their scores alone': ({ ratio }, { e }) =>
      isNear(Math.log(ratio), item(e, 0) - item(e, 1)),
    'without the prefix the output lies on the line through the content values': ({ outputAlone }) =>
      isNear(sum(outputAlone), 1),
    'a higher prefix score gives the prefix a larger share': ({ overScore }) =>
      overScore.every(({ share }, i) => i === 0 || share > item(overScore, i - 1).share),
  },
});

const POINTS = 50;
const ROUNDING = 1e-12;

function weightsAt(r: number, { e }: At): Weights {
  const { weights } = lookup([...e, r], [...CONTENT, [0, 0]]);
  return { r, content: weights.slice(0, CONTENT.length), share: item(weights, CONTENT.length) };
}

/** Soft lookup with given scores: with the query 1, keys are scores. */
function lookup(scores: Vector, values: readonly Vector[]) {
  return attend({ query: [1], keys: scores.map((score) => [score]), values, scale: 1 });
}

function mixture({ share, outputAlone, prefix }: Bend): Vector {
  return total(times(1 - share, outputAlone), times(share, prefix));
}

function pair(place: Vector): string {
  return `(${place.map((each) => formatFixed(each, 3)).join(', ')})`;
}

function listed(numbers: Vector, digits: number): string {
  return numbers.map((each) => formatNumber(each, digits)).join(', ');
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < ROUNDING;
}
