import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { at, sum } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';
import { averaged, candidatesOf, leaky, lookFrom, lookOf, type Numbers, sumsOf } from './attention.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 1e-3 };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    scoresQuestion(numbers),
    weightsQuestion(numbers),
    outputQuestion(numbers),
    otherScoresQuestion(numbers),
    otherOutputQuestion(numbers),
  ];
}

/** The same numbers with the two attention weights exchanged. */
const swapped = ({ query, key, ...rest }: Numbers): Numbers => ({ ...rest, query: key, key: query });

function vector(source: {
  readonly key: string;
  readonly label: string;
  readonly value: Vector;
  readonly slips: readonly Slip<Vector>[];
}): TellingQuestion {
  const letters = ['a', 'b', 'c', 'd'].slice(0, source.value.length).join(', ');
  return vectorQuestion({ ...source, form: `a vector (${letters}), three decimals`, tolerance: TOLERANCE });
}

function scoresQuestion(numbers: Numbers): TellingQuestion {
  const { own } = numbers;
  const sums = sumsOf(numbers, own);
  return vector({
    key: 'scores',
    label: tex`Scores $\act{e_{ij}}$`,
    value: lookOf(numbers).scores,
    slips: [
      { value: sums, because: tex`The leaky ReLU is missing: it multiplies negative sums by $0.2$.` },
      {
        value: sums.map((entry) => leaky(entry, 0)),
        because: 'This is the ReLU. The leaky one keeps a part of negative sums.',
      },
      {
        value: sums.map((entry) => leaky(entry, 0.01)),
        because: tex`The slope below zero is $0.2$ here.`,
      },
      {
        value: lookOf(swapped(numbers)).scores,
        because: tex`$\param{a_1}$ belongs to the node that looks, $\param{a_2}$ to the candidate.`,
      },
      {
        value: candidatesOf(numbers).map((value) => leaky(numbers.key * value, 0.2)),
        because: tex`The part $\param{a_1}\act{h_i}$ is missing.`,
      },
    ],
  });
}

function weightsQuestion(numbers: Numbers): TellingQuestion {
  const { own } = numbers;
  const { scores } = lookOf(numbers);
  const values = candidatesOf(numbers);
  const [first = NaN, ...others] = scores.map(Math.exp);
  return vector({
    key: 'weights',
    label: tex`Weights $\act{\alpha_{ij}}$`,
    value: lookOf(numbers).weights,
    slips: [
      { value: averaged(sumsOf(numbers, own), values).weights, because: 'The leaky ReLU is missing.' },
      {
        value: scores.map((score) => score / sum(scores)),
        because: 'Exponentials are missing: this divides the scores by their sum.',
      },
      { value: values.map(() => 1 / values.length), because: 'These are equal weights.' },
      {
        value: [first / sum(others), ...others.map((size) => size / sum(others))],
        because: tex`The sum in the denominator includes node $i$ itself.`,
      },
    ],
  });
}

function outputQuestion(numbers: Numbers): TellingQuestion {
  const { own, neighbors } = numbers;
  const { scores, output } = lookOf(numbers);
  const values = candidatesOf(numbers);
  return numberQuestion({
    key: 'output',
    label: tex`$\act{h'_i}$`,
    form: 'a number, three decimals',
    value: output,
    tolerance: TOLERANCE,
    slips: [
      {
        value: averaged(scores.slice(1), neighbors).output,
        because: tex`Node $i$ is missing. It is one of its own candidates.`,
      },
      { value: sum(values) / values.length, because: 'This is the plain mean.' },
      { value: averaged(sumsOf(numbers, own), values).output, because: 'The leaky ReLU is missing.' },
      { value: averaged(scores, scores).output, because: 'Average the features and not the scores.' },
      {
        value: at(values, scores.indexOf(Math.max(...scores))),
        because: 'This is the feature with the highest score. The softmax averages.',
      },
    ],
  });
}

function otherScoresQuestion(numbers: Numbers): TellingQuestion {
  const { other } = numbers;
  const sums = sumsOf(numbers, other);
  return vector({
    key: 'other-scores',
    label: tex`Scores of node $m$`,
    value: lookFrom(numbers, other).scores,
    slips: [
      { value: sums, because: tex`The leaky ReLU is missing: it multiplies negative sums by $0.2$.` },
      {
        value: sums.map((entry) => leaky(entry, 0)),
        because: 'This is the ReLU. The leaky one keeps a part of negative sums.',
      },
      { value: lookOf(numbers).scores, because: tex`These are the scores of node $i$.` },
      {
        value: lookOf(numbers).scores.map((score) => score + numbers.query * (other - numbers.own)),
        because: 'The shift comes before the leaky ReLU, not after it.',
      },
    ],
  });
}

function otherOutputQuestion(numbers: Numbers): TellingQuestion {
  const { other } = numbers;
  const values = candidatesOf(numbers);
  return numberQuestion({
    key: 'other-output',
    label: tex`$\act{h'_m}$`,
    form: 'a number, three decimals',
    value: lookFrom(numbers, other).output,
    tolerance: TOLERANCE,
    slips: [
      {
        value: lookOf(numbers).output,
        because: tex`This is the output of node $i$. The ranking agrees, the weights do not.`,
      },
      {
        value: averaged(sumsOf(numbers, other), values).output,
        because: 'The leaky ReLU is missing.',
      },
      { value: sum(values) / values.length, because: 'This is the plain mean.' },
      {
        value: averaged(
          [...values, other].map((value) => leaky(numbers.query * other + numbers.key * value, 0.2)),
          [...values, other],
        ).output,
        because: tex`Node $m$ is not one of these candidates.`,
      },
    ],
  });
}
