import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { doubled, floor, halved, type Numbers } from './floor.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'The noise floor of SGD',
  minutes: 8,
  printed: { curvature: 2, reach: 0.2, noise: 4, batch: 8 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const n = (x: number) => texNumber(x, DIGITS);

function draw(rng: Rng): Numbers {
  return {
    curvature: rng.pick([1, 2, 4, 5]),
    // At 1 no error would outlive a step, and at 0.5 two of the slips would give one number.
    reach: rng.pick([0.1, 0.2, 0.4, 0.6, 0.8]),
    noise: rng.integer(1, 9),
    batch: rng.pick([1, 2, 4, 8, 16]),
  };
}

function statement(numbers: Numbers): Markdown {
  const { curvature, noise, batch } = numbers;
  return tex`SGD runs on one mode of a quadratic with curvature $\lambda_i = ${n(curvature)}$. Its error follows

$$
\begin{aligned}
e_{t+1} &= (1-\eta\lambda_i)\,e_t-\eta\,\xi_t \\
\Var\xi_t &= \frac{s^2}{B}
\end{aligned}
$$

with independent noise of mean zero, $s^2 = ${n(noise)}$, batch size $B = ${batch}$ and learning rate $\eta = ${n(floor(numbers).rate)}$.

- What is the stationary variance of $e_t$, and what is the excess loss $\tfrac{\lambda_i}2\Var e_t$ there?
- Now halve the learning rate and leave the rest. What is the excess loss, and by which factor does one step multiply the mean of the error?
- Go back to the first learning rate and double the batch. What is the excess loss?`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { reach, noise, batch } = numbers;
  return [
    tex`Follow the variance over one step. The new noise is independent of the error that is there, so two variances add up.`,
    tex`In the stationary state the variance before and after a step is the same number $V$. And $1-(1-\eta\lambda_i)^2 = \eta\lambda_i(2-\eta\lambda_i)$.`,
    tex`First step: $V = ${n(1 - reach)}^2\,V + \eta^2\cdot${n(noise)}/${batch}$. For the other questions put in the new $\eta$ or $B$; all terms with it change.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const half = floor(halved(numbers));
  const { curvature, noise, batch, reach } = numbers;
  const { rate, variance, excess } = floor(numbers);
  return tex`**Floor.** The variances add up, $V = (1-\eta\lambda_i)^2V+\eta^2s^2/B$, so $\eta\lambda_i(2-\eta\lambda_i)\,V = \eta^2s^2/B$ and

$$
\begin{aligned}
V &= \frac{\eta s^2}{B\lambda_i(2-\eta\lambda_i)} = \frac{${n(rate)}\cdot${noise}}{${batch}\cdot${n(curvature)}\cdot${n(2 - reach)}} \\
&${texEquals(variance, DIGITS)}
\end{aligned}
$$

The excess loss is $\tfrac{\lambda_i}2V = \eta s^2/\big(2B(2-\eta\lambda_i)\big) ${texEquals(excess, DIGITS)}$.

**Half the learning rate.** $\eta = ${n(half.rate)}$ and $\eta\lambda_i = ${n(reach / 2)}$ give the excess loss $${n(half.rate)}\cdot${noise}/(2\cdot${batch}\cdot${n(2 - reach / 2)}) ${texEquals(half.excess, DIGITS)}$. The mean of the noise is zero, so the mean of the error is multiplied by $1-\eta\lambda_i = ${n(half.factor)}$, where it was $${n(1 - reach)}$.

**Twice the batch.** $B$ stands in the denominator alone: the floor is exactly half, $${n(excess)}/2 ${texEquals(excess / 2, DIGITS)}$, and the factor $${n(1 - reach)}$ stays.

${check(numbers)}`;
}

function check(numbers: Numbers): Markdown {
  const { noise, batch, reach } = numbers;
  const { rate, variance, excess } = floor(numbers);
  const kept = (1 - reach) ** 2 * variance;
  const added = (rate ** 2 * noise) / batch;
  return tex`**Check.** One more step gives $${n((1 - reach) ** 2)}\cdot${n(variance)} + ${n(added)} \approx ${n(kept + added)}$ again. Half the learning rate lowers the floor by the factor $${texNumber(excess / floor(halved(numbers)).excess, 4)}$, more than 2; twice the batch lowers it by $${texNumber(excess / floor(doubled(numbers)).excess, 4)}$. Only the batch leaves the transient as it was, at twice the price of a step.`;
}
