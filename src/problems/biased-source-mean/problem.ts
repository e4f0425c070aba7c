import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { bestWeight, errorAt, errorsOf, largestBias, shareOf, type Numbers } from './merge.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Does a biased source help?',
  minutes: 8,
  printed: { variance: 4, target: 10, source: 100, bias: 0.5 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    variance: rng.pick([1, 4, 9]),
    target: rng.pick([5, 10, 20, 40, 50]),
    source: rng.pick([50, 100, 200, 500]),
    bias: rng.integer(1, 15) / 10,
  });
  return drawnUntil(drawn, (numbers) => !isTie(numbers) && questions(numbers).every(isTold));
}

/** Whether the mean of all examples is as good as the target alone, so that neither helps nor hurts. */
function isTie(numbers: Numbers): boolean {
  return Math.abs(numbers.bias - largestBias(numbers)) < 1e-3;
}

const n = (x: number) => texNumber(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);

function statement({ variance, target, source, bias }: Numbers): Markdown {
  return tex`A mean is estimated from $n_t = ${target}$ target examples and $n_s = ${source}$ source examples with independent noise of variance $s^2 = ${variance}$. The source mean is off by $\Delta = ${n(bias)}$. The estimate is $1-\omega$ times the target average plus $\omega$ times the source average. Compute

- the mean squared error of the target average alone,
- that of the mean of all $${source + target}$ examples,
- the largest $\Delta$ at which that mean would be no worse than the target alone,
- the best weight $\omega^\star$,
- the least error, $\text{MSE}(\omega^\star)$.

Round only at the end.`;
}

function hints({ target, source }: Numbers): readonly Markdown[] {
  return [
    'Split the error of the estimate into a constant and a noise. The mean squared error is squared bias plus variance.',
    tex`With the weight $\omega$ the bias is $\omega\Delta$ and the variance $(1-\omega)^2\frac{s^2}{n_t}+\omega^2\frac{s^2}{n_s}$. The mean of all examples has $\omega=${source}/${source + target}$.`,
    tex`With $A=\frac{s^2}{n_t}$ and $B=\frac{s^2}{n_s}+\Delta^2$ the error is $(1-\omega)^2A+\omega^2B$. Set its derivative to zero. Here $n_t=${target}$ belongs to $A$. For the largest $\Delta$ add the two variances.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [averages(numbers), threshold(numbers), best(numbers), check(numbers)].join('\n\n');
}

function averages(numbers: Numbers): Markdown {
  const { variance, target, source, bias } = numbers;
  const total = source + target;
  const share = shareOf(numbers);
  return tex`**Target alone.** $\frac{s^2}{n_t} = \frac{${variance}}{${target}} ${e(errorsOf(numbers).own)}$.

**All examples.** The variance is $\frac{s^2}{n_s+n_t}$, the bias $\frac{n_s}{n_s+n_t}\Delta$:

$$
\begin{aligned}
&\frac{${variance}}{${total}}+\Big(\frac{${source}}{${total}}\cdot${n(bias)}\Big)^{\!2} \\
&\quad\approx ${n(variance / total)}+${n((share * bias) ** 2)} \\
&\quad\approx ${n(errorAt(share, numbers))}
\end{aligned}
$$`;
}

function threshold(numbers: Numbers): Markdown {
  const { variance, target, source, bias } = numbers;
  const limit = largestBias(numbers);
  const verdict = bias < limit ? 'The source helps' : 'The source hurts';
  return tex`**Largest bias.** From $\Delta^2 \le s^2\big(\frac1{n_s}+\frac1{n_t}\big)$,

$$
\begin{aligned}
\Delta^2 &\le ${variance}\,\Big(\frac{1}{${source}}+\frac{1}{${target}}\Big) ${e(limit ** 2)} \\
\Delta &\le ${n(limit)}.
\end{aligned}
$$

${verdict}, taken as it is.`;
}

function best(numbers: Numbers): Markdown {
  const { variance, source, bias } = numbers;
  const { own, other } = errorsOf(numbers);
  const weight = bestWeight(numbers);
  return tex`**Best weight.** With $A = ${n(own)}$ and $B = ${n(variance / source)}+${n(bias)}^2 = ${n(other)}$,

$$
\begin{aligned}
\omega^\star &= \frac{A}{A+B} \\
&= \frac{${n(own)}}{${n(own + other)}} ${e(weight)} \\
\text{MSE}(\omega^\star) &= \frac{AB}{A+B} \\
&= \frac{${n(own * other)}}{${n(own + other)}} ${e(errorAt(weight, numbers))}.
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const share = shareOf(numbers);
  const weight = bestWeight(numbers);
  const { own } = errorsOf(numbers);
  const relation = share < 2 * weight ? 'below' : 'above';
  return tex`**Check.** The mean of all examples has the weight $${n(share)}$, which is ${relation} $2\omega^\star ${e(2 * weight)}$, in agreement with the threshold. The least error is $1-\omega^\star$ times that of the target alone, $${n(1 - weight)}\cdot${n(own)} \approx ${n((1 - weight) * own)}$.`;
}
