import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { signalLevel } from '../../core/noise-schedule.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { classScore, classVariance, lawsOf, type Numbers } from './laws.ts';

const tex = String.raw;
const DIGITS = 8;

export default defineProblem<Numbers>({
  title: 'Guided or tilted?',
  minutes: 10,
  printed: { mean: 1, variance: 0.5, w: 2, signal: 0.5, noised: 0.4, given: 0.3, free: -0.1 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const tenths = (least: number, most: number) => (rng.pick([-1, 1]) * rng.integer(least, most)) / 10;
  const drawn = (): Numbers => ({
    mean: rng.pick([-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2]),
    variance: rng.pick([0.25, 0.4, 0.5, 0.8]),
    w: rng.pick([1, 2, 3]),
    signal: rng.integer(2, 8) / 10,
    noised: tenths(2, 15),
    given: tenths(1, 9),
    free: tenths(1, 9),
  });
  return drawnUntil(drawn, (numbers) => isVisible(numbers) && questions(numbers).every(isTold));
}

/** Where nothing is left of a score or of a prediction, there is nothing to see. */
const LEAST = 0.05;

function isVisible(numbers: Numbers): boolean {
  const { score, combined } = lawsOf(numbers);
  return Math.min(Math.abs(score), Math.abs(combined)) > LEAST;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const d = (x: number) => texFixed(x, 6);

/** Six decimals, in parentheses after a dot or a sign where negative. */
function factor(x: number): string {
  const text = d(x);
  return text.startsWith('-') ? `(${text})` : text;
}

function statement({ mean, variance, w, signal, noised, given, free }: Numbers): Markdown {
  return tex`All data are $\mathcal N(0,1)$. Those with the condition $c$ are $\mathcal N(m,v_c)$ with $m = ${n(mean)}$ and $v_c = ${n(variance)}$. The noise is variance preserving, the predictions are exact, and the guidance weight is $w = ${n(w)}$. Give

- the variance of the tilted law, in proportion to $p(x)\,p(c\mid x)^{1+w}$,
- its mean,
- the variance of the samples that the guided probability-flow ODE makes from $\mathcal N(0,1)$,
- the guided score where $\bar\alpha_t = ${n(signal)}$ and $\act{x_t} = ${n(noised)}$.

At some other step of some model $\act{\hat{\epsilon}_c} = ${n(given)}$ and $\act{\hat{\epsilon}_\varnothing} = ${n(free)}$. Give

- the guided prediction $\act{\tilde{\epsilon}}$ with the same $w$.

Round only at the end.`;
}

function hints({ mean, variance, w, signal }: Numbers): readonly Markdown[] {
  return [
    tex`Write $p(c\mid x)$ as $p(x\mid c)/p(x)$, up to a factor. How often does each law then occur in the product? And what does guidance do to the rate at which the flow contracts?`,
    tex`The precision of the tilted law is $(1+w)/v_c-w$, its linear coefficient $(1+w)m/v_c$. The plain flow brings the variance from 1 to $v_c$; the logarithm of this factor is multiplied by $1+w$. A noised class is $\mathcal N(a_tm,\bar\alpha_tv_c+1-\bar\alpha_t)$, and all data stay $\mathcal N(0,1)$.`,
    tex`First steps: the linear coefficient is $${n(1 + w)}\cdot${f(mean)}/${n(variance)}$, and $a_tm = ${n(signal)}^{1/2}\cdot${f(mean)}$. In the convention with a scale, $s = ${n(1 + w)}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [laws(numbers), score(numbers), combined(numbers), check(numbers)].join('\n\n');
}

function laws(numbers: Numbers): Markdown {
  const { mean, variance, w } = numbers;
  const { tilted, center, guided } = lawsOf(numbers);
  return tex`**Laws.** The tilted law is in proportion to $p(x\mid c)^{${n(1 + w)}}\,p(x)^{-${n(w)}}$, so

$$
\begin{aligned}
\text{precision} &= \frac{${n(1 + w)}}{${n(variance)}}-${n(w)} = ${n(1 / tilted)} \\
\text{variance} &= \frac1{${n(1 / tilted)}} ${texEquals(tilted, 6)} \\
\text{mean} &= \frac1{${n(1 / tilted)}}\cdot\frac{${n(1 + w)}\cdot${f(mean)}}{${n(variance)}} \\
&${texEquals(center, 6)}.
\end{aligned}
$$

The guided samples have the variance $v_c^{1+w} = ${n(variance)}^{${n(1 + w)}} ${texEquals(guided, DIGITS)}$, less than that of the tilted law.`;
}

function score(numbers: Numbers): Markdown {
  const { mean, variance, w, signal, noised } = numbers;
  const { a } = signalLevel(signal);
  const spread = classVariance(numbers);
  return tex`**Score.** With $a_t = ${n(signal)}^{1/2} \approx ${d(a)}$ the noised class has

$$
\begin{aligned}
\text{mean}\;&${d(a)}\cdot${f(mean)} \approx ${d(a * mean)} \\
\text{variance}\;&${n(signal)}\cdot${n(variance)}+${n(1 - signal)} = ${n(spread)}.
\end{aligned}
$$

Its score is $-(${n(noised)}-${factor(a * mean)})/${n(spread)} \approx ${d(classScore(numbers))}$, that of all data $${n(-noised)}$, so the guided score is

$$
\begin{aligned}
&${n(1 + w)}\cdot${factor(classScore(numbers))}-${n(w)}\cdot${f(-noised)} \\
&\quad\approx ${d(lawsOf(numbers).score)}.
\end{aligned}
$$`;
}

function combined(numbers: Numbers): Markdown {
  const { w, given, free } = numbers;
  return tex`**Prediction.** $\act{\tilde{\epsilon}} = ${n(1 + w)}\cdot${f(given)}-${n(w)}\cdot${f(free)} = ${n(lawsOf(numbers).combined)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { mean, variance, w, given, free } = numbers;
  const { center, combined: both } = lawsOf(numbers);
  const [toward, away] = [((1 + w) * (center - mean)) / variance, w * center];
  return tex`**Check.** At its mean the tilted law has the slope 0: $(1+w)(x-m)/v_c ${texEquals(toward, 6)}$ and $wx ${texEquals(away, 6)}$ balance. And with the scale, $\act{\tilde{\epsilon}} = ${n(free)}+${n(1 + w)}\cdot${f(given - free)} = ${n(both)}$.`;
}
