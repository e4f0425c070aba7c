import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { at, sum } from '../../core/array.ts';
import { placedTokens } from '../../core/segmentation.ts';
import { type Answers, answersOf, kraftOf, last, type Numbers, unordered } from './cuts.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const answers = answersOf(numbers);
  const { letters, word, added } = numbers;
  const { repeated, cuts, longest, kraft, room } = answers;
  return [
    whole('repeated', `Segmentations of ${letters} letters a`, {
      value: last(repeated),
      slips: repeatedSlips(numbers, answers),
    }),
    whole('word', `Segmentations of “${word}”`, { value: last(cuts), slips: wordSlips(numbers) }),
    whole('longest', 'Tokens of the longest match', { value: longest.length, slips: longestSlips(numbers, answers) }),
    numberQuestion({
      key: 'kraft',
      label: tex`Kraft sum $\sum_vA^{-\abs{v}}$`,
      form: 'a fraction, or a number to four decimals',
      value: kraft,
      tolerance: { absolute: 1e-4 },
      slips: kraftSlips(numbers, answers),
    }),
    whole('room', `Most tokens of length ${added} that can be added`, {
      value: room,
      slips: roomSlips(numbers, answers),
    }),
  ];
}

interface Counted {
  readonly value: number;
  readonly slips: readonly Slip<number>[];
}

function whole(key: string, label: string, { value, slips }: Counted): TellingQuestion {
  return numberQuestion({ key, label, form: 'a whole number', style: 'count', value, tolerance: EXACT, slips });
}

function repeatedSlips({ runs, letters }: Numbers, { repeated }: Answers): readonly Slip<number>[] {
  return [
    { value: at(repeated, letters - 1), because: `This is for ${letters - 1} letters.` },
    { value: unordered(runs, letters), because: 'The order of the tokens counts: a|aa and aa|a are two.' },
    { value: 2 ** (letters - 1), because: 'That allows pieces of any length.' },
  ];
}

function wordSlips({ word, vocabulary }: Numbers): readonly Slip<number>[] {
  return [
    { value: 2 ** (word.length - 1), because: 'That allows pieces that are no tokens.' },
    {
      value: placedTokens(vocabulary, word).length,
      because: 'This is the number of places where tokens fit. Ask which of them cover the word together.',
    },
  ];
}

function longestSlips({ word }: Numbers, { cuts }: Answers): readonly Slip<number>[] {
  return [
    { value: word.length, because: 'These are the letters. Take the longest token that fits, from the left.' },
    { value: last(cuts), because: 'These are the segmentations. The longest match is one of them.' },
  ];
}

function kraftSlips({ lengths, alphabet }: Numbers, { kraft }: Answers): readonly Slip<number>[] {
  return [
    { value: alphabet ** -sum(lengths), because: 'This is the product of the shares. Add them.' },
    { value: 1 - kraft, because: 'This is the share that is left.' },
    {
      value: sum(lengths.map((length) => 1 / (alphabet * length))),
      because: tex`A token of length $\abs{v}$ has the share $A^{-\abs{v}}$ and not $1/(A\abs{v})$.`,
    },
    // Over two characters it would be the right sum.
    ...(alphabet === 2 ? [] : [{ value: kraftOf(lengths, 2), because: 'That is for two characters.' }]),
  ];
}

function roomSlips({ alphabet, lengths, added }: Numbers, { room }: Answers): readonly Slip<number>[] {
  const all = alphabet ** added;
  return [
    { value: all, because: 'These are all strings of that length. Some begin with a token.' },
    { value: all - room, because: 'These are the strings that begin with a token. How many are left?' },
    {
      value: all - lengths.length,
      because: tex`A token $v$ takes all strings that begin with it, $A^{m-\abs{v}}$ of length $m$.`,
    },
  ];
}
