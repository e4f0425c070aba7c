import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texEqualsVector, texFactor } from '../../core/tex.ts';
import { blanks, isAmbiguous } from './blanks.ts';
import { bestPenalty, evenPenalty, type Numbers, qualityAt } from './estimate.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'How much should you shrink a mean?',
  minutes: 8,
  printed: { count: 4, mean: 2, variance: 9 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const LEAST_GAIN = 0.04;
const LARGEST_PENALTY = 60;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    count: rng.integer(2, 20),
    mean: rng.pick([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]),
    variance: rng.integer(2, 16),
  };
  const { count, mean, variance } = numbers;
  // Below this share of noise the best penalty changes next to nothing; from one half on there is no second crossing.
  const gain = variance / (count * mean ** 2 + variance);
  const isPlain = variance === mean ** 2 || gain < LEAST_GAIN;
  const isUnclear = gain >= 0.5 || evenPenalty(numbers) > LARGEST_PENALTY || isAmbiguous(numbers);
  return isPlain || isUnclear ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);

function statement({ count, mean, variance }: Numbers): Markdown {
  return tex`$n = ${count}$ independent observations $\target{y_i}$ have the mean $\omega = ${mean}$ and the variance $s^2 = ${variance}$. The estimate

$$
\param{\hat{w}_\lambda} = \frac{1}{n+\lambda}\sum_{i=1}^{n}\target{y_i}, \qquad \lambda \ge 0,
$$

shrinks their plain mean. Its mean squared error is $\E(\param{\hat{w}_\lambda}-\omega)^2$. Give the $\lambda^\star$ at which it is least, and there the bias $\E\param{\hat{w}_\lambda}-\omega$, the variance and the error. At which other $\lambda > 0$ is the error as large as that of the plain mean?`;
}

function hints({ count, mean, variance }: Numbers): readonly Markdown[] {
  return [
    'Split the error into squared bias and variance. The estimate is a sum of independent terms, divided by a constant.',
    tex`The bias is the mean of the estimate minus $\omega$. A factor acts on a variance with its square, and the variance of a sum of $n$ independent terms is $n s^2$. Set the derivative of the error in $\lambda$ to zero.`,
    tex`With these numbers the error is $(${n(mean ** 2)}\lambda^2 + ${n(count * variance)})/(${count}+\lambda)^2$. For the last question set it equal to its value at $\lambda = 0$ and divide by $\lambda$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [best(numbers), quality(numbers), even(numbers), check(numbers)].join('\n\n');
}

function best(numbers: Numbers): Markdown {
  const { mean, variance } = numbers;
  return tex`**Error.** The sum has the mean $n\omega$ and the variance $n s^2$, so

$$
\begin{aligned}
\text{bias} &= \frac{n\omega}{n+\lambda}-\omega = -\frac{\lambda\omega}{n+\lambda} \\
\text{variance} &= \frac{n s^2}{(n+\lambda)^2} \\
\text{error} &= \frac{\lambda^2\omega^2+n s^2}{(n+\lambda)^2}
\end{aligned}
$$

**Best penalty.** The derivative of the error is $2n(\lambda\omega^2-s^2)/(n+\lambda)^3$, negative before and positive after $\lambda^\star = s^2/\omega^2 = ${variance}/${mean ** 2} ${texEquals(bestPenalty(numbers), DIGITS)}$.`;
}

function quality(numbers: Numbers): Markdown {
  const { count, mean, variance } = numbers;
  const { bias, variance: spread, error } = qualityAt(bestPenalty(numbers), numbers);
  const total = count * mean ** 2 + variance;
  return tex`**At the best penalty.** $n+\lambda^\star = (n\omega^2+s^2)/\omega^2 = ${total}/${mean ** 2} ${texEquals(total / mean ** 2, DIGITS)}$, so

$$
\begin{aligned}
\text{bias} &= -\frac{s^2\omega}{n\omega^2+s^2} \\
&= -\frac{${variance} \cdot ${f(mean)}}{${total}} ${texEquals(bias, DIGITS)} \\
\text{variance} &= \frac{n s^2\omega^4}{(n\omega^2+s^2)^2} \\
&= \frac{${count} \cdot ${variance} \cdot ${mean ** 4}}{${total}^2} ${texEquals(spread, DIGITS)} \\
\text{error} &= \text{bias}^2+\text{variance} ${texEquals(error, DIGITS)}
\end{aligned}
$$`;
}

function even(numbers: Numbers): Markdown {
  const { count, mean, variance } = numbers;
  const gap = count * mean ** 2 - variance;
  return tex`**The other crossing.** At $\lambda = 0$ the error is $s^2/n$. Equal errors mean $n(\lambda^2\omega^2+n s^2) = s^2(n+\lambda)^2$. The terms without $\lambda$ cancel, and after division by $\lambda$ what remains is $\lambda(n\omega^2-s^2) = 2n s^2$:

$$
\lambda = \frac{2 \cdot ${count} \cdot ${variance}}{${count} \cdot ${mean ** 2} - ${variance}} = \frac{${2 * count * variance}}{${gap}} ${texEquals(evenPenalty(numbers), DIGITS)}.
$$`;
}

function check(numbers: Numbers): Markdown {
  const { count, mean, variance } = numbers;
  const { error } = qualityAt(bestPenalty(numbers), numbers);
  const other = qualityAt(evenPenalty(numbers), numbers);
  const isExact = texEqualsVector([other.bias ** 2, other.variance, other.error], DIGITS).startsWith('=');
  const relation = isExact ? '=' : tex`\approx`;
  return tex`**Check.** Inserting $\lambda^\star$ in the error gives $s^2/(n+\lambda^\star) = ${variance} \cdot ${mean ** 2}/${count * mean ** 2 + variance} ${texEquals(error, DIGITS)}$ again, below the $${variance}/${count} ${texEquals(variance / count, DIGITS)}$ of the plain mean. At $\lambda ${texEquals(evenPenalty(numbers), DIGITS)}$ squared bias and variance are $${n(other.bias ** 2)} + ${n(other.variance)} ${relation} ${n(other.error)}$. For larger $\lambda$ the error tends to $\omega^2 = ${mean ** 2}$, that of the estimate 0.`;
}
