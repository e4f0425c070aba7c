import { blanksOf, isTold } from '../../core/answer/question.ts';
import { range, sum } from '../../core/array.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texMatrix } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { answersOf, type Numbers } from './counts.ts';
import { solution } from './solution.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Optimal scores from counts',
  minutes: 10,
  printed: {
    pairs: [
      [8, 2, 0],
      [2, 4, 4],
      [0, 4, 6],
    ],
    center: 0,
    context: 0,
    negatives: 5,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    pairs: range(3).map(() => range(3).map(() => rng.integer(0, 9))),
    center: rng.integer(0, 2),
    context: rng.integer(0, 2),
    negatives: rng.pick([2, 3, 5, 10]),
  };
  return isUsable(numbers) && questions(numbers).every(isTold) ? numbers : null;
}

/** Every word occurs, the asked pair too, and center and context can be told by their sums. */
function isUsable(numbers: Numbers): boolean {
  const { pair, row, column } = answersOf(numbers);
  const columns = range(3).map((c) => sum(numbers.pairs.map((counts) => counts[c] ?? 0)));
  const sums = [...numbers.pairs.map(sum), ...columns];
  return pair > 0 && row !== column && pair < row && pair < column && sums.every((each) => each > 2);
}

function statement({ pairs, center, context, negatives }: Numbers): Markdown {
  return tex`Pairs of three centers (rows) and three contexts (columns) were counted:

$$
\#(w,c) = ${texMatrix(pairs, DIGITS)}.
$$

Every pair gets $k = ${negatives}$ negatives from unigram noise, $p_{\text{noise}}(c) = \#(c)/\#$, and all scores are free. For center ${center + 1} and context ${context + 1} give

- $\text{PMI}(w,c)$, with the natural logarithm,
- the expected number $k\,\#(w)\,p_{\text{noise}}(c)$ of negatives with this center and context,
- the optimal score $\act{s_{wc}^\star}$ and its sigmoid,
- what this center and context add to the expected loss, summed over the text, at the optimum.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { pair, row, column, all } = answersOf(numbers);
  return [
    'Add up the row, the column and the whole table. What would chance make of the count?',
    tex`With $a = \#(w,c)$ true pairs and $b = k\,\#(w)\,p_{\text{noise}}(c)$ negatives the loss of this score is $-a\ln\sigma(s)-b\ln\sigma(-s)$. At its minimum $\sigma(s) = a/(a+b)$.`,
    tex`First step: $\#(w,c) = ${pair}$, $\#(w) = ${row}$, $\#(c) = ${column}$ and $\# = ${all}$. PMI is the logarithm of $\#(w,c)\,\#/(\#(w)\,\#(c))$.`,
  ];
}
