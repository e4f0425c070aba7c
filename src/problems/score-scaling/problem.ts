import { blanksOf } from '../../core/answer/question.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { type Numbers, statistics } from './statistics.ts';

const tex = String.raw;
const DIGITS = 10;

export default defineProblem<Numbers>({
  title: 'The statistics of a score',
  minutes: 8,
  printed: { width: 16, mean: 0.5, deviation: 1 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers = {
    width: 2 ** rng.integer(2, 9),
    // Not 1, which is its own square.
    mean: rng.pick([-2, -1.5, -1, -0.5, 0.5, 1.5, 2, 3]),
    deviation: rng.pick([0.5, 1, 1.5, 2, 3]),
  };
  return questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);

function statement({ width, mean, deviation }: Numbers): Markdown {
  return tex`A query $\act{\vq}$ and its keys $\act{\vk_1}, \act{\vk_2}, \dots$ have $d_k = ${width}$ entries each. All entries are independent, with mean $\mu = ${n(mean)}$ and standard deviation $s = ${n(deviation)}$. Compute

- mean and variance of one inner product $\act{\vq}^\top\act{\vk}$,
- the positive factor on inner products that makes their variance 1,
- the variance of the difference of two inner products, $\act{\vq}^\top\act{\vk_1}-\act{\vq}^\top\act{\vk_2}$, which is what the softmax sees.`;
}

function hints({ mean, deviation }: Numbers): readonly Markdown[] {
  return [
    tex`An inner product is a sum of $d_k$ independent terms. Look at one term first.`,
    tex`For independent $X$ and $Y$, $\Var(XY) = \E[X^2]\,\E[Y^2]-(\E X\,\E Y)^2$, and $\E[X^2] = s^2+\mu^2$. The difference of the two scores is the inner product of $\act{\vq}$ with $\act{\vk_1}-\act{\vk_2}$.`,
    tex`First step: an entry has the second moment $${f(deviation)}^2+${f(mean)}^2$. An entry of $\act{\vk_1}-\act{\vk_2}$ has the mean 0 and the variance $2\cdot${f(deviation)}^2$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { width, mean, deviation } = numbers;
  const { mean: center, variance, scale } = statistics(numbers);
  const [square, spread] = [mean ** 2, deviation ** 2];
  return tex`**One term.** Its mean is $\mu^2 = ${n(square)}$. Each entry has the second moment $s^2+\mu^2 = ${n(spread)}+${n(square)} = ${n(spread + square)}$, so the variance of the term is

$$
(s^2+\mu^2)^2-\mu^4 = ${n((spread + square) ** 2)}-${n(square ** 2)} = ${n(variance / width)}.
$$

**The sum.** Means and variances of the $${width}$ independent terms add up: the mean is $${width}\cdot${n(square)} = ${n(center)}$, the variance $${width}\cdot${n(variance / width)} = ${n(variance)}$.

**Factor.** It enters the variance squared, so it is $1/\sqrt{${n(variance)}} ${texEquals(scale, 5)}$.

${difference(numbers)}`;
}

function difference(numbers: Numbers): Markdown {
  const { width, mean, deviation } = numbers;
  const { variance, gap } = statistics(numbers);
  const [square, spread] = [mean ** 2, deviation ** 2];
  const extra = 2 * width * square * spread;
  return tex`**Difference.** An entry of $\act{\vk_1}-\act{\vk_2}$ has the mean 0 and the second moment $2s^2 = ${n(2 * spread)}$. So the mean of a term is 0, and its variance is the product of both second moments:

$$
${width}\,(s^2+\mu^2)\cdot2s^2 = ${width}\cdot${n(spread + square)}\cdot${n(2 * spread)} = ${n(gap)}.
$$

**Check.** Two independent scores would have a difference of variance $2\cdot${n(variance)} = ${n(2 * variance)}$. What is missing is $2d_k\mu^2s^2 = ${n(extra)}$: the part that the query brings into both scores. At $\mu = 0$ a score would have the variance $d_ks^4 = ${n(width * spread ** 2)}$, and the difference of two twice that.`;
}
