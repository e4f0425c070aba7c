import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { worldOf, type Numbers } from './world.ts';

const tex = String.raw;
const DIGITS = 8;
/** Beyond these, all mistakes give the point itself, or nearly nothing. */
const TELLING = { least: 0.15, most: 1.6 };

export default defineProblem<Numbers>({
  title: 'A world of two points',
  minutes: 10,
  printed: { point: 1, signal: 0.5, noised: 0.4 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    point: rng.pick([0.5, 0.6, 0.8, 1.5, 2, 2.5, 3]),
    signal: rng.integer(2, 16) / 20,
    noised: (rng.pick([-1, 1]) * rng.integer(2, 15)) / 10,
  };
  const size = Math.abs(worldOf(numbers).argument);
  const isDull = size < TELLING.least || size > TELLING.most;
  return isDull || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const d = (x: number) => texFixed(x, 6);

/** Six decimals, in parentheses after a dot or a sign where negative. */
function factor(x: number): string {
  const text = d(x);
  return text.startsWith('-') ? `(${text})` : text;
}

function statement({ point, signal, noised }: Numbers): Markdown {
  return tex`A data point is $\data{x_0} = ${n(point)}$ or $\data{x_0} = ${n(-point)}$, each with probability $\frac12$. Variance preserving noise leads to $\bar\alpha_t = ${n(signal)}$ and to $\act{x_t} = ${n(noised)}$. Give

- the best denoiser $\act{\hat{x}_0} = \E[\data{x_0}\mid\act{x_t}]$,
- the best prediction $\act{\hat{\epsilon}}$ of the noise,
- the best prediction $\act{\hat{v}}$ of $a_t\target{\epsilon}-\sigma_t\data{x_0}$,
- the score of $p_t$ at $\act{x_t}$,
- the value of $\bar\alpha_t$ above which $p_t$ has two modes.

Round only at the end.`;
}

function hints({ point, signal, noised }: Numbers): readonly Markdown[] {
  return [
    'How much more likely does the noised number make one point than the other? All predictions then follow from one conditional mean.',
    tex`The odds of $b$ against $-b$ are $e^{2u}$ with $u = a_tb\,\act{x_t}/\sigma_t^2$, and with these odds the mean is $b\tanh u$. The noise follows from $\act{x_t} = a_t\act{\hat{x}_0}+\sigma_t\act{\hat{\epsilon}}$, the score is $-\act{\hat{\epsilon}}/\sigma_t$. Two modes need a positive slope of the score at 0.`,
    tex`First step: $u = ${n(signal)}^{1/2}\cdot${n(point)}\cdot${f(noised)}/${n(1 - signal)}$. The slope at 0 is positive if $\bar\alpha_t\cdot${n(point)}^2 > 1-\bar\alpha_t$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [predictions(numbers), density(numbers), check(numbers)].join('\n\n');
}

function predictions(numbers: Numbers): Markdown {
  const { point, signal, noised } = numbers;
  const { a, sigma, argument, clean, noise, velocity } = worldOf(numbers);
  return tex`**Predictions.** With $a_t = ${n(signal)}^{1/2} \approx ${d(a)}$ and $\sigma_t = ${n(1 - signal)}^{1/2} \approx ${d(sigma)}$ the odds of $${n(point)}$ are $e^{2u}$ with

$$
\begin{aligned}
u &\approx \frac{${d(a)}\cdot${n(point)}\cdot${f(noised)}}{${n(1 - signal)}} \approx ${d(argument)} \\
\act{\hat{x}_0} &= ${n(point)}\tanh u \approx ${d(clean)} \\
\act{\hat{\epsilon}} &\approx \frac{${n(noised)}-${d(a)}\cdot${factor(clean)}}{${d(sigma)}} \\
&\approx ${d(noise)} \\
\act{\hat{v}} &\approx ${d(a)}\cdot${factor(noise)} \\
&\quad-${d(sigma)}\cdot${factor(clean)} \\
&\approx ${d(velocity)}.
\end{aligned}
$$

Since $\target{\epsilon}$ and $a_t\target{\epsilon}-\sigma_t\data{x_0}$ are linear in $\data{x_0}$ for given $\act{x_t}$, their conditional means come from $\act{\hat{x}_0}$.`;
}

function density(numbers: Numbers): Markdown {
  const { point } = numbers;
  const { sigma, noise, score, threshold } = worldOf(numbers);
  const square = n(point ** 2);
  return tex`**Score.** $-\act{\hat{\epsilon}}/\sigma_t \approx -${factor(noise)}/${d(sigma)} \approx ${d(score)}$.

**Modes.** Each of the two bells has the variance $1-\bar\alpha_t$ and lies $a_t\cdot${n(point)}$ from 0. The slope of the score at 0 is positive if $${point === 1 ? '' : tex`${square}\,`}\bar\alpha_t > 1-\bar\alpha_t$, that is for

$$
\bar\alpha_t > \frac1{1+${square}} ${texEquals(threshold, 6)}.
$$`;
}

function check(numbers: Numbers): Markdown {
  const { signal, noised } = numbers;
  const { a, sigma, clean, score, velocity } = worldOf(numbers);
  return tex`**Check.** Tweedie’s formula leads back: $(${n(noised)}+${n(1 - signal)}\cdot${factor(score)})/${d(a)} \approx ${d(clean)}$. And so does v: $a_t\act{x_t}-\sigma_t\act{\hat{v}} \approx ${d(a)}\cdot${f(noised)}-${d(sigma)}\cdot${factor(velocity)} \approx ${d(clean)}$.`;
}
