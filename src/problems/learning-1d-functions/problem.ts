import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { coefficientsOf, outcomeOf, sharesOf, slopesOf, squaresOf, type Numbers } from './weights.ts';

const tex = String.raw;
const DIGITS = 5;

export default defineProblem<Numbers>({
  title: 'Feature weights and one alias',
  minutes: 12,
  printed: { signal: 1, alias: 2, group: 4, raised: 2 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    signal: rng.integer(1, 5),
    alias: rng.integer(1, 5),
    group: rng.integer(3, 9),
    raised: rng.integer(2, 6),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

const eq = (x: number) => texEquals(x, DIGITS);

function statement({ signal, alias, group, raised }: Numbers): Markdown {
  return tex`One training point, a true feature $\act{\phi_t}$ and an alias $\act{\phi_a}$ with the same value there, not zero. Both are orthonormal under the test distribution, the target is $\target{y} = \act{\phi_t}(\data{x})$, and the weights are $\param{c_t} = ${signal}$ and $\param{c_a} = ${alias}$. Compute

- the minimum-norm coefficients,
- $\loss = \frac12\E(\target{y}-\act{\hat{y}})^2$ over the test distribution,
- its gradient in the weights.

In a group of ${group} aliases, the true one among them, the true feature has the coefficient 1 and the weight ${raised}, the others have the weight 1. Compute

- the survival of the true feature,
- the expected squared error, without the factor one half.`;
}

function hints({ signal, alias, group, raised }: Numbers): readonly Markdown[] {
  return [
    'One equation ties the coefficients. Which solution of it is the smallest, and which direction does it have?',
    tex`The coefficients are parallel to the weights. Write everything by the shares $p_k = \param{c_k}\param{\hat{\beta}_k}$. They add up to 1, so $1-p_t = p_a$, and the loss is a function of $p_a$ alone. Then differentiate, with the sum of squares.`,
    tex`First steps: the sums of squared weights are $${signal}^2+${alias}^2$ for the pair and $${raised}^2+${group - 1}$ for the group. In the group the true coefficient misses $1-p_t$, and each of the ${group - 1} others has a coefficient that should be 0.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [fit(numbers), slopes(numbers), group(numbers), check(numbers)].join('\n\n');
}

function fit(numbers: Numbers): Markdown {
  const { signal, alias } = numbers;
  const squares = squaresOf(numbers);
  const [first, second] = coefficientsOf(numbers);
  const [kept, leaked] = sharesOf(numbers);
  return tex`**Fit.** With $\param{c_t}^2+\param{c_a}^2 = ${signal}^2+${alias}^2 = ${squares}$ the coefficients are

$$
\begin{aligned}
\param{\hat{\beta}_t} &= ${signal}/${squares} ${eq(first)} \\
\param{\hat{\beta}_a} &= ${alias}/${squares} ${eq(second)}.
\end{aligned}
$$

**Loss.** Times the weights they are the shares $p_t = ${signal ** 2}/${squares} ${eq(kept)}$ and $p_a = ${alias ** 2}/${squares} ${eq(leaked)}$. Since $1-p_t=p_a$,

$$
\loss = \tfrac12(1-p_t)^2+\tfrac12p_a^2 = p_a^2 ${eq(leaked ** 2)}.
$$`;
}

function slopes(numbers: Numbers): Markdown {
  const { signal, alias } = numbers;
  const squares = squaresOf(numbers);
  const [first, second] = slopesOf(numbers);
  return tex`**Gradient.** The coefficients depend on the weights, so $p_a^2=\param{c_a}^4/(\param{c_t}^2+\param{c_a}^2)^2$ is differentiated as a whole:

$$
\begin{aligned}
\grad{\bar{c}_t} &= \frac{-4\,\param{c_t}\,\param{c_a}^4}{(\param{c_t}^2+\param{c_a}^2)^3} \\
&= \frac{-4\cdot${signal}\cdot${alias ** 4}}{${squares ** 3}} ${eq(first)} \\
\grad{\bar{c}_a} &= \frac{4\,\param{c_t}^2\,\param{c_a}^3}{(\param{c_t}^2+\param{c_a}^2)^3} \\
&= \frac{4\cdot${signal ** 2}\cdot${alias ** 3}}{${squares ** 3}} ${eq(second)}
\end{aligned}
$$`;
}

function group(numbers: Numbers): Markdown {
  const { group: size, raised } = numbers;
  const squares = raised ** 2 + size - 1;
  const { survival, lost, contamination } = outcomeOf(numbers);
  return tex`**Group.** The squared weights add up to $${raised ** 2}+${size - 1} = ${squares}$:

$$
\begin{aligned}
p_t &= ${raised ** 2}/${squares} ${eq(survival)} \\
\E(\target{y}-\act{\hat{y}})^2 &= \Big(\frac{${size - 1}}{${squares}}\Big)^2+${size - 1}\cdot\frac{1}{${squares}^2} \\
&${eq(lost + contamination)}
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { signal, alias, group: size, raised } = numbers;
  const [first, second] = slopesOf(numbers);
  const [numerator, denominator] = [(size - 1) * size, (raised ** 2 + size - 1) ** 2];
  return tex`**Check.** The loss does not change when both weights are scaled, so the gradient is orthogonal to them: $${texSum([tex`${signal}\cdot(${texFixed(first, 6)})`, tex`${alias}\cdot${texFixed(second, 6)}`])} \approx 0$. In the group the two parts of the error stand as ${size - 1} to 1 and are ${numerator} parts in ${denominator} together.`;
}
