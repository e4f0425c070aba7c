import { blanksOf, isTold } from '../../core/answer/question.ts';
import { range } from '../../core/array.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { randomWord } from '../../core/text-cuts.ts';
import { questions } from './blanks.ts';
import { answersOf, kraftOf, last, type Numbers, repeatedTokens } from './cuts.ts';
import { solution } from './solution.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'Segmentations and prefix-free sets',
  minutes: 12,
  printed: {
    runs: [1, 2],
    letters: 10,
    word: 'banana',
    vocabulary: ['b', 'a', 'n', 'an', 'na', 'ban', 'ana'],
    alphabet: 2,
    lengths: [1, 3],
    added: 5,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

const RUNS = [
  [1, 2],
  [1, 3],
  [2, 3],
  [1, 2, 3],
];

function draw(rng: Rng): Numbers | null {
  const word = randomWord(rng, rng.pick(['ab', 'abn', 'ano']), 6);
  const lengths = range(rng.integer(2, 3))
    .map(() => rng.integer(1, 3))
    .toSorted((a, b) => a - b);
  const numbers: Numbers = {
    runs: rng.pick(RUNS),
    letters: rng.integer(6, 11),
    word,
    vocabulary: [...new Set([...word]), ...longerTokens(rng, word)],
    alphabet: rng.integer(2, 4),
    lengths,
    added: Math.max(...lengths) + rng.integer(1, 2),
  };
  return isUsable(numbers) && questions(numbers).every(isTold) ? numbers : null;
}

/** Four different pieces of the word, of two or three letters. */
function longerTokens(rng: Rng, word: string): readonly string[] {
  const pieces = new Set<string>();
  for (let tries = 0; tries < 20 && pieces.size < 4; tries += 1) {
    const from = rng.integer(0, word.length - 2);
    pieces.add(word.slice(from, from + rng.integer(2, 3)));
  }
  return [...pieces].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function isUsable(numbers: Numbers): boolean {
  const { cuts, longest } = answersOf(numbers);
  const isPrefixFree = kraftOf(numbers.lengths, numbers.alphabet) < 1;
  return isPrefixFree && last(cuts) >= 5 && longest.length > 1 && numbers.vocabulary.length > 5;
}

function statement({ runs, letters, word, vocabulary, alphabet, lengths, added }: Numbers): Markdown {
  const listed = lengths.map((length) => `$${length}$`);
  return tex`Count

- the segmentations of a text of ${letters} letters a, with the tokens ${repeatedTokens(runs).join(', ')},
- the segmentations of “${word}”, with the tokens ${vocabulary.join(', ')},
- the tokens of the longest match of this word, taken from the left.

A prefix-free vocabulary over $A = ${alphabet}$ characters has ${lengths.length} tokens, of the lengths ${listed.slice(0, -1).join(', ')} and ${listed.slice(-1).join()}. Give

- its Kraft sum,
- the largest number of tokens of length $${added}$ that can be added, so that it stays prefix-free.`;
}

function hints({ runs, alphabet, lengths, added }: Numbers): readonly Markdown[] {
  const recurrence = runs.map((run) => `N_{i-${run}}`).join('+');
  const [first = 1] = lengths;
  return [
    'Look at the last token of a segmentation. What can it be, and what stands before it? For the prefix-free set, count the strings that begin with a token.',
    tex`For the letters a, $N_i = ${recurrence}$ with $N_0 = 1$ and $N_i = 0$ for $i<0$. For the word, add up $N_{i-\abs{v}}$ over the tokens $v$ that end at place $i$.`,
    tex`Of the $${alphabet}^{${added}}$ strings of length $${added}$ over $${alphabet}$ characters, $${alphabet}^{${added - first}}$ begin with ${lengths.filter((length) => length === first).length > 1 ? 'one of the tokens' : 'the token'} of length $${first}$.`,
  ];
}
