import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { cosineLevel } from '../../core/noise-level.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { questions } from './blanks.ts';
import { levelsOf, samplerOf, varianceAt, type Numbers } from './sampler.ts';

const tex = String.raw;
const DIGITS = 8;

export default defineProblem<Numbers>({
  title: 'Few steps and Gaussian data',
  minutes: 12,
  printed: { signals: [0.9, 0.72, 0.504], noised: 0.357793, noise: 0.1, variance: 0.25, from: 0.6, to: 0.2 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => {
    const to = rng.integer(1, 6);
    return {
      signals: falling(rng),
      noised: (rng.pick([-1, 1]) * rng.integer(2, 20)) / 10,
      noise: (rng.pick([-1, 1]) * rng.integer(2, 15)) / 10,
      variance: rng.pick([0.25, 0.5, 2, 4]),
      from: rng.integer(to + 2, 9) / 10,
      to: to / 10,
    };
  };
  return drawnUntil(drawn, (numbers) => questions(numbers).every(isTold));
}

/** Three different tenths, the largest first. */
function falling(rng: Rng): readonly number[] {
  const last = rng.integer(1, 7);
  const middle = rng.integer(last + 1, 8);
  return [rng.integer(middle + 1, 9), middle, last].map((tenths) => tenths / 10);
}

const n = (x: number) => texNumber(x, DIGITS);
const d = (x: number) => texFixed(x, 6);

/** Six decimals, in parentheses after a dot or a sign where negative. */
function factor(x: number): string {
  const text = d(x);
  return text.startsWith('-') ? `(${text})` : text;
}

function statement({ signals, noised, noise, variance, from, to }: Numbers): Markdown {
  return tex`Noise is variance preserving. Three levels have $\bar\alpha_1 = ${n(at(signals, 0))}$, $\bar\alpha_2 = ${n(at(signals, 1))}$ and $\bar\alpha_3 = ${n(at(signals, 2))}$. A sampler stands at $\act{x_3} = ${n(noised)}$, and the network predicts $\act{\hat{\epsilon}} = ${n(noise)}$ there. Give

- the predicted data point $\act{\hat{x}_0}$,
- $\act{x_2}$ after a step of DDIM with $\eta=0$,
- $\act{x_1}$ after a single step of DDIM from $\act{x_3}$ with $\eta=0$,
- the variance $\varsigma^2$ of the fresh noise in a step to level 2 with $\eta=1$,
- the mean of $\act{x_2}$ in this step.

Now the data are $\mathcal N(0,v_0)$ with $v_0 = ${n(variance)}$, the predictions are exact, and $a_t=\cos\frac{\pi t}2$, $\sigma_t=\sin\frac{\pi t}2$. For one step from $t = ${n(from)}$ to $t' = ${n(to)}$ give

- the factor by which DDIM with $\eta=0$ multiplies the number,
- the factor of the exact probability-flow ODE.

Round only at the end.`;
}

function hints({ signals, noised, noise, from, to, variance }: Numbers): readonly Markdown[] {
  const last = at(signals, 2);
  return [
    'DDIM first asks which data point is behind the noised number, and then noises it again. How much of the noise may be fresh?',
    tex`$\act{x_{t'}} = a_{t'}\act{\hat{x}_0}+(\sigma_{t'}^2-\varsigma^2)^{1/2}\act{\hat{\epsilon}}+\varsigma\,\xi$ with $\varsigma^2 = \eta^2\,\frac{\sigma_{t'}^2}{\sigma_t^2}\big(1-\frac{\bar\alpha_t}{\bar\alpha_{t'}}\big)$. For Gaussian data $\act{\hat{x}_0} = a_tv_0\act{x_t}/v_t$ and $\act{\hat{\epsilon}} = \sigma_t\act{x_t}/v_t$, and the exact flow keeps $\act{x_t}/v_t^{1/2}$.`,
    tex`First steps: $\act{\hat{x}_0} = \big(${n(noised)}-${n(1 - last)}^{1/2}\cdot${texFactor(noise, DIGITS)}\big)/${n(last)}^{1/2}$. With angles, $\frac\pi2\cdot${n(from)} = ${n(90 * from)}^\circ$ and $\frac\pi2\cdot${n(to)} = ${n(90 * to)}^\circ$. The variances $v_t = a_t^2\cdot${n(variance)}+\sigma_t^2$ come next.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [plain(numbers), noisy(numbers), gaussian(numbers), check(numbers)].join('\n\n');
}

function plain(numbers: Numbers): Markdown {
  const { noised, noise } = numbers;
  const [first, second, third] = levelsOf(numbers);
  const { clean, next, jump } = samplerOf(numbers);
  const e = texFactor(noise, DIGITS);
  return tex`**Without fresh noise.** With $a_3 \approx ${d(third.a)}$ and $\sigma_3 \approx ${d(third.sigma)}$,

$$
\begin{aligned}
\act{\hat{x}_0} &\approx \frac{${n(noised)}-${d(third.sigma)}\cdot${e}}{${d(third.a)}} \\
&\approx ${d(clean)} \\
\act{x_2} &\approx ${d(second.a)}\cdot${factor(clean)} \\
&\quad+${d(second.sigma)}\cdot${e} \approx ${d(next)} \\
\act{x_1} &\approx ${d(first.a)}\cdot${factor(clean)} \\
&\quad+${d(first.sigma)}\cdot${e} \approx ${d(jump)}.
\end{aligned}
$$`;
}

function noisy(numbers: Numbers): Markdown {
  const { signals, noise } = numbers;
  const [, second] = levelsOf(numbers);
  const { clean, fresh, mean } = samplerOf(numbers);
  const [middle, last] = [at(signals, 1), at(signals, 2)];
  const kept = Math.sqrt(second.sigma ** 2 - fresh);
  return tex`**With fresh noise.** For $\eta=1$

$$
\begin{aligned}
\varsigma^2 &= \frac{${n(1 - middle)}}{${n(1 - last)}}\Big(1-\frac{${n(last)}}{${n(middle)}}\Big) \\
&\approx ${d(fresh)},
\end{aligned}
$$

so the predicted noise keeps the coefficient $(${n(1 - middle)}-${d(fresh)})^{1/2} \approx ${d(kept)}$, and the mean is

$$
\begin{aligned}
&${d(second.a)}\cdot${factor(clean)} \\
&\quad+${d(kept)}\cdot${texFactor(noise, DIGITS)} \approx ${d(mean)}.
\end{aligned}
$$`;
}

function gaussian(numbers: Numbers): Markdown {
  const { from, to, variance } = numbers;
  const [start, end] = [cosineLevel(from), cosineLevel(to)];
  const [before, after] = [varianceAt(start, variance), varianceAt(end, variance)];
  const { factor: shrunk, exact } = samplerOf(numbers);
  return tex`**Gaussian data.** The levels and variances are

- at $t = ${n(from)}$: $a \approx ${d(start.a)}$, $\sigma \approx ${d(start.sigma)}$, $v \approx ${d(before)}$
- at $t' = ${n(to)}$: $a \approx ${d(end.a)}$, $\sigma \approx ${d(end.sigma)}$, $v \approx ${d(after)}$

DDIM multiplies by

$$
\begin{aligned}
&\frac{a_ta_{t'}v_0+\sigma_t\sigma_{t'}}{v_t} \\
&\quad\approx \frac{${d(start.a * end.a * variance)}+${d(start.sigma * end.sigma)}}{${d(before)}} \\
&\quad\approx ${d(shrunk)},
\end{aligned}
$$

the exact flow by $(v_{t'}/v_t)^{1/2} \approx ${d(exact)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { signals, noised, noise } = numbers;
  const [, , third] = levelsOf(numbers);
  const { mean, factor: shrunk, exact } = samplerOf(numbers);
  const alpha = at(signals, 2) / at(signals, 1);
  return tex`**Check.** The DDPM step, with $\alpha_3 = \bar\alpha_3/\bar\alpha_2 ${texEquals(alpha, 6)}$ and $\beta_3 ${texEquals(1 - alpha, 6)}$, has the mean $\alpha_3^{-1/2}\big(${n(noised)}-\frac{${texNumber(1 - alpha, 6)}}{${d(third.sigma)}}\cdot${texFactor(noise, DIGITS)}\big) \approx ${d(mean)}$, the same. And DDIM shrinks: $${d(shrunk)} < ${d(exact)}$.`;
}
