import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { hasClearSteps, shrinkTime, stepsToShrink } from '../../core/shrink-time.ts';
import { texEquals } from '../../core/tex.ts';
import { bestStep, type Numbers } from './best-step.ts';
import { blanks } from './blanks.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'The best constant step, and a filter',
  minutes: 10,
  printed: { smallest: 1, condition: 16, target: 0.001, sigma: 0.5, reach: 0.05, stop: 10 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    smallest: rng.pick([0.5, 1, 2, 3, 4]),
    condition: rng.pick([4, 9, 16, 25, 50, 100]),
    target: rng.pick([0.1, 0.01, 0.001, 0.0001]),
    // Not 1: its square is 1 as well, and the strength ηt in place of 1/(ηt) would give what ridge removes.
    sigma: rng.pick([0.5, 2, 4]),
    reach: rng.pick([0.02, 0.04, 0.1, 0.2, 0.4]),
    stop: rng.pick([5, 8, 10, 12, 20]),
  };
  const { factor, descentKeeps, ridgeKeeps } = bestStep(numbers);
  const isSaturated = descentKeeps > 0.97;
  // With the same answer twice the two filters would look like one.
  const isTied = descentKeeps - ridgeKeeps < 0.02;
  return isSaturated || isTied || !hasClearSteps(factor, numbers.target) ? null : numbers;
}

function statement(numbers: Numbers): Markdown {
  const { smallest, target, sigma, stop } = numbers;
  const { largest, stoppedRate } = bestStep(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  return tex`The Hessian of a quadratic loss has the smallest eigenvalue $\lambda_{\min} = ${n(smallest)}$ and the largest $\lambda_{\max} = ${n(largest)}$.

- Which constant learning rate $\eta^\star$ makes the worst factor $\max_i\abs{1-\eta\lambda_i}$ of gradient descent smallest, and what is that factor?
- After how many steps with $\eta^\star$ is the norm of the error at most $${target}$ of its start, whatever the start? Give the smallest number that is sure, counted with the unrounded factor.

Another model is trained on $\tfrac12\norm{\data{\mX}\param{\vw}-\target{\vy}}^2$ from $\param{\vw_0} = \vzero$ with $\eta = ${n(stoppedRate)}$ and stopped after $t = ${stop}$ steps.

- Which fraction of the least-squares solution does it keep along a singular vector with singular value $\sigma = ${n(sigma)}$? Which fraction does ridge with penalty $\tfrac\lambda2\norm{\param{\vw}}^2$ and $\lambda = 1/(\eta t)$ keep?`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { smallest, sigma } = numbers;
  const { largest, stoppedRate } = bestStep(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  return [
    tex`Only the two extreme eigenvalues matter. Draw $1-\eta\lambda_{\min}$ and $\eta\lambda_{\max}-1$ over $\eta$: one falls, the other rises.`,
    tex`The larger of the two is smallest where they are equal. The power that reaches the target follows from logarithms. For the filter look at the fraction that is still missing: each step of descent multiplies it by $1-\eta\sigma^2$. Ridge keeps $\sigma^2/(\sigma^2+\lambda)$.`,
    tex`First steps: $1 - \eta\cdot${n(smallest)} = \eta\cdot${n(largest)} - 1$ for the learning rate. For the filter, everything is missing at the start, and the factor is $1 - ${n(stoppedRate)}\cdot${n(sigma)}^2$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [stepSolution(numbers), filterSolution(numbers), check(numbers)].join('\n\n');
}

function stepSolution(numbers: Numbers): Markdown {
  const { smallest, condition, target } = numbers;
  const { rate, factor, largest } = bestStep(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const steps = stepsToShrink(factor, target);
  return tex`**Best step.** $1-\eta\lambda_{\min}$ falls with $\eta$ and $\eta\lambda_{\max}-1$ rises, so the larger of the two is smallest where they meet: $2 = \eta^\star(\lambda_{\max}+\lambda_{\min})$ and $\eta^\star = 2/${n(largest + smallest)} ${texEquals(rate, DIGITS)}$.

**Worst factor.** Both are then $1 - ${n(2 * smallest)}/${n(largest + smallest)}$, which is $(\kappa-1)/(\kappa+1)$ with $\kappa = ${condition}$: $${condition - 1}/${condition + 1} ${texEquals(factor, DIGITS)}$.

**Steps.** Every mode shrinks at least by this factor, and a start along an extreme eigenvector by no more. So $t \ge \ln ${target}/\ln(${condition - 1}/${condition + 1}) \approx ${texNumber(shrinkTime(factor, target), 5)}$, that is $${steps}$ steps.`;
}

function filterSolution(numbers: Numbers): Markdown {
  const { sigma, reach, stop } = numbers;
  const { stoppedRate, strength, descentKeeps, ridgeKeeps } = bestStep(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const square = n(sigma ** 2);
  return tex`**Kept by descent.** From zero everything is missing, and each step multiplies the missing part by $1-\eta\sigma^2 = 1 - ${n(stoppedRate)}\cdot${square} = ${n(1 - reach)}$. After $${stop}$ steps $${n(1 - reach)}^{${stop}} ${texEquals(1 - descentKeeps, DIGITS)}$ is missing and $1-(1-\eta\sigma^2)^t ${texEquals(descentKeeps, DIGITS)}$ is kept.

**Kept by ridge.** $\lambda = 1/(${n(stoppedRate)}\cdot${stop}) ${texEquals(strength, DIGITS)}$, so $\sigma^2/(\sigma^2+\lambda) = ${square}/(${square} + ${n(strength)}) ${texEquals(ridgeKeeps, DIGITS)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { smallest, condition, reach, stop } = numbers;
  const { rate, largest } = bestStep(numbers);
  const factor = (eigenvalue: number) => texNumber(1 - rate * eigenvalue, 4);
  const product = texNumber(reach * stop, 4);
  return tex`**Check.** With $\eta^\star$ the flattest mode has the factor $1-\eta^\star\lambda_{\min} \approx ${factor(smallest)}$ and the steepest $1-\eta^\star\lambda_{\max} \approx ${factor(largest)}$: the same size for $\kappa = ${condition}$. For the filters $\eta t\sigma^2 = ${product}$; descent keeps about $1-e^{-${product}} \approx ${texNumber(1 - Math.exp(-reach * stop), 3)}$, and a little more for finite steps. It keeps more than ridge, $${product}/(1+${product})$.`;
}
