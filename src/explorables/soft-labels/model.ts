import { at as item } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { type Averages, averagesOf, DATA_SETS, isMixture, SIZES } from './averages.ts';
import { type Classifier, errorOf, type Example, examplesOf, studentOf, teacherOf } from './student.ts';

const params = {
  n: { kind: 'number', label: 'Examples n', min: 5, max: 200, step: 5, start: 10, spacing: 'log' },
  phi: { kind: 'number', label: 'Tilt of the teacher', unit: '°', min: 0, max: 60, step: 1, start: 0 },
  confidence: {
    kind: 'number',
    label: 'Confidence of the teacher',
    min: 0.3,
    max: 5,
    step: 0.1,
    start: 1,
    help: 'Factor on its logits: at 1 they are of the right size.',
  },
  tau: { kind: 'number', label: 'Temperature τ', min: 1, max: 8, step: 1, start: 1 },
  alpha: {
    kind: 'number',
    label: 'Weight α of the soft part',
    min: 0,
    max: 1,
    step: 0.05,
    start: 1,
    help: 'Between 0 and 1 there is a third student, on the mixture.',
  },
  seed: { kind: 'number', label: 'Seed of the data set', min: 1, max: DATA_SETS, step: 1, start: 1 },
  asked: { kind: 'list', label: 'Averaged', min: 0, max: 60, step: 0.05, start: [0, 0, 0, 0], inPicture: true },
} as const;

type At = Values<typeof params>;

/** A linear student, and how often it is wrong on new examples. */
export interface Trained {
  readonly line: Classifier;
  readonly error: number;
}

/** Students of hard and of soft labels on one data set, and on average over many. */
export interface SoftLabels {
  readonly examples: readonly Example[];
  readonly teacher: Trained;
  readonly hard: Trained;
  readonly soft: Trained;
  /** Null where α is 0 or 1. */
  readonly mixture: Trained | null;
  /** Null until somebody asks for the averages of the present teacher, temperature and mixture. */
  readonly averages: Averages | null;
}

/** Few examples of two clouds: a linear student on their labels, and one on the probabilities of a teacher. */
export const model = defineModel({
  title: 'Hard labels against a teacher',
  params,
  shortcuts: [
    { label: `Average over ${DATA_SETS} data sets`, settings: (at) => ({ asked: teaching(at) }) },
    { label: 'Next data set', settings: ({ seed }) => ({ seed: seed === DATA_SETS ? 1 : seed + 1 }) },
  ],
  init: ({ n }, rng): readonly Example[] => examplesOf(rng, n),
  derive: (examples, at): SoftLabels => ({
    examples,
    teacher: trained(teacherOf(at)),
    hard: trained(studentOf(examples, { ...at, alpha: 0 })),
    soft: trained(studentOf(examples, { ...at, alpha: 1 })),
    mixture: isMixture(at.alpha) ? trained(studentOf(examples, at)) : null,
    averages: teaching(at).every((value, i) => value === item(at.asked, i)) ? averagesOf(at) : null,
  }),
  readings: ({ teacher, hard, soft, mixture, averages }, { n }) => [
    { label: 'Least error possible', value: formatFixed(BEST, 4) },
    { label: 'Error: teacher', value: formatFixed(teacher.error, 4) },
    { label: 'Hard labels', value: formatFixed(hard.error, 4) },
    { label: 'Soft labels', value: formatFixed(soft.error, 4) },
    ...(mixture === null ? [] : [{ label: 'Mixture', value: formatFixed(mixture.error, 4) }]),
    ...(averages === null ? [] : meansAt(averages, n)),
  ],
  describe: ({ teacher, hard, soft, mixture, averages }, { n, phi, confidence, tau, alpha, seed }) =>
    `Data set ${seed} with ${n} examples; teacher tilted by ${phi}°, confidence ${formatNumber(confidence, 2)}, ` +
    `temperature ${tau}. The teacher is wrong with probability ${formatFixed(teacher.error, 4)}, where ` +
    `${formatFixed(BEST, 4)} is the least possible. A student of the hard labels is wrong with probability ` +
    `${formatFixed(hard.error, 4)}, one of the soft labels with ${formatFixed(soft.error, 4)}${
      mixture === null
        ? ''
        : `, one of the mixture with α = ${formatNumber(alpha, 2)} with ${formatFixed(mixture.error, 4)}`
    }.${averages === null ? '' : ` ${averagesInWords(averages)}`}`,
  laws: {
    'nobody is wrong less often than the best line': ({ teacher, hard, soft, mixture }) =>
      [teacher, hard, soft, ...(mixture === null ? [] : [mixture])].every(({ error }) => error > BEST - ROUNDING),
    'confidence and temperature leave the line of the teacher where it is': ({ teacher }, { phi }) =>
      Math.abs(teacher.error - trained(teacherOf({ phi, confidence: 1 })).error) < ROUNDING,
    'a mixture is there exactly for α between 0 and 1': ({ mixture }, { alpha }) =>
      (mixture !== null) === (alpha > 0 && alpha < 1),
    'every label is the side of the cloud that its example was drawn from': ({ examples }, { n }) =>
      examples.length === n && examples.every(([, , label]) => label === 0 || label === 1),
  },
});

const ROUNDING = 1e-9;
/** The error of the line x1 = 0: a standard normal is below −1. */
const BEST = errorOf({ w1: 1, w2: 0, b: 0 });

function teaching({
  phi,
  confidence,
  tau,
  alpha,
}: Pick<At, 'phi' | 'confidence' | 'tau' | 'alpha'>): readonly number[] {
  return [phi, confidence, tau, alpha];
}

function trained(line: Classifier): Trained {
  return { line, error: errorOf(line) };
}

function meansAt({ hard, soft, mixture }: Averages, n: number) {
  const i = SIZES.findIndex((size) => size === n);
  if (i === -1) return [];
  return [
    { label: 'Mean, hard labels', value: formatFixed(item(hard, i), 4) },
    { label: 'Mean, soft labels', value: formatFixed(item(soft, i), 4) },
    ...(mixture === null ? [] : [{ label: 'Mean, mixture', value: formatFixed(item(mixture, i), 4) }]),
  ];
}

function averagesInWords({ hard, soft, mixture }: Averages): string {
  const listed = (means: readonly number[]) => means.map((mean) => formatFixed(mean, 4)).join(', ');
  return (
    `Averaged over ${DATA_SETS} data sets, with ${SIZES.join(', ')} examples, hard labels give ${listed(hard)}, soft labels ` +
    `${listed(soft)}${mixture === null ? '' : `, the mixture ${listed(mixture)}`}.`
  );
}
