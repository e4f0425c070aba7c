import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { sum } from '../../core/array.ts';
import { encodePairs, END_OF_WORD } from '../../core/byte-pair.ts';
import { type Answers, answersOf, countsOf, firstCounts, LEARNED, type Numbers, WORDS, wordsIn } from './training.ts';

const ONCE = WORDS.map(() => 1);

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const answers = answersOf(numbers);
  return [
    countsQuestion(numbers, answers),
    whole('before', 'Tokens of the text before any merge', { value: answers.before, slips: beforeSlips(numbers) }),
    whole('after', 'Tokens of the text after five merges', { value: answers.after, slips: afterSlips(answers) }),
    whole('encoded', `Tokens of “${numbers.probe}”`, {
      value: answers.encoded.length,
      slips: encodedSlips(numbers, answers),
    }),
    whole('size', `Size of the vocabulary after ${numbers.merges} merges`, {
      value: answers.base.length + numbers.merges,
      slips: sizeSlips(numbers, answers),
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

function countsQuestion({ counts }: Numbers, { merges }: Answers): TellingQuestion {
  return vectorQuestion({
    key: 'counts',
    label: 'Counts of the first five merges, in order',
    form: 'a vector (a, b, c, d, e) of whole numbers',
    value: countsOf(merges),
    tolerance: EXACT,
    slips: [
      {
        value: firstCounts(counts),
        because: 'These are the largest counts before any merge. A merge uses up its symbols: count again after each.',
      },
      {
        value: countsOf(answersOf({ counts: ONCE, probe: '' }).merges),
        because: 'You counted each word once. A pair counts as often as its words stand in the text.',
      },
    ],
  });
}

function beforeSlips({ counts }: Numbers): readonly Slip<number>[] {
  const { before } = answersOf({ counts: ONCE, probe: '' });
  return [
    { value: answersOf({ counts, probe: '' }).before - wordsIn(counts), because: 'The end marks are symbols too.' },
    { value: before, because: 'You counted each word once.' },
    { value: wordsIn(counts), because: 'These are the words. Each is cut into its characters and an end mark.' },
  ];
}

function afterSlips({ merges, before, after }: Answers): readonly Slip<number>[] {
  return [
    { value: before - LEARNED, because: 'A merge removes a token at each place where its pair stands, not just one.' },
    { value: before - after, because: 'So many tokens are gone. How many are left?' },
    {
      value: before - 2 * sum(countsOf(merges)),
      because: 'Two tokens become one, so each place loses one token and not two.',
    },
    { value: before, because: 'This is the number before the merges.' },
  ];
}

function encodedSlips({ probe }: Numbers, { encoded, merges }: Answers): readonly Slip<number>[] {
  const lettersAlone = encoded.length - 1;
  const backwards = encodePairs(probe, merges.toReversed()).length;
  return [
    { value: probe.length + 1, because: 'This is the word without any merge.' },
    ...(encoded.at(-1) === END_OF_WORD ? [{ value: lettersAlone, because: 'The end mark is a token here.' }] : []),
    ...(backwards === encoded.length
      ? []
      : [{ value: backwards, because: 'You applied the merges in the reverse of their order.' }]),
  ];
}

function sizeSlips({ merges }: Numbers, { base }: Answers): readonly Slip<number>[] {
  return [
    { value: base.length, because: 'These are the base symbols. Each merge adds a token.' },
    { value: base.length - 1 + merges, because: 'The end mark is a base symbol as well.' },
    { value: merges, because: 'The base symbols stay in the vocabulary.' },
    { value: 26 + 1 + merges, because: 'Only the letters of the text are base symbols.' },
  ];
}
