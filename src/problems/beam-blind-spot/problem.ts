import { blanksOf } from '../../core/answer/question.ts';
import { texCount, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { chancesOf, hopelessLength, type Numbers, partsOf, safeWidth } from './model.ts';

const tex = String.raw;
const DIGITS = 5;

export default defineProblem<Numbers>({
  title: 'What a beam cannot see',
  minutes: 8,
  printed: { vocabulary: 3, width: 2, favored: 3, other: 2, tokens: 5, empty: 0.02, cap: 0.9 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const vocabulary = rng.integer(3, 9);
  const other = rng.integer(1, 4);
  const numbers: Numbers = {
    vocabulary,
    other,
    width: rng.integer(2, vocabulary - 1),
    favored: other + rng.integer(1, 3),
    tokens: rng.integer(3, 5),
    empty: rng.pick([0.01, 0.02, 0.03, 0.04, 0.05]),
    cap: rng.pick([0.7, 0.75, 0.8, 0.85, 0.9, 0.95]),
  };
  // The best sequence must be clearly better than what the beam returns.
  const { returned, optimum } = chancesOf(numbers);
  const isClose = optimum < 1.2 * returned;
  return isClose || isLucky(numbers) || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

/** Whether a mistake of the last two questions gives the right answer by chance. */
function isLucky(numbers: Numbers): boolean {
  const { vocabulary, tokens, empty } = numbers;
  const isExchanged = (tokens - 1) ** vocabulary === safeWidth(numbers);
  return isExchanged || Math.ceil(1 / empty) === hopelessLength(numbers);
}

const n = (x: number) => texNumber(x, DIGITS);
const parts = (count: number) => (count === 1 ? '1 part' : `${count} parts`);
const each = (count: number) => (count === 1 ? 'The one other token has' : `The other ${count} tokens have`);

function statement({ vocabulary, width, favored, other, tokens, empty, cap }: Numbers): Markdown {
  return tex`A model writes two tokens, each one of $V = ${vocabulary}$. The probability of the first token is divided into equal parts: $k = ${width}$ favored tokens have ${parts(favored)} each. ${each(vocabulary - width)} ${parts(other)}${vocabulary - width === 1 ? '' : ' each'}. After a favored token the second is uniform; after any other one second token has probability 1. Compute

- the probability of one favored first token,
- the probability of the sequence that a beam search of width $k = ${width}$ returns,
- the probability of the most probable sequence,
- the smallest width whose beam returns a sequence of this probability.

Now leave this model. Give

- the smallest width that is exact for every model that writes $T' = ${tokens}$ tokens over $V = ${vocabulary}$, without early ends.

Last, another model ends at once with probability $${empty}$, and it never gives a token other than EOS more than $${cap}$. Nothing else is known of it. Give

- the smallest number $m$ for which every output with $m$ or more tokens before EOS is certain to be less probable than the empty output.`;
}

function hints({ vocabulary, width, favored, other, empty, cap }: Numbers): readonly Markdown[] {
  return [
    'Which prefixes are alive after the first step? Everything that begins otherwise is lost, however good its second token would be.',
    tex`All parts together are 1. A sequence has the probability of its first token times that of its second. For the counting argument ask how many prefixes there are before the last token. For the lengths, compare powers of ${cap} with ${empty}; EOS itself may be certain.`,
    tex`First step: there are $${width}\cdot${favored}+${vocabulary - width}\cdot${other}$ parts. The beam keeps the favored tokens, and each continues with $1/${vocabulary}$. For the lengths solve $${cap}^m < ${empty}$ with logarithms, and mind that both are negative.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [modelPart(numbers), widthPart(numbers), lengthPart(numbers), check(numbers)].join('\n\n');
}

function modelPart(numbers: Numbers): Markdown {
  const { vocabulary, width, favored, other } = numbers;
  const { first, returned, optimum } = chancesOf(numbers);
  const all = partsOf(numbers);
  return tex`**The model.** There are $${width}\cdot${favored}+${vocabulary - width}\cdot${other} = ${all}$ parts. A favored first token has $${favored}/${all} ${texEquals(first, DIGITS)}$, each other one $${other}/${all} ${texEquals(optimum, DIGITS)}$. The beam keeps the ${width} favored tokens. After each of them every second token has $1/${vocabulary}$, so whatever it returns has $${favored}/${all}\cdot1/${vocabulary} ${texEquals(returned, DIGITS)}$. After another token the second is certain, so the best sequence has $${other}/${all}\cdot1 ${texEquals(optimum, DIGITS)}$, more by the factor $${n(optimum / returned)}$.`;
}

function widthPart(numbers: Numbers): Markdown {
  const { vocabulary, width, tokens } = numbers;
  return tex`**Widths.** With $${width + 1}$ places one of the other tokens stays as well, and its child wins at the second step. For every model: before the last of ${tokens} tokens there are at most $${vocabulary}^{${tokens - 1}} = ${texCount(safeWidth(numbers))}$ prefixes. If all fit, none is dropped, and the last step ranks all sequences. One place less is too few for some model: let the prefix that is dropped be the least probable by a little, but the only one with a certain last token.`;
}

function lengthPart(numbers: Numbers): Markdown {
  const { empty, cap } = numbers;
  const value = hopelessLength(numbers);
  return tex`**Lengths.** An output with $m$ tokens before EOS has at most the probability $${cap}^m$, reached only if EOS is certain after them. This is below $${empty}$ if $m > \ln ${empty}/\ln ${cap} \approx ${texNumber(Math.log(empty) / Math.log(cap), 6)}$, so from $m = ${value}$ on.`;
}

function check(numbers: Numbers): Markdown {
  const { width, vocabulary, empty, cap } = numbers;
  const { first, optimum } = chancesOf(numbers);
  const value = hopelessLength(numbers);
  return tex`**Check.** First tokens: $${width}\cdot${n(first)}+${vocabulary - width}\cdot${n(optimum)} \approx ${n(width * first + (vocabulary - width) * optimum)}$. Lengths: $${cap}^{${value - 1}} \approx ${n(cap ** (value - 1))} > ${empty}$ and $${cap}^{${value}} \approx ${n(cap ** value)} < ${empty}$.`;
}
