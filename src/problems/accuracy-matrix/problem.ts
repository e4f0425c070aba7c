import { blanksOf, isTold } from '../../core/answer/question.ts';
import { transferMetrics } from '../../core/accuracy-matrix.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { accuracyOf, learnedOf, questions, type Numbers } from './blanks.ts';

const tex = String.raw;
const DIGITS = 5;

export default defineProblem<Numbers>({
  title: 'Reading an accuracy matrix',
  minutes: 6,
  printed: {
    accuracies: [
      [0.5, 0.35, 0.3],
      [0.95, 0.4, 0.3],
      [0.8, 0.92, 0.45],
      [0.6, 0.75, 0.9],
    ],
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Accuracies in whole percent; task 2 may help task 1, so that its best value stands off the diagonal. */
function draw(rng: Rng): Numbers | null {
  const [first, second, third] = [rng.integer(74, 88), rng.integer(74, 97), rng.integer(74, 97)];
  const between = first + rng.pick([-15, -10, -6, 4, 8]);
  const chance = [rng.integer(10, 50), rng.integer(10, 50), rng.integer(10, 50)] as const;
  const ahead = () => rng.integer(-5, 20);
  const steps = [
    chance,
    [first, chance[1] + ahead(), chance[2] + ahead()],
    [between, second, chance[2] + ahead()],
    [Math.min(first, between) - rng.integer(5, 25), second - rng.integer(5, 40), third],
  ];
  // Divided at the end, so that no digit is left over by binary arithmetic.
  const numbers: Numbers = { accuracies: steps.map((row) => row.map((entry) => entry / 100)) };
  return questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const eq = (x: number) => texEquals(x, DIGITS);

function statement({ accuracies }: Numbers): Markdown {
  const [untrained = [], ...trained] = accuracies;
  return tex`Three tasks are learned one after the other. $R_{ij}$ is the accuracy on task $j$ after training on task $i$, and $R_{0j}$ that of the untrained network:

$$
\begin{aligned}
R &= ${texMatrix(trained, DIGITS)} \\
R_0 &= ${texVector(untrained, DIGITS)}
\end{aligned}
$$

Compute average accuracy $\text{ACC}$, backward transfer $\text{BWT}$, forward transfer $\text{FWT}$ and the forgetting measure $\text{FGT}$, as decimals or in percent. Round only at the end.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const of = (i: number, j: number) => n(accuracyOf(numbers, i, j));
  return [
    'Which entries of the matrix were measured at the very end, which right after the own training, which right before it?',
    tex`The last row gives $\text{ACC}$. The last row minus the diagonal gives $\text{BWT}$, for the tasks with a later one. The entries right above the diagonal, minus the untrained network on the same task, give $\text{FWT}$.`,
    tex`First steps: task 1 ends at $${of(3, 1)}$, was $${of(1, 1)}$ after its own training, and the better of $${of(1, 1)}$ and $${of(2, 1)}$ counts in $\text{FGT}$. Task 2 stood at $${of(1, 2)}$ before its own training. Divide by 3 or by 2?`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { average, backward, forward, forgetting } = transferMetrics(numbers.accuracies);
  const of = (i: number, j: number) => n(accuracyOf(numbers, i, j));
  const best = n(Math.max(...[1, 2].map((i) => accuracyOf(numbers, i, 1))));
  return tex`**At the end.** The mean of the last row:

$$
\begin{aligned}
\text{ACC} &= \tfrac13(${[1, 2, 3].map((j) => of(3, j)).join(' + ')}) \\
&${eq(average)}
\end{aligned}
$$

**Backward.** The last row minus the diagonal, for the two earlier tasks:

$$
\begin{aligned}
\text{BWT} &= \tfrac12\big((${of(3, 1)} - ${of(1, 1)}) \\
&\quad+ (${of(3, 2)} - ${of(2, 2)})\big) \\
&${eq(backward)}
\end{aligned}
$$

**Forward.** The entries above the diagonal minus the untrained network:

$$
\begin{aligned}
\text{FWT} &= \tfrac12\big((${of(1, 2)} - ${of(0, 2)}) \\
&\quad+ (${of(2, 3)} - ${of(0, 3)})\big) \\
&${eq(forward)}
\end{aligned}
$$

**Forgetting.** The best before the last task is $${best}$ for task 1 and $${of(2, 2)}$ for task 2:

$$
\begin{aligned}
\text{FGT} &= \tfrac12\big((${best} - ${of(3, 1)}) \\
&\quad+ (${of(2, 2)} - ${of(3, 2)})\big) \\
&${eq(forgetting)}
\end{aligned}
$$

${check(numbers)}`;
}

function check(numbers: Numbers): Markdown {
  const { average, backward, forgetting } = transferMetrics(numbers.accuracies);
  const learned = learnedOf(numbers);
  const isEqual = Math.abs(forgetting + backward) < 1e-9;
  const compared = isEqual
    ? tex`$\text{FGT} = -\text{BWT}$ here, since the best values stand on the diagonal.`
    : tex`$\text{FGT} > -\text{BWT} = ${n(-backward)}$, since task 1 was best after task 2.`;
  return tex`**Check.** The diagonal has the mean $${n(learned)}$, and $${texSum([n(learned), tex`\tfrac23\cdot${f(backward)}`])} ${eq(average)}$, which is $\text{ACC}$. ${compared}`;
}
