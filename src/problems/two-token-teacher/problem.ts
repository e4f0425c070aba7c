import { at, range } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { coinDivergence, sequencesOf, type Numbers } from './sequences.ts';

const tex = String.raw;
const DIGITS = 6;
/** By how much the mode is at least more probable than the greedy text. */
const LEAST_LEAD = 0.02;
const TEXTS = ['11', '10', '01', '00'] as const;

export default defineProblem<Numbers>({
  title: 'Two tokens of a teacher',
  minutes: 15,
  printed: { first: 0.55, afterOne: 0.55, afterZero: 0.98, studentFirst: 0.5, studentSecond: 0.8 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    first: rng.pick([0.52, 0.55, 0.6]),
    afterOne: rng.pick([0.4, 0.45, 0.55, 0.6]),
    afterZero: rng.pick([0.02, 0.05, 0.1, 0.9, 0.95, 0.98]),
    studentFirst: rng.pick([0.3, 0.4, 0.5, 0.7]),
    studentSecond: rng.pick([0.2, 0.3, 0.4, 0.6, 0.7, 0.8]),
  });
  return drawnUntil(drawn, (numbers) => isMissedByGreed(numbers) && questions(numbers).every(isTold));
}

/** Whether the most probable text begins with a 0, which greedy decoding never finds. */
function isMissedByGreed({ first, afterOne, afterZero }: Numbers): boolean {
  const [greedy, best] = [first * Math.max(afterOne, 1 - afterOne), (1 - first) * Math.max(afterZero, 1 - afterZero)];
  return best - greedy > LEAST_LEAD;
}

const n = (x: number) => texNumber(x, DIGITS);
const d = (x: number) => texFixed(x, 6);

function statement({ first, afterOne, afterZero, studentFirst, studentSecond }: Numbers): Markdown {
  return tex`A teacher writes two tokens, each 0 or 1. It begins with a 1 with probability $${n(first)}$, and the second token is a 1 with probability $${n(afterOne)}$ after a 1 and $${n(afterZero)}$ after a 0. A student begins with a 1 with probability $${n(studentFirst)}$, and its second token is a 1 with probability $${n(studentSecond)}$ after either. Give

- the teacher’s probabilities of the texts 11, 10, 01, 00,
- $\mathrm{KL}(\target{p}\,\Vert\,\act{q})$ of the laws over sequences,
- the sum of the token divergences $\mathrm{KL}(\target{p}\,\Vert\,\act{q})$ with contexts that the student writes,
- the probability of a 1 as second token in the best student, by $\mathrm{KL}(\target{p}\,\Vert\,\act{q})$, that does not look at the first one,
- the $\mathrm{KL}(\target{p}\,\Vert\,\act{q})$ of the sequences that this best student leaves,
- $-\ln\act{q}$ of the teacher’s most probable text under the student of the statement.`;
}

function hints({ first, afterOne, studentSecond }: Numbers): readonly Markdown[] {
  return [
    'Multiply along the two tokens. For the divergences use the chain rule: one term for the first token, one for the second.',
    tex`The second term is a mean over the first token: for the KL of sequences with the teacher’s probabilities of 1 and 0, for the other sum with the student’s. A law that must serve both contexts is best at the average of what it replaces.`,
    tex`First steps: $\target{p}(11) = ${n(first)}\cdot${n(afterOne)}$. After a 1 the second token has the divergence $${n(afterOne)}\ln\frac{${n(afterOne)}}{${n(studentSecond)}}+${n(1 - afterOne)}\ln\frac{${n(1 - afterOne)}}{${n(1 - studentSecond)}}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [laws(numbers), chain(numbers), best(numbers), cost(numbers)].join('\n\n');
}

function laws(numbers: Numbers): Markdown {
  const { first, afterOne, afterZero } = numbers;
  const { texts, mode } = sequencesOf(numbers);
  const starts = [first, first, 1 - first, 1 - first];
  const nexts = [afterOne, 1 - afterOne, afterZero, 1 - afterZero];
  const lines = TEXTS.map(
    (text, i) => tex`- ${text}: $${n(at(starts, i))}\cdot${n(at(nexts, i))} = ${n(at(texts, i))}$`,
  );
  const greedy = afterOne > 0.5 ? '11' : '10';
  return tex`**Texts.**

${lines.join('\n')}

Greedy decoding begins with 1 and writes ${greedy}. The most probable text is ${mode}, which a beam of width 2 finds.`;
}

function chain(numbers: Numbers): Markdown {
  const { first, studentFirst } = numbers;
  const { atFirst, atSecond, total, onPolicy } = sequencesOf(numbers);
  const [one, zero] = atSecond.map(d);
  return tex`**Divergence.** The first token has $${d(atFirst)}$, the second $${one ?? ''}$ after a 1 and $${zero ?? ''}$ after a 0. With the contexts of the teacher, then of the student:

$$
\begin{aligned}
&${d(atFirst)}+${n(first)}\cdot${one ?? ''} \\
&\quad+${n(1 - first)}\cdot${zero ?? ''} \approx ${d(total)} \\
&${d(atFirst)}+${n(studentFirst)}\cdot${one ?? ''} \\
&\quad+${n(1 - studentFirst)}\cdot${zero ?? ''} \approx ${d(onPolicy)}
\end{aligned}
$$

Only the first is the KL of the sequences.`;
}

function best(numbers: Numbers): Markdown {
  const { first, afterOne, afterZero } = numbers;
  const { marginal, left } = sequencesOf(numbers);
  const [one, zero] = [coinDivergence(afterOne, marginal), coinDivergence(afterZero, marginal)];
  return tex`**Without context.** The cross-entropy is linear in the teacher’s law, so the second token of the student is best at the teacher’s probability of a 1 there:

$$
\begin{aligned}
&${n(first)}\cdot${n(afterOne)} \\
&\quad+${n(1 - first)}\cdot${n(afterZero)} ${texEquals(marginal, DIGITS)}
\end{aligned}
$$

The first token can be matched exactly. What is left is the second:

$$
\begin{aligned}
&${n(first)}\cdot${d(one)}+${n(1 - first)}\cdot${d(zero)} \\
&\quad\approx ${d(left)}
\end{aligned}
$$`;
}

function cost(numbers: Numbers): Markdown {
  const { studentFirst, studentSecond } = numbers;
  const { texts, mode, cost: value, total } = sequencesOf(numbers);
  const second = mode === '01' ? studentSecond : 1 - studentSecond;
  const law = [
    studentFirst * studentSecond,
    studentFirst * (1 - studentSecond),
    (1 - studentFirst) * studentSecond,
    (1 - studentFirst) * (1 - studentSecond),
  ];
  const terms = range(4).map((i) => d(at(texts, i) * Math.log(at(texts, i) / at(law, i))));
  return tex`**Mode.** The student gives ${mode} the probability $${n(1 - studentFirst)}\cdot${n(second)}$, so the cost is $-\ln${n((1 - studentFirst) * second)} \approx ${d(value)}$. Sequence-level distillation trains on this text alone.

**Check.** Over the four texts $\target{p}\ln(\target{p}/\act{q})$ adds up to

$$
\begin{aligned}
&${terms.slice(0, 2).join(' + ').replaceAll('+ -', '- ')} \\
&\quad${terms
    .slice(2)
    .map((term) => (term.startsWith('-') ? term : `+${term}`))
    .join('')} \approx ${d(total)}.
\end{aligned}
$$`;
}
