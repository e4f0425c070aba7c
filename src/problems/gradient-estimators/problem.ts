import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import {
  bestBaseline,
  distance,
  meanValue,
  pathwiseVariance,
  scoreVariance,
  trueGradient,
  type Numbers,
} from './moments.ts';

const tex = String.raw;
const DIGITS = 7;

export default defineProblem<Numbers>({
  title: 'Two ways to a gradient',
  minutes: 12,
  printed: { mu: 3, target: 1, sigma: 0.4 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    mu: rng.integer(-8, 8) / 2,
    target: (rng.pick([-1, 1]) * rng.integer(1, 6)) / 2,
    sigma: rng.pick([0.4, 0.6, 0.8, 1.2, 1.5]),
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether there is a gradient, and its size does not spoil arithmetic by hand. */
function isUsable(numbers: Numbers): boolean {
  const size = Math.abs(distance(numbers));
  return size > 0 && size <= 5 && numbers.mu !== 0;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);

function statement({ mu, target, sigma }: Numbers): Markdown {
  return tex`A latent number is drawn from $\mathcal{N}(\mu,\sigma^2)$ with $\mu = ${n(mu)}$ and $\sigma = ${n(sigma)}$, and $F(\act{z}) = (\act{z}-c)^2$ with $c = ${n(target)}$. Wanted is the gradient of $\E F$ in $\mu$, from one draw $\act{z} = \mu+\sigma\epsilon$. Give

- the true gradient,
- the variance of the pathwise estimator,
- the variance of the score-function estimator,
- the constant baseline that makes the last one least,
- the variance with that baseline,
- how many times as many draws as the pathwise estimator it then needs for the same standard error of a mean.`;
}

function hints({ mu, target, sigma }: Numbers): readonly Markdown[] {
  return [
    tex`Both estimators are polynomials in $\epsilon$. Write them down first, and check that both have the true gradient as their mean.`,
    tex`The score in $\mu$ is $(\act{z}-\mu)/\sigma^2 = \epsilon/\sigma$. The moments are $\E\epsilon^2 = 1$, $\E\epsilon^4 = 3$, $\E\epsilon^6 = 15$, and the odd ones are 0. The best baseline is $\E[F\epsilon^2]/\E[\epsilon^2]$.`,
    tex`First steps: $\mu-c = ${texSum([n(mu), n(-target)])}$, and $F = (\mu-c)^2+2(\mu-c)\sigma\epsilon+\sigma^2\epsilon^2$ with $\sigma^2 = ${n(sigma)}^2$. A baseline lowers the variance by its square over $\sigma^2$ if it is the best one.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [plain(numbers), score(numbers), baseline(numbers), check(numbers)].join('\n\n');
}

function plain(numbers: Numbers): Markdown {
  const { mu, target, sigma } = numbers;
  return tex`**Gradient.** The mean is $\E F = (\mu-c)^2+\sigma^2$, so with $\mu-c = ${texSum([n(mu), n(-target)])} = ${n(distance(numbers))}$ the gradient is $2(\mu-c) = ${n(trueGradient(numbers))}$.

**Pathwise.** One draw gives $2(\act{z}-c) = 2(\mu-c)+2\sigma\epsilon$, with the variance $4\sigma^2 = 4\cdot${n(sigma ** 2)} = ${n(pathwiseVariance(numbers))}$.`;
}

function score(numbers: Numbers): Markdown {
  const [square, variance] = [distance(numbers) ** 2, numbers.sigma ** 2];
  return tex`**Score function.** One draw gives

$$
\begin{aligned}
F\,\frac{\epsilon}{\sigma} &= \frac{(\mu-c)^2}{\sigma}\,\epsilon+2(\mu-c)\,\epsilon^2 \\
&\quad +\sigma\,\epsilon^3,
\end{aligned}
$$

with the mean $2(\mu-c)$. The mean square is $\frac{(\mu-c)^4}{\sigma^2}+12(\mu-c)^2+15\sigma^2+6(\mu-c)^2$, where the last term is twice the product of the first and the third. Take off the squared mean $4(\mu-c)^2$:

$$
\begin{aligned}
&\frac{(\mu-c)^4}{\sigma^2}+14(\mu-c)^2+15\sigma^2 \\
&\quad = \frac{${n(square ** 2)}}{${n(variance)}}+14\cdot${n(square)} \\
&\qquad +15\cdot${n(variance)} \\
&\quad ${e(scoreVariance(numbers, 0))}
\end{aligned}
$$`;
}

function baseline(numbers: Numbers): Markdown {
  const [square, variance] = [distance(numbers) ** 2, numbers.sigma ** 2];
  const best = scoreVariance(numbers, bestBaseline(numbers));
  return tex`**Baseline.** A constant $b$ changes the mean by $-b\,\E\epsilon/\sigma = 0$. The mean square is least at

$$
\begin{aligned}
b^\star &= \E[F\epsilon^2] = (\mu-c)^2+3\sigma^2 \\
&= ${n(square)}+3\cdot${n(variance)} = ${n(bestBaseline(numbers))},
\end{aligned}
$$

and it falls by $b^{\star2}/\sigma^2$. What is left is

$$
\begin{aligned}
&8(\mu-c)^2+6\sigma^2 \\
&\quad = 8\cdot${n(square)}+6\cdot${n(variance)} = ${n(best)}.
\end{aligned}
$$

**Draws.** A squared standard error is the variance over the number of draws, so the ratio is $${n(best)}/${n(pathwiseVariance(numbers))} ${e(best / pathwiseVariance(numbers))}$.`;
}

function check(numbers: Numbers): Markdown {
  const { sigma } = numbers;
  const [all, best] = [scoreVariance(numbers, 0), bestBaseline(numbers)];
  const mean = meanValue(numbers);
  return tex`**Check.** $${n(all)}-${f(best)}^2/${n(sigma ** 2)} \approx ${n(all - best ** 2 / sigma ** 2)}$. The mean of $F$ as a baseline, $${n(mean)}$, leaves $${n(scoreVariance(numbers, mean))}$: more, as it must.`;
}
