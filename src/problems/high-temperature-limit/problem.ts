import { at, range, sum } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { expanded, softened, type Numbers } from './expansion.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Close to logit matching',
  minutes: 12,
  printed: { teacher: [4, 1, -2], student: [5, 5, 2], tau: 10 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const logits = () => drawnUntil(() => range(3).map(() => rng.integer(-3, 5)), hasWholeMean);
  const drawn = (): Numbers => ({ teacher: logits() ?? [], student: logits() ?? [], tau: rng.pick([5, 10, 20]) });
  return drawnUntil(drawn, isUsable);
}

function hasWholeMean(logits: Vector): boolean {
  return sum(logits) % 3 === 0 && new Set(logits).size > 1;
}

/** Whether all is there to be asked, and every mistake is told. */
function isUsable(numbers: Numbers): boolean {
  return questions(numbers).every(isTold);
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);
const decimals = (entries: Vector) => `(${entries.map((x) => texFixed(x, 6)).join(', ')})`;

function statement({ teacher, student, tau }: Numbers): Markdown {
  return tex`For one input the logits of teacher and student are

$$
\begin{aligned}
\target{\vz^{\text{t}}} &= ${v(teacher)} \\
\act{\vz^{\text{s}}} &= ${v(student)},
\end{aligned}
$$

and $\target{\vp}$, $\act{\vq}$ are their probabilities at temperature $\tau$. Give

- the limit of the gradient of $\tau^2\,\mathrm{KL}(\target{\vp}\,\Vert\,\act{\vq})$ in the student’s logits as $\tau\to\infty$,
- the limit of $\tau^2\,\mathrm{KL}(\target{\vp}\,\Vert\,\act{\vq})$,
- the coefficient of $1/\tau$ in its expansion,
- its exact value at $\tau = ${tau}$,
- by how much half the mean squared difference of the raw logits exceeds the limit.`;
}

function hints({ teacher, student }: Numbers): readonly Markdown[] {
  return [
    tex`All answers but the last depend on the logits only after the mean of each network is taken off. Begin with these.`,
    tex`With $\tilde{\epsilon}_k$, centered student minus centered teacher, the loss is $\frac12\E_K[\tilde{\epsilon}_k^2]+\frac1\tau\E_K[\frac12\target{\tilde{z}^{\text{t}}_k}\tilde{\epsilon}_k^2+\frac16\tilde{\epsilon}_k^3]$ up to terms in $1/\tau^2$, and $\E_K$ is the mean over classes. How does the mean square of a list differ from its variance?`,
    tex`First step: the mean logits are $${n(sum(teacher) / 3)}$ for the teacher and $${n(sum(student) / 3)}$ for the student.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [limits(numbers), beyond(numbers), exact(numbers)].join('\n\n');
}

function limits(numbers: Numbers): Markdown {
  const { centered, gap, push, limit } = expanded(numbers);
  const squared = gap.map((each) => tex`${f(each)}^2`).join(' + ');
  return tex`**Limits.** Centered, the teacher has $${v(centered)}$. The difference, student minus teacher, less its mean, is $\tilde{\vepsilon} = ${v(gap)}$. The gradient tends to a third of that, the loss to half the mean of the squares:

$$
\begin{aligned}
&\tfrac13\tilde{\vepsilon} \\
&\quad\approx ${decimals(push)} \\
&\tfrac12\Var_K(\vepsilon) \\
&\quad= \tfrac16\,(${squared}) \\
&\quad${e(limit)}
\end{aligned}
$$`;
}

function beyond(numbers: Numbers): Markdown {
  const { centered, gap, terms, coefficient } = expanded(numbers);
  const weighted = texSum(gap.map((each, k) => n(at(centered, k) * each ** 2)));
  const cubes = texSum(gap.map((each) => n(each ** 3)));
  return tex`**Coefficient.** The two means are

$$
\begin{aligned}
\E_K\big[\tfrac12\target{\tilde{z}^{\text{t}}_k}\tilde{\epsilon}_k^2\big] &= \tfrac16\,(${weighted}) \\
&${e(terms[0])} \\
\E_K\big[\tfrac16\tilde{\epsilon}_k^3\big] &= \tfrac1{18}\,(${cubes}) \\
&${e(terms[1])} \\
\text{together}\quad &${e(coefficient)}.
\end{aligned}
$$`;
}

function exact(numbers: Numbers): Markdown {
  const { teacher, student, tau } = numbers;
  const { limit, coefficient, loss, shift, excess } = expanded(numbers);
  return tex`**At $\tau = ${tau}$.** The probabilities are

$$
\begin{aligned}
\target{\vp} &\approx ${decimals(softened(teacher, tau))} \\
\act{\vq} &\approx ${decimals(softened(student, tau))},
\end{aligned}
$$

so $\tau^2\,\mathrm{KL} \approx ${texFixed(loss, 6)}$. The first two terms of the expansion give $${texSum([n(limit), tex`${n(coefficient)}/${tau}`])} \approx ${texFixed(limit + coefficient / tau, 6)}$.

**Raw logits.** Their differences have the mean $${n(shift)}$, and a mean square is the variance plus the square of the mean. The excess is $\frac12\cdot${f(shift)}^2 ${e(excess)}$, for a shift that moves no probability.

**Check.** The entries of $\tilde{\vepsilon}$ add up to 0. The expansion misses the exact value by $${texFixed(loss - limit - coefficient / tau, 6)}$, which is of order $1/\tau^2$.`;
}
