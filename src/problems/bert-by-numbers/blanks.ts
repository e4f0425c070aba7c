import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { type Answers, answersOf, type Numbers, POSITIONS, SELECTED } from './counts.ts';

const tex = String.raw;
/** A relative tolerance would let a count of nine digits be off by some. */
const WHOLE = { absolute: 1e-6 };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const answers = answersOf(numbers);
  return [
    count('parameters', 'Parameters of the encoder with pooler', {
      value: answers.parameters,
      slips: parameterSlips(numbers, answers),
    }),
    count('head', 'New parameters of the token head', { value: answers.head, slips: headSlips(numbers) }),
    number('selected', 'Mean number of scored tokens', { value: answers.selected, slips: selectedSlips(numbers) }),
    number('spread', 'Its standard deviation', { value: answers.spread, slips: spreadSlips(answers) }),
    number('masked', 'Mean number of [MASK]', { value: answers.masked, slips: maskedSlips(numbers, answers) }),
    number('none', 'Probability of no scored token', { value: answers.none, slips: noneSlips(numbers) }),
  ];
}

interface Sought {
  readonly value: number;
  readonly slips: readonly Slip<number>[];
}

function count(key: string, label: string, sought: Sought): TellingQuestion {
  return numberQuestion({ key, label, form: 'a whole number', style: 'count', tolerance: WHOLE, ...sought });
}

function number(key: string, label: string, sought: Sought): TellingQuestion {
  return numberQuestion({ key, label, form: 'a number, three decimals', tolerance: { absolute: 1e-3 }, ...sought });
}

function parameterSlips(numbers: Numbers, { parameters, block }: Answers): readonly Slip<number>[] {
  const { vocabulary, width, layers } = numbers;
  return [
    { value: parameters - width ** 2 - width, because: 'The pooler is missing.' },
    { value: parameters - 2 * width, because: 'The segment table is missing, or the norm of the embeddings.' },
    { value: parameters - 4 * width, because: 'Segment table and norm of the embeddings are missing.' },
    { value: parameters - POSITIONS * width, because: 'The positions are learned: their table is missing.' },
    { value: parameters - layers * 9 * width, because: 'The biases in the blocks are missing.' },
    { value: parameters - layers * 4 * width, because: 'Each block has two norms, with gain and shift each.' },
    { value: parameters - layers * 2 * width, because: 'Each block has two norms, not one.' },
    { value: parameters - layers * 13 * width, because: 'Biases and norms of the blocks are missing.' },
    { value: parameters + 2 * width, because: 'A post-norm encoder has no further norm on top.' },
    { value: parameters + vocabulary * width, because: 'The output matrix is tied and belongs to the head.' },
    { value: layers * block, because: 'These are the blocks alone.' },
  ];
}

function headSlips({ vocabulary, width }: Numbers): readonly Slip<number>[] {
  const head = width ** 2 + 3 * width + vocabulary;
  return [
    { value: head + vocabulary * width, because: 'The tied matrix is the token table and not new.' },
    { value: head - vocabulary, because: 'The bias for each token is missing.' },
    { value: head - 2 * width, because: 'The norm is missing, with gain and shift.' },
    { value: head - width, because: 'The bias of the dense layer is missing.' },
    { value: vocabulary * width + vocabulary, because: 'The matrix is tied, and a dense layer stands before it.' },
  ];
}

function selectedSlips({ tokens }: Numbers): readonly Slip<number>[] {
  return [
    { value: 0.8 * SELECTED * tokens, because: 'The random and the kept tokens are scored too.' },
    { value: 0.9 * SELECTED * tokens, because: 'All selected tokens are scored, whatever is done to them.' },
    { value: (1 - SELECTED) * tokens, because: 'These are the tokens that are not selected.' },
    { value: tokens, because: 'Only selected tokens are scored.' },
  ];
}

function spreadSlips({ selected, spread }: Answers): readonly Slip<number>[] {
  return [
    { value: spread ** 2, because: 'This is the variance. Take its root.' },
    { value: Math.sqrt(selected), because: tex`The variance of one position is $q(1-q)$ and not $q$.` },
    { value: selected * (1 - SELECTED) * SELECTED, because: tex`The variance is $q(1-q)\,T$.` },
  ];
}

function maskedSlips({ tokens }: Numbers, { selected, random }: Answers): readonly Slip<number>[] {
  return [
    { value: selected, because: 'These are all selected tokens. 80 % of them become [MASK].' },
    { value: 0.8 * tokens, because: '80 % of the selected tokens, not of all.' },
    { value: random, because: 'So many become a random token.' },
  ];
}

function noneSlips({ short }: Numbers): readonly Slip<number>[] {
  const none = (1 - SELECTED) ** short;
  return [
    { value: 1 - none, because: 'This is the probability of at least one.' },
    { value: SELECTED ** short, because: 'This is the probability that all are selected.' },
    { value: 1 - SELECTED * short, because: tex`The events overlap: multiply $(1-q)$ for each token.` },
    {
      value: (1 - 0.8 * SELECTED) ** short,
      because: 'That is the probability of no [MASK]. Other selected tokens are scored too.',
    },
  ];
}
