import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { at } from '../../core/array.ts';
import { times, type Vector } from '../../core/vector.ts';
import { passOf, type Numbers, type Pass } from './pass.ts';

const tex = String.raw;
const VECTOR = { form: 'a vector (a, b, c, d), four decimals', tolerance: { absolute: 1e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  const pass = passOf(numbers);
  return [
    vectorQuestion({
      ...VECTOR,
      key: 'normalized',
      label: tex`$\act{\hat{\vh}}$`,
      value: pass.normalized,
      slips: normalizedSlips(numbers, pass),
    }),
    vectorQuestion({
      ...VECTOR,
      key: 'gradient',
      label: tex`$\grad{\bar{\vh}}$`,
      value: pass.gradient,
      slips: gradientSlips(numbers, pass),
    }),
    vectorQuestion({
      ...VECTOR,
      key: 'scaled',
      label: tex`$\grad{\bar{\vh}}$ for the other features`,
      value: times(1 / numbers.factor, pass.gradient),
      slips: scaledSlips(numbers, pass),
    }),
    streamQuestion(numbers),
    factorQuestion(numbers),
  ];
}

/** From a root of the variance with divisor d to one with divisor d - 1. */
const UNBIASED = Math.sqrt(3 / 4);

function normalizedSlips({ features }: Numbers, pass: Pass): readonly Slip<Vector>[] {
  const { deviations, variance, spread, normalized } = pass;
  return [
    { value: deviations, because: tex`These are the deviations. Divide them by $s$.` },
    { value: times(1 / variance, deviations), because: tex`You divided by the variance. Divide by its root $s$.` },
    { value: times(UNBIASED, normalized), because: tex`The variance has the divisor $d=4$, not 3.` },
    { value: times(1 / spread, features), because: 'The mean was not taken away.' },
    {
      value: times(2 / Math.hypot(...features), features),
      because: 'This is RMS norm. Layer norm takes the mean away first.',
    },
    { value: times(1 / 2, normalized), because: 'This has length 1. The mean square is to be 1.' },
  ];
}

function gradientSlips(
  numbers: Numbers,
  { spread, gradient, normalized, total, along }: Pass,
): readonly Slip<Vector>[] {
  const { upstream } = numbers;
  const unbiased = upstream.map((entry, i) => entry - total / 4 - (UNBIASED ** 2 * along * at(normalized, i)) / 4);
  const without = (ones: number, features: number) =>
    upstream.map((entry, i) => (entry - ones * total - features * along * at(normalized, i)) / spread);
  return [
    {
      value: without(0, 0),
      because: tex`You divided by $s$ alone. Mean and spread depend on the features as well.`,
    },
    {
      value: without(1 / 4, 0),
      because: tex`Here the spread is a constant: the part along $\act{\hat{\vh}}$ is missing.`,
    },
    { value: without(0, 1 / 4), because: 'Here the mean is a constant: its part is missing.' },
    { value: without(1, 1), because: tex`The factor $1/d$ is missing: take away means, not sums.` },
    { value: without(1 / 4, -1 / 4), because: tex`The part along $\act{\hat{\vh}}$ is to be taken away, not added.` },
    { value: times(spread, gradient), because: tex`The factor $1/s$ is missing.` },
    { value: times(1 / spread, gradient), because: tex`You divided by the variance. Divide by its root $s$.` },
    { value: times(UNBIASED / spread, unbiased), because: tex`The variance has the divisor $d=4$, not 3.` },
    { value: upstream.map((entry) => entry - total / 4), because: 'Only the mean was taken away.' },
  ];
}

function scaledSlips({ factor }: Numbers, { gradient }: Pass): readonly Slip<Vector>[] {
  return [
    {
      value: gradient,
      because: tex`$\act{\hat{\vh}}$ is the same, but the factor $1/s$ before the projections is not.`,
    },
    {
      value: times(factor, gradient),
      because: 'The other way around: the larger the features, the weaker the gradient.',
    },
    { value: times(1 / factor ** 2, gradient), because: tex`The gradient goes with $1/s$, not with $1/s^2$.` },
  ];
}

function streamQuestion({ blocks }: Numbers): Question {
  return numberQuestion({
    key: 'stream',
    label: tex`Root mean square behind ${String(blocks)} blocks`,
    form: 'a number, exact',
    value: 1 + 2 * blocks,
    tolerance: EXACT,
    slips: [
      { value: 1 + blocks, because: 'A block has two sublayers, and each adds.' },
      { value: 2 * blocks, because: 'The stream itself starts at 1.' },
      {
        value: Math.sqrt(1 + 2 * blocks),
        because: 'Squares add when branches are uncorrelated with the stream. Here they point along it.',
      },
      { value: 4 ** blocks, because: 'The branch gets the normalized stream, so it does not grow with it.' },
      { value: (1 + 2 * blocks) ** 2, because: 'This is the mean square. Its root was asked for.' },
      { value: 1, because: 'In pre-norm the sum itself is not normalized.' },
    ],
  });
}

function factorQuestion({ blocks }: Numbers): Question {
  return numberQuestion({
    key: 'factor',
    label: 'Factor of the last layer norm',
    form: 'a number, four decimals or a fraction',
    value: 1 / (2 * blocks),
    tolerance: { absolute: 1e-4 },
    slips: [
      {
        value: 1 / (1 + 2 * blocks),
        because: 'That is the stream behind the last sublayer. The norm sees the one before.',
      },
      { value: 1 / (2 * blocks - 1), because: 'That is the first sublayer of the last block. It has a second one.' },
      { value: 1 / blocks, because: 'A block has two sublayers, and each adds to the stream.' },
      { value: 1 / Math.sqrt(2 * blocks), because: 'Here the stream grows in proportion to the number of sublayers.' },
      { value: 2 * blocks, because: tex`The norm divides by $s$.` },
      { value: 1 + 1 / (2 * blocks), because: 'This is branch and skip together. The norm alone was asked for.' },
      { value: 1, because: tex`The norm divides by the spread of what it gets, and that has grown.` },
    ],
  });
}
