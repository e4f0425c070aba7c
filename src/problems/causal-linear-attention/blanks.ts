import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { at, sum } from '../../core/array.ts';
import { quadraticFeatures } from '../../core/linear-attention.ts';
import { dot, times, type Vector } from '../../core/vector.ts';
import {
  causalReads,
  fullReads,
  linear,
  normalizers,
  type Numbers,
  quadratic,
  type Reads,
  type Similarity,
  swapped,
} from './reads.ts';

const tex = String.raw;
const THREE_DECIMALS = { absolute: 1e-3 };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [
    normalizerQuestion(numbers),
    denominatorsQuestion(numbers),
    numeratorsQuestion(numbers),
    outputsQuestion(numbers),
    fullQuestion(numbers),
  ];
}

const homogeneous: Similarity = (query, key) => dot(query, key) ** 2;
const exponential: Similarity = (query, key) => Math.exp(dot(query, key) / Math.SQRT2);

function normalizerQuestion(numbers: Numbers): Question {
  const { keys, queries } = numbers;
  const all = normalizers(numbers);
  const value = at(all, 2);
  const withoutRoots = value.map((entry, i) => ([1, 2, 5].includes(i) ? entry / Math.SQRT2 : entry));
  return vectorQuestion({
    key: 'normalizer',
    label: tex`$\act{\vz_3}$`,
    form: 'six numbers in the order of the features, three decimals or with sqrt(2)',
    value,
    tolerance: THREE_DECIMALS,
    slips: [
      {
        value: quadraticFeatures(at(keys, 2)),
        because: tex`These are the features of the last key. Add those of the first two.`,
      },
      { value: at(all, 1), because: tex`This is $\act{\vz_2}$. The features of $\act{\vk_3}$ are missing.` },
      { value: withoutRoots, because: tex`The factors $\sqrt2$ are missing.` },
      {
        value: at(normalizers({ keys: queries }), 2),
        because: 'You summed the features of the queries. Sum those of the keys.',
      },
      {
        value: quadraticFeatures(keys.reduce((before, key) => before.map((entry, i) => entry + at(key, i)))),
        because: tex`The features of a sum are not the sum of the features. Map each key first.`,
      },
      { value: times(1 / 3, value), because: 'This is the mean. The normalizer is the sum.' },
    ],
  });
}

/** The mistakes that a sum over keys invites, by what they make of the reads. */
function sharedSlips(numbers: Numbers, pick: (reads: Reads) => Vector): readonly Slip<Vector>[] {
  return [
    {
      value: pick(fullReads(numbers, quadratic)),
      because: 'You read all keys. The mask leaves those up to the position of the query.',
    },
    {
      value: pick(causalReads(numbers, linear)),
      because: tex`The similarity is the square of $1+\act{\vq}^\top\act{\vk}$.`,
    },
    {
      value: pick(causalReads(numbers, homogeneous)),
      because: tex`The 1 in $(1+\act{\vq}^\top\act{\vk})^2$ is missing.`,
    },
    {
      value: pick(causalReads(swapped(numbers), quadratic)),
      because: 'You compared the key of each token with the queries before it. The query is the one that reads.',
    },
  ];
}

function denominatorsQuestion(numbers: Numbers): Question {
  const own = numbers.queries.map((query, i) => quadratic(query, at(numbers.keys, i)));
  return vectorQuestion({
    key: 'denominators',
    label: tex`Denominators $\act{\vz_i^\top}\phi(\act{\vq_i})$`,
    form: 'three whole numbers (a, b, c)',
    value: causalReads(numbers, quadratic).denominators,
    tolerance: EXACT,
    slips: [
      ...sharedSlips(numbers, ({ denominators }) => denominators),
      {
        value: own,
        because: 'These are the similarities of each query with its own key. Add those of the keys before.',
      },
    ],
  });
}

function numeratorsQuestion(numbers: Numbers): Question {
  const { numerators, denominators } = causalReads(numbers, quadratic);
  const own = numbers.queries.map((query, i) => quadratic(query, at(numbers.keys, i)) * at(numbers.values, i));
  return vectorQuestion({
    key: 'numerators',
    label: tex`Numerators $\act{\mS_i^\top}\phi(\act{\vq_i})$`,
    form: 'three whole numbers (a, b, c)',
    value: numerators,
    tolerance: EXACT,
    slips: [
      ...sharedSlips(numbers, (reads) => reads.numerators),
      { value: denominators, because: 'These are the denominators. Multiply each similarity by its value.' },
      {
        value: denominators.map((entry, i) => entry * at(numbers.values, i)),
        because: 'Each similarity is multiplied by the value of its key, and not by that of the query.',
      },
      { value: own, because: 'Each query reads the tokens before it as well.' },
    ],
  });
}

function outputsQuestion(numbers: Numbers): Question {
  const { values } = numbers;
  const { numerators, outputs } = causalReads(numbers, quadratic);
  return vectorQuestion({
    key: 'outputs',
    label: tex`Outputs $\act{o_i}$`,
    form: 'three numbers (a, b, c), three decimals or fractions',
    value: outputs,
    tolerance: THREE_DECIMALS,
    slips: [
      ...sharedSlips(numbers, (reads) => reads.outputs),
      { value: numerators, because: 'These are the numerators. An average is divided by the sum of its weights.' },
      {
        value: causalReads(numbers, exponential).outputs,
        because: 'These are the outputs of softmax attention. Here the similarity is the quadratic kernel.',
      },
      {
        value: values.map((_, i) => sum(values.slice(0, i + 1)) / (i + 1)),
        because: 'These are plain means. Weight each value by the similarity of its key.',
      },
    ],
  });
}

function fullQuestion(numbers: Numbers): Question {
  const { numerators, denominators, outputs } = fullReads(numbers, quadratic);
  return numberQuestion({
    key: 'full',
    label: tex`$\act{o_1}$ without the mask`,
    form: 'a number, three decimals, or a fraction',
    value: at(outputs, 0),
    tolerance: THREE_DECIMALS,
    slips: [
      {
        value: at(causalReads(numbers, quadratic).outputs, 0),
        because: 'This is with the mask. Without it the first query reads all three keys.',
      },
      { value: at(outputs, 2), because: 'This is the third output, which the mask does not change.' },
      { value: at(numerators, 0), because: 'Divide by the sum of the similarities.' },
      {
        value: at(fullReads(numbers, linear).outputs, 0),
        because: tex`The similarity is the square of $1+\act{\vq}^\top\act{\vk}$.`,
      },
      {
        value: at(numerators, 0) / at(causalReads(numbers, quadratic).denominators, 0),
        because: tex`The denominator grows as well: $${at(denominators, 0)}$ is the sum of all three similarities.`,
      },
    ],
  });
}
