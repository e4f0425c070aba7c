import { at, sum } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { average, total, type Vector } from '../../core/vector.ts';
import { massOf, mixtureOf, weighted, type Mixture, type Numbers } from './mixture.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 2e-4 };
const NUMBER = { form: 'a number, four decimals', tolerance: TOLERANCE };
const PAIR = { form: 'two numbers (a, b), four decimals', tolerance: TOLERANCE };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const mixture = mixtureOf(numbers);
  const { share, ratio, half } = mixture;
  return [
    numberQuestion({
      ...NUMBER,
      key: 'share',
      label: tex`$\gamma$`,
      value: share,
      slips: shareSlips(numbers, mixture),
    }),
    ...outputQuestions(numbers, mixture),
    numberQuestion({
      ...NUMBER,
      key: 'ratio',
      label: tex`$\act{\alpha_1}/\act{\alpha_2}$`,
      value: ratio,
      slips: ratioSlips(numbers, mixture),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'half',
      label: tex`Score of the prefix for $\gamma=\tfrac12$`,
      value: half,
      slips: halfSlips(numbers),
    }),
  ];
}

function outputQuestions(numbers: Numbers, mixture: Mixture): readonly TellingQuestion[] {
  const { content, output } = mixture;
  return [
    vectorQuestion({
      ...PAIR,
      key: 'content',
      label: tex`$\act{\vo_X}$`,
      value: content,
      slips: contentSlips(numbers, mixture),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'output',
      label: tex`$\act{\vo}$`,
      value: output,
      slips: outputSlips(numbers, mixture),
    }),
  ];
}

function shareSlips(numbers: Numbers, { share }: Mixture): readonly Slip<number>[] {
  const { scores, prefixScore } = numbers;
  const all = sum(scores) + prefixScore;
  const linear = {
    value: prefixScore / all,
    because: 'The weights are shares of the exponentials, not of the scores.',
  };
  return [
    { value: 1 - share, because: 'This is the share of the content.' },
    { value: share / (1 - share), because: 'The prefix stands in the denominator as well.' },
    { value: Math.exp(prefixScore), because: 'This still has to be divided by the sum of all four exponentials.' },
    ...(all === 0 ? [] : [linear]),
  ];
}

function contentSlips(numbers: Numbers, { output, share, content }: Mixture): readonly Slip<Vector>[] {
  const { scores, values } = numbers;
  return [
    { value: output, because: 'The prefix is in it already. This asks for the content alone.' },
    { value: weighted([1 - share], [content]), because: 'The three weights have to add up to 1 without the prefix.' },
    { value: weighted(scores.map(Math.exp), values), because: 'Divide by the sum of the three exponentials.' },
    { value: average(values), because: 'The values are weighted by their scores, not equally.' },
    { value: weighted(scores, values), because: 'The weights are the softmax of the scores.' },
  ];
}

function outputSlips({ prefixValue }: Numbers, { content, share }: Mixture): readonly Slip<Vector>[] {
  return [
    { value: content, because: 'This is the output without the prefix.' },
    { value: weighted([share, 1 - share], [content, prefixValue]), because: 'Both shares are exchanged.' },
    { value: weighted([1 - share], [content]), because: 'The value of the prefix is missing.' },
    {
      value: weighted([1, share], [content, prefixValue]),
      because: tex`The content keeps only $1-\gamma$ of its weight.`,
    },
    { value: total(content, prefixValue), because: 'Both parts have to be weighted by their shares.' },
    { value: weighted([0.5, 0.5], [content, prefixValue]), because: 'The shares are not one half each.' },
  ];
}

function ratioSlips({ scores }: Numbers, { ratio, share }: Mixture): readonly Slip<number>[] {
  const [first, second] = [at(scores, 0), at(scores, 1)];
  const quotient = { value: first / second, because: 'The weights have the ratio of the exponentials.' };
  return [
    { value: 1 / ratio, because: 'This is token 2 over token 1.' },
    { value: (1 - share) * ratio, because: tex`The factor $1-\gamma$ stands in both weights and cancels.` },
    { value: first - second, because: 'Take the exponential of this difference.' },
    ...(second === 0 ? [] : [quotient]),
  ];
}

function halfSlips(numbers: Numbers): readonly Slip<number>[] {
  const { scores } = numbers;
  const mass = massOf(numbers);
  return [
    { value: mass, because: 'This is the exponential of the score.' },
    { value: sum(scores), because: 'The sum is of the exponentials, and then the logarithm is taken.' },
    { value: Math.max(...scores), because: 'That balances the heaviest content token alone.' },
    { value: Math.log(mass / 3), because: 'That balances an average content token. There are three.' },
    { value: Math.log10(mass), because: 'This is the decimal logarithm.' },
  ];
}
