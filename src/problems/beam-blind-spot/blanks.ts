import { numberQuestion, type Question } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { chancesOf, hopelessLength, type Numbers, safeWidth } from './model.ts';

const tex = String.raw;
const PROBABILITY = { form: 'a fraction, or a number to three significant digits', tolerance: { relative: 5e-3 } };
const WHOLE = { form: 'a whole number', tolerance: EXACT, style: 'count' } as const;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly Question[] {
  return [
    firstQuestion(numbers),
    returnedQuestion(numbers),
    optimumQuestion(numbers),
    findsQuestion(numbers),
    safeQuestion(numbers),
    lengthQuestion(numbers),
  ];
}

function firstQuestion(numbers: Numbers): Question {
  const { vocabulary, width, favored, other } = numbers;
  const { first, optimum } = chancesOf(numbers);
  return numberQuestion({
    ...PROBABILITY,
    key: 'first',
    label: 'Probability of one favored first token',
    value: first,
    slips: [
      { value: optimum, because: 'This is one of the other tokens.' },
      { value: 1 / vocabulary, because: 'This would be a uniform choice. The favored tokens have more.' },
      { value: favored / (favored + other), because: 'Count all tokens: they share one probability of 1.' },
      { value: width * first, because: 'These are all favored tokens together.' },
      {
        value: favored / (width * other + (vocabulary - width) * favored),
        because: tex`Only $k$ tokens are favored; the other $V-k$ have the smaller part.`,
      },
    ],
  });
}

function returnedQuestion(numbers: Numbers): Question {
  const { vocabulary } = numbers;
  const { first, returned, optimum } = chancesOf(numbers);
  return numberQuestion({
    ...PROBABILITY,
    key: 'returned',
    label: 'Probability of what the beam returns',
    value: returned,
    slips: [
      { value: optimum, because: 'This is the best sequence. Its first token is not among those that the beam keeps.' },
      { value: first, because: tex`After a favored token each second token has only $1/V$.` },
      { value: optimum / vocabulary, because: 'The beam keeps the favored tokens, and they have the larger part.' },
      { value: 1 / vocabulary ** 2, because: 'The first token is not uniform.' },
    ],
  });
}

function optimumQuestion(numbers: Numbers): Question {
  const { vocabulary, width } = numbers;
  const { first, returned, optimum } = chancesOf(numbers);
  return numberQuestion({
    ...PROBABILITY,
    key: 'optimum',
    label: 'Probability of the most probable sequence',
    value: optimum,
    slips: [
      { value: returned, because: 'This begins with a favored token. A second token with certainty is worth more.' },
      { value: first, because: 'No sequence has this probability: after a favored token the second is uniform.' },
      { value: optimum / vocabulary, because: 'After one of the other tokens the second is certain.' },
      { value: (vocabulary - width) * optimum, because: 'This is the sum over all other first tokens.' },
    ],
  });
}

function findsQuestion(numbers: Numbers): Question {
  const { vocabulary, width } = numbers;
  return numberQuestion({
    ...WHOLE,
    key: 'finds',
    label: 'Smallest width whose beam finds such a sequence',
    value: width + 1,
    slips: [
      { value: width, because: 'All its places are taken by favored tokens after the first step.' },
      {
        value: vocabulary,
        because: tex`This is enough for every model with $T'=2$. Here one place more than $k$ is enough.`,
      },
      { value: vocabulary ** 2, because: 'This is the number of sequences.' },
      { value: 1, because: 'This is greedy decoding, which starts with a favored token.' },
    ],
  });
}

function safeQuestion(numbers: Numbers): Question {
  const { vocabulary, tokens } = numbers;
  return numberQuestion({
    ...WHOLE,
    key: 'safe',
    label: tex`Smallest width that is exact for every model with $T'=${tokens}$`,
    value: safeWidth(numbers),
    slips: [
      { value: vocabulary ** tokens, because: 'This is the number of sequences. At the last step nothing has to be kept but the best.' }, // prettier-ignore
      {
        value: vocabulary * (tokens - 1),
        because: 'The number of prefixes is multiplied by the vocabulary at each step.',
      },
      { value: vocabulary ** (tokens - 2), because: 'One step more: all prefixes before the last token must fit.' },
      {
        value: (tokens - 1) ** vocabulary,
        because: tex`Base and exponent are exchanged: there are $V$ choices at each step.`,
      },
    ],
  });
}

function lengthQuestion(numbers: Numbers): Question {
  const { empty, cap } = numbers;
  const value = hopelessLength(numbers);
  return numberQuestion({
    ...WHOLE,
    key: 'length',
    label: 'Number $m$ of tokens before EOS',
    value,
    slips: [
      { value: value - 1, because: `With so many tokens the bound still lies above ${empty}.` },
      { value: value + 1, because: 'One token less is enough already.' },
      {
        value: roundedUp((1 - empty) / (1 - cap)),
        because: 'Probabilities are multiplied: the bound falls geometrically.',
      },
      { value: roundedUp(1 / empty), because: 'Compare powers of the bound with the probability of the empty output.' },
      { value: roundedUp(cap / empty), because: 'Each token multiplies by the bound, so take a power.' },
    ],
  });
}

/** The next whole number, where a quotient that is whole but for binary rounding counts as whole. */
function roundedUp(x: number): number {
  return Math.ceil(Number(x.toPrecision(12)));
}
