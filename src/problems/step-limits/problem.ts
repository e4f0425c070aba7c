import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { hasClearSteps, shrinkTime, stepsToShrink } from '../../core/shrink-time.ts';
import { texEquals } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { limits, type Numbers } from './limits.ts';

const tex = String.raw;
const DIGITS = 6;
const NORM = tex`\norm{\data{\mX}\param{\vw}-\target{\vy}}^2`;

export default defineProblem<Numbers>({
  title: 'Three conventions, one limit',
  minutes: 8,
  printed: { sigma: [4, 1], examples: 10, rate: { top: 1, bottom: 10 }, target: 0.01 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const FEWEST_STEPS = 3;

function draw(rng: Rng): Numbers | null {
  const larger = rng.integer(2, 6);
  const smaller = rng.integer(1, larger - 1);
  // The learning rate is a quarter, a half or three quarters of its limit.
  const [top, bottom] = rng.pick([
    [1, 2],
    [1, 1],
    [3, 2],
  ]);
  const numbers: Numbers = {
    sigma: [larger, smaller],
    examples: rng.pick([5, 8, 10, 20, 25, 40, 50, 100]),
    rate: inLowestTerms(top, bottom * larger ** 2),
    target: rng.pick([0.1, 0.05, 0.02, 0.01, 0.001]),
  };
  const factor = limits(numbers).factors[1];
  const isPlain = stepsToShrink(factor, numbers.target) < FEWEST_STEPS || !hasClearSteps(factor, numbers.target);
  return isPlain ? null : numbers;
}

function inLowestTerms(top: number, bottom: number): Numbers['rate'] {
  const divisor = greatestDivisor(top, bottom);
  return { top: top / divisor, bottom: bottom / divisor };
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

function fraction({ rate }: Numbers): string {
  return tex`\tfrac{${rate.top}}{${rate.bottom}}`;
}

function statement(numbers: Numbers): Markdown {
  const { sigma, examples, target } = numbers;
  return tex`A data matrix $\data{\mX}$ has $n = ${examples}$ rows, two columns, and the singular values $\sigma_1 = ${sigma[0]}$ and $\sigma_2 = ${sigma[1]}$ with right singular vectors $\vv_1$ and $\vv_2$.

- Gradient descent on a loss converges from every start if its learning rate $\eta > 0$ is below a limit. Give the limit for $\tfrac12${NORM}$, for $${NORM}$ and for $\tfrac1{2n}${NORM}$.
- Take the first loss and $\eta = ${fraction(numbers)}$. By which factor, with its sign, does one step multiply the error along $\vv_1$, and along $\vv_2$?
- After how many of these steps is the error along $\vv_2$ for the first time at most $${target}$ of its start, in absolute value? Count with the unrounded factor.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  return [
    tex`Write down the Hessian of each loss. The three are multiples of $\data{\mX^\top\mX}$, whose eigenvalues are $\sigma_i^2$.`,
    tex`With the eigenvalue $\lambda_i$ of the Hessian, one step multiplies the error along $\vv_i$ by $1-\eta\lambda_i$. It shrinks if $\abs{1-\eta\lambda_i} < 1$. The power that reaches the target follows from logarithms.`,
    tex`The Hessians are $\data{\mX^\top\mX}$, $2\data{\mX^\top\mX}$ and $\data{\mX^\top\mX}/n$, and $\sigma_1^2 = ${numbers.sigma[0] ** 2}$ is the larger eigenvalue of the first one. For the steps solve $\abs{1-\eta\sigma_2^2}^t \le ${numbers.target}$, and mind that $\ln\abs{1-\eta\sigma_2^2}$ is negative.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [limitsSolution(numbers), modesSolution(numbers), check(numbers)].join('\n\n');
}

function limitsSolution(numbers: Numbers): Markdown {
  const { eigenvalues, half, full, mean } = limits(numbers);
  const [first] = eigenvalues;
  const n = (x: number) => texEquals(x, DIGITS);
  return tex`**Limits.** The condition $\abs{1-\eta\lambda_i} < 1$ for all modes means $\eta < 2/\lambda_{\max}$, with the largest eigenvalue of the Hessian of the loss that is differentiated.

- $\tfrac12${NORM}$: Hessian $\data{\mX^\top\mX}$, $\lambda_{\max} = ${first}$, limit $2/${first} ${n(half)}$
- $${NORM}$: Hessian $2\data{\mX^\top\mX}$, $\lambda_{\max} = ${2 * first}$, limit $2/${2 * first} ${n(full)}$
- $\tfrac1{2n}${NORM}$: Hessian $\data{\mX^\top\mX}/n$, $\lambda_{\max} = ${first}/${numbers.examples}$, limit $${2 * numbers.examples}/${first} ${n(mean)}$`;
}

function modesSolution(numbers: Numbers): Markdown {
  const { target } = numbers;
  const { eigenvalues, factors } = limits(numbers);
  const n = (x: number) => texEquals(x, DIGITS);
  const size = texNumber(Math.abs(factors[1]), DIGITS);
  const steps = stepsToShrink(factors[1], target);
  return tex`**Factors.** Along $\vv_1$ the factor is $1 - ${fraction(numbers)}\cdot${eigenvalues[0]} ${n(factors[0])}$, along $\vv_2$ it is $1 - ${fraction(numbers)}\cdot${eigenvalues[1]} ${n(factors[1])}$.

**Steps.** $${size}^t \le ${target}$ means $t \ge \ln ${target}/\ln ${size} \approx ${texNumber(shrinkTime(factors[1], target), 5)}$. The first whole number is $${steps}$.`;
}

function check(numbers: Numbers): Markdown {
  const { target } = numbers;
  const { factors } = limits(numbers);
  const size = Math.abs(factors[1]);
  const steps = stepsToShrink(size, target);
  const power = (t: number) => tex`${texNumber(size, DIGITS)}^{${t}} \approx ${texNumber(size ** t, 4)}`;
  return tex`**Check.** Direct powers: $${power(steps - 1)}$ is still above $${target}$, and $${power(steps)}$ is not. The three limits have the ratio $2 : 1 : 2n$, the inverse ratio of the three losses $\tfrac12 : 1 : \tfrac1{2n}$.`;
}
