import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { binomialTerm, chanceOf, threeWayTie, votesOf, type Numbers } from './votes.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Votes of a few chains',
  minutes: 8,
  printed: { percent: 40, wrong: 2, copied: 50 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    percent: rng.pick([15, 20, 25, 30, 35, 40, 45, 55, 60, 65, 70, 75, 80]),
    wrong: rng.integer(2, 6),
    copied: rng.pick([10, 20, 25, 40, 50, 60]),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const four = (x: number) => texFixed(x, 4);
const isExact = (x: number) => Math.abs(x - Number(x.toFixed(4))) < 1e-9;
/** With its relation: four decimals, or all of them where there are no more. */
const result = (x: number) => (isExact(x) ? `= ${n(x)}` : tex`\approx ${four(x)}`);

function statement(numbers: Numbers): Markdown {
  const { wrong, copied } = numbers;
  return tex`Independent chains are right with probability $p = ${n(chanceOf(numbers))}$. Else they give one of $M$ wrong answers, all equally likely. The most frequent answer wins, ties are broken at random. With which probability is it right for

- $N=3$ chains and $M=1$,
- $N=5$ chains and $M=1$,
- $N=3$ chains and $M=${wrong}$?

With $M=${wrong}$, give

- the value of $p$ above which the vote of very many chains is right almost surely,
- the probability for $N=3$ if on ${copied} % of the questions all chains are copies of the first one, which is right with the same $p$ there.

Four decimals.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { wrong } = numbers;
  const p = chanceOf(numbers);
  return [
    'How many chains must be right for a majority? And with several wrong answers, what else can win?',
    tex`With $N=3$ and one right chain, the two others agree with probability $1/M$ and win. Else three answers are tied. For very many chains the shares of votes tend to $p$ and $q=(1-p)/M$.`,
    tex`First steps: three of three are right with probability $${n(p)}^3$, two with $3\cdot${n(p)}^2\cdot${n(1 - p)}$, one with $3\cdot${n(p)}\cdot${n(1 - p)}^2$. The last splits by whether the two wrong chains agree, which has probability $1/${wrong}$. A copied vote is one chain.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [majorities(numbers), tied(numbers), rest(numbers)].join('\n\n');
}

function majorities(numbers: Numbers): Markdown {
  const p = chanceOf(numbers);
  const { three, five } = votesOf(numbers);
  const wrong = n(1 - p);
  return tex`**Two answers.** Of three, at least two must be right, of five at least three:

$$
\begin{aligned}
&${n(p)}^3+3\cdot${n(p)}^2\cdot${wrong} \\
&\quad= ${n(binomialTerm(3, 3, p))}+${n(binomialTerm(3, 2, p))} \\
&\quad${result(three)} \\
&10\cdot${n(p)}^3\cdot${wrong}^2+5\cdot${n(p)}^4\cdot${wrong} \\
&\quad+${n(p)}^5 \\
&\quad\approx ${[3, 4, 5].map((i) => texFixed(binomialTerm(5, i, p), 5)).join('+')} \\
&\quad${result(five)}
\end{aligned}
$$`;
}

function tied(numbers: Numbers): Markdown {
  const { wrong } = numbers;
  const p = chanceOf(numbers);
  const votes = votesOf(numbers);
  return tex`**With ${wrong} wrong answers.** One chain is right and the others disagree with probability

$$
\begin{aligned}
&3\cdot${n(p)}\cdot${n(1 - p)}^2\big(1-\tfrac1${wrong}\big) \\
&\quad${texEquals(threeWayTie(numbers), DIGITS)}.
\end{aligned}
$$

That tie is won in one case of three, so

$$
\begin{aligned}
&${n(votes.three)}+${n(threeWayTie(numbers))}/3 \\
&\quad${result(votes.tied)}.
\end{aligned}
$$`;
}

function rest(numbers: Numbers): Markdown {
  const { wrong, copied } = numbers;
  const p = chanceOf(numbers);
  const { threshold, dependent, tied: vote } = votesOf(numbers);
  const agree = binomialTerm(3, 1, p) / wrong;
  const none = (1 - p) ** 3;
  return tex`**Threshold.** $p>q=(1-p)/${wrong}$ means $p>1/${wrong + 1} \approx ${four(threshold)}$. Here $p = ${n(p)}$ is ${p > threshold ? 'above' : 'below'} it, and three chains already ${vote > p ? 'help' : 'hurt'}.

**Copies.** On ${copied} % of the questions the vote is one chain:

$$
\begin{aligned}
&${n(copied / 100)}\cdot${n(p)}+${n(1 - copied / 100)}\cdot${n(vote)} \\
&\quad${result(dependent)}
\end{aligned}
$$

**Check.** With $M = ${wrong}$ the vote is wrong if no chain is right, $${n(none)}$, if one is and the others agree, $${n(agree)}$, or if the tie is lost, $\frac23\cdot${n(threeWayTie(numbers))}$. These add up to $${four(none + agree + (2 / 3) * threeWayTie(numbers))}$, which is $1-${four(vote)}$. The gain over one chain is $p(1-p)(p-q) \approx ${four(p * (1 - p) * (p - (1 - p) / wrong))}$.`;
}
