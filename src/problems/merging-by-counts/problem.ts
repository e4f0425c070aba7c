import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at } from '../../core/array.ts';
import { learnPairs } from '../../core/byte-pair.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { questions } from './blanks.ts';
import { solution } from './solution.ts';
import { corpusOf, type Numbers, WORDS } from './training.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'Byte-pair encoding by hand',
  minutes: 12,
  printed: { counts: [5, 2, 6, 3], probe: 'lowest', merges: 10 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    counts: WORDS.map(() => rng.integer(1, 9)),
    probe: rng.pick(['lowest', 'newer', 'wider', 'wildest', 'slower', 'nest', 'owlet', 'renewed', 'lowliest']),
    merges: rng.integer(6, 12),
  };
  return isUsable(numbers) && questions(numbers).every(isTold) ? numbers : null;
}

/** There are as many merges as asked about, and each makes a string of its own. */
function isUsable({ counts, merges }: Numbers): boolean {
  const made = learnPairs(corpusOf(counts), merges).merges.map(({ left, right }) => left + right);
  return new Set(made).size === merges;
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);

function statement({ counts, probe, merges }: Numbers): Markdown {
  const words = WORDS.map((word, i) => `“${word}” ${times(at(counts, i))}`);
  return tex`A text holds ${words.slice(0, -1).join(', ')} and ${at(words, words.length - 1)}. Each word is written as its letters and an end mark \_, and no merge crosses it. Of pairs with equal counts the one whose left symbol comes first in the dictionary is merged, then the one whose right symbol does; the end mark comes before all letters. Give

- the counts of the first five merges,
- the number of tokens of the text before any merge and after these five,
- the number of tokens of “${probe}” with its end mark, encoded by these five merges,
- the size of the vocabulary after ${merges} merges, if each makes a new token.`;
}

function hints({ counts }: Numbers): readonly Markdown[] {
  const [, lower = 0, newest = 0] = counts;
  return [
    'List the pairs of neighbors word by word. A pair counts as often as the words that hold it.',
    'After a merge count again: the new symbol has new neighbors, and its parts are gone from the places where they were joined. A merge with count $c$ removes $c$ tokens.',
    tex`For example, w and e stand side by side in “lower” and in “newest”, $${lower} + ${newest} = ${lower + newest}$ times. Is there a pair that stands more often? Encoding tries the merges in their order, each of them everywhere.`,
  ];
}
