import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { type Answers, answersOf, type Numbers } from './counts.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const answers = answersOf(numbers);
  const { negatives } = numbers;
  return [
    number('information', tex`$\text{PMI}(w,c)$`, { value: answers.information, slips: informationSlips(answers) }),
    number('expected', tex`Expected negatives $k\,\#(w)\,p_{\text{noise}}(c)$`, {
      value: answers.expected,
      slips: expectedSlips(numbers, answers),
    }),
    number('score', tex`Optimal score $\act{s_{wc}^\star}$`, {
      value: answers.score,
      slips: scoreSlips(numbers, answers),
    }),
    number('probability', tex`$\sigma(\act{s_{wc}^\star})$`, {
      value: answers.probability,
      slips: probabilitySlips(negatives, answers),
    }),
    number('least', 'Its part of the least loss', { value: answers.least, slips: leastSlips(answers) }),
  ];
}

interface Sought {
  readonly value: number;
  readonly slips: readonly Slip<number>[];
}

function number(key: string, label: string, sought: Sought): TellingQuestion {
  const tolerance = { absolute: 1e-3 };
  return numberQuestion({ key, label, form: 'a number, three decimals', tolerance, ...sought });
}

function informationSlips({ pair, row, column, all, information }: Answers): readonly Slip<number>[] {
  return [
    { value: information / Math.LN2, because: 'This is in bits. Take the natural logarithm.' },
    { value: Math.exp(information), because: 'This is the ratio. PMI is its logarithm.' },
    {
      value: Math.log(pair / (row * column)),
      because: tex`The counts are not probabilities: the factor $\#$ is missing.`,
    },
    { value: Math.log(pair / row), because: tex`This is $\ln p(c\mid w)$. Divide by $p(c)$ as well.` },
    { value: Math.log(pair / all), because: tex`This is $\ln p(w,c)$. Divide by $p(w)\,p(c)$.` },
    { value: (pair / all) * information, because: 'This is its part of the mutual information. Leave out the weight.' },
  ];
}

function expectedSlips({ negatives }: Numbers, { row, column, all, expected }: Answers): readonly Slip<number>[] {
  return [
    { value: expected / negatives, because: tex`Each pair has $k$ negatives.` },
    { value: negatives * row, because: 'These are all negatives of this center. Which share is this context?' },
    { value: (negatives * column) / all, because: tex`That is for one pair. The center has $\#(w)$ of them.` },
    {
      value: negatives * column,
      because: tex`The noise is a probability, $\#(c)/\#$, and the center has $\#(w)$ pairs.`,
    },
  ];
}

function scoreSlips({ negatives }: Numbers, { information, expected, pair }: Answers): readonly Slip<number>[] {
  return [
    { value: information, because: tex`This is PMI. Subtract $\ln k$.` },
    { value: information + Math.log(negatives), because: tex`More negatives lower the score: subtract $\ln k$.` },
    { value: information - negatives, because: tex`Subtract $\ln k$, not $k$.` },
    { value: information - Math.log2(negatives), because: tex`Take the natural logarithm of $k$ as well.` },
    { value: pair / expected, because: 'These are the odds. The score is their logarithm.' },
  ];
}

function probabilitySlips(negatives: number, { pair, expected, information, all }: Answers): readonly Slip<number>[] {
  return [
    { value: expected / (pair + expected), because: 'This is the share of the negatives.' },
    {
      value: 1 / (1 + Math.exp(-information)),
      because: tex`That is at PMI itself, with one negative. Here $k = ${String(negatives)}$.`,
    },
    { value: pair / expected, because: 'These are the odds. A probability is a share of the sum.' },
    { value: pair / all, because: tex`This is $p(w,c)$. The sigmoid tells the pair from noise.` },
  ];
}

function leastSlips({ pair, expected, probability, least }: Answers): readonly Slip<number>[] {
  return [
    {
      value: -pair * Math.log(probability),
      because: 'This is the part of the true pairs. The negatives cost something too.',
    },
    {
      value: -expected * Math.log(1 - probability),
      because: 'This is the part of the negatives. The true pairs cost something too.',
    },
    { value: least / (pair + expected), because: 'This is the mean over them. The loss is a sum.' },
    { value: least / Math.LN2, because: 'This is in bits. Take natural logarithms.' },
    {
      value: -Math.log(probability) - Math.log(1 - probability),
      because: 'Weight both logarithms with how often they occur.',
    },
    { value: 0, because: 'Only positives alone could be that sure. Here the same pair is true and noise.' },
  ];
}
