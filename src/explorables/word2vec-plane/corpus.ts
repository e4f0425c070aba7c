import { skipGramCounts } from '../../core/skip-gram.ts';

/** Ten sentences of three words: king and queen stand in alike places, and so do dog and cat. */
const SENTENCES = [
  'king rules land',
  'queen rules land',
  'king loves gold',
  'queen loves gold',
  'dog chases cat',
  'cat chases dog',
  'dog eats meat',
  'cat eats meat',
  'king loves dog',
  'queen loves cat',
];

/** How far apart two words of a pair may stand: every two words of a sentence make two pairs. */
const WINDOW = 2;

/** The counts of the corpus: 11 words, 60 pairs. */
export const COUNTS = skipGramCounts(
  SENTENCES.map((sentence) => sentence.split(' ')),
  WINDOW,
);
