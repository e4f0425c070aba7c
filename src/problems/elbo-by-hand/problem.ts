import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import {
  elbo,
  evidence,
  gaussianKl,
  marginalVariance,
  meanSquare,
  posterior,
  PRIOR,
  reconstruction,
  type Numbers,
} from './bound.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 6;

export default defineProblem<Numbers>({
  title: 'The bound and its gap',
  minutes: 14,
  printed: { w: 1.5, s2: 0.5, x: 1.3, encoder: { mean: 0.4, variance: 0.7 } },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Terms and gaps below this are too small for four decimals to show a mistake. */
const LEAST = 0.01;

function draw(rng: Rng): Numbers | null {
  const signed = (most: number) => (rng.pick([-1, 1]) * rng.integer(1, most)) / 10;
  const drawn = (): Numbers => ({
    w: rng.pick([0.5, 0.8, 1.2, 1.5, 2]),
    s2: rng.pick([0.25, 0.5, 1]),
    x: signed(20),
    encoder: { mean: signed(10), variance: rng.pick([0.2, 0.4, 0.5, 0.7, 0.8]) },
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

function isUsable(numbers: Numbers): boolean {
  return gaussianKl(numbers.encoder, posterior(numbers)) > LEAST && gaussianKl(numbers.encoder, PRIOR) > LEAST;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);
const e = (x: number) => texEquals(x, DIGITS);

function statement({ w, s2, x, encoder }: Numbers): Markdown {
  return tex`The prior of a latent number is $\mathcal{N}(0,1)$ and the decoder $p(\data{x}\mid\act{z}) = \mathcal{N}(\param{w}\act{z},s^2)$ with $\param{w} = ${n(w)}$ and $s^2 = ${n(s2)}$. For the input $\data{x} = ${n(x)}$ the encoder gives $q = \mathcal{N}(\mu,\sigma^2)$ with $\mu = ${n(encoder.mean)}$ and $\sigma^2 = ${n(encoder.variance)}$. Compute, in nats,

- the reconstruction term $\E_q\ln p(\data{x}\mid\act{z})$,
- the divergence of $q$ from the prior,
- the ELBO,
- $\ln p(\data{x})$,
- mean and variance of the posterior $p(\act{z}\mid\data{x})$,
- the gap of the bound.

Round only at the end.`;
}

function hints({ w, s2, x, encoder }: Numbers): readonly Markdown[] {
  return [
    'The first two are means under $q$ of a logarithm that is quadratic in the latent. The last is a divergence of two normal laws, or a difference of two numbers that you have.',
    tex`The mean square is $\E_q(\data{x}-\param{w}\act{z})^2 = (\data{x}-\param{w}\mu)^2+\param{w^2}\sigma^2$. The input is $\param{w}\act{z}$ plus noise, so it is normal, with the variance $\param{w^2}+s^2$.`,
    tex`First steps: $\data{x}-\param{w}\mu = ${n(x)}-${n(w)}\cdot${f(encoder.mean)}$. The variance of the input is $${n(w)}^2+${n(s2)}$, and the precision of the posterior $1+\param{w^2}/s^2$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [bound(numbers), truth(numbers), gap(numbers), check(numbers)].join('\n\n');
}

function bound(numbers: Numbers): Markdown {
  const { w, s2, x, encoder } = numbers;
  const { mean, variance } = encoder;
  const [first, second] = [reconstruction(numbers), gaussianKl(encoder, PRIOR)];
  return tex`**ELBO.** The mean square of the error is

$$
\begin{aligned}
&(${texSum([n(x), n(-w * mean)])})^2+${n(w ** 2)}\cdot${n(variance)} \\
&\quad = ${n((x - w * mean) ** 2)}+${n(w ** 2 * variance)} = ${n(meanSquare(numbers))}.
\end{aligned}
$$

With $\frac12\ln(2\pi\cdot${n(s2)}) \approx ${fixed(Math.log(2 * Math.PI * s2) / 2)}$ and $\ln${n(variance)} \approx ${fixed(Math.log(variance))}$,

$$
\begin{aligned}
&\E_q\ln p(\data{x}\mid\act{z}) \\
&\quad \approx -\frac{${n(meanSquare(numbers))}}{2\cdot${n(s2)}} - ${f(Number(fixed(Math.log(2 * Math.PI * s2) / 2)))} \\
&\quad \approx ${fixed(first)} \\
&\mathrm{KL}(q\,\Vert\,p(\act{z})) \\
&\quad \approx \tfrac12(${n(mean ** 2)}+${n(variance)}-1+${fixed(-Math.log(variance))}) \\
&\quad \approx ${fixed(second)} \\
&\text{ELBO} \approx ${texSum([fixed(first), fixed(-second)])} \\
&\quad \approx ${fixed(elbo(numbers))}.
\end{aligned}
$$`;
}

function truth(numbers: Numbers): Markdown {
  const { w, s2, x } = numbers;
  const variance = marginalVariance(numbers);
  const law = posterior(numbers);
  return tex`**Truth.** The input has the variance $${n(w ** 2)}+${n(s2)} = ${n(variance)}$ under the model:

$$
\begin{aligned}
\ln p(\data{x}) &= -\frac{${n(x ** 2)}}{${n(2 * variance)}}-\tfrac12\ln(2\pi\cdot${n(variance)}) \\
&\approx ${texSum([fixed(-(x ** 2) / (2 * variance)), fixed(-Math.log(2 * Math.PI * variance) / 2)])} \\
&\approx ${fixed(evidence(numbers))}
\end{aligned}
$$

The posterior has the precision $1+\param{w^2}/s^2$ and the linear coefficient $\param{w}\data{x}/s^2$, so its mean is $${n(w)}\cdot${f(x)}/${n(variance)} ${e(law.mean)}$ and its variance $${n(s2)}/${n(variance)} ${e(law.variance)}$.`;
}

function gap(numbers: Numbers): Markdown {
  const { encoder } = numbers;
  const law = posterior(numbers);
  const ratio = encoder.variance / law.variance;
  const square = (encoder.mean - law.mean) ** 2 / law.variance;
  return tex`**Gap.** It is the divergence of $q$ from the posterior. The ratio of the variances is $${n(encoder.variance)}/${n(law.variance)} \approx ${n(ratio)}$, and the squared distance of the means over the variance of the posterior $${fixed(square)}$:

$$
\begin{aligned}
&\tfrac12(${n(ratio)}+${fixed(square)} \\
&\quad -1 ${Math.log(ratio) < 0 ? '+' : '-'} ${fixed(Math.abs(Math.log(ratio)))}) \\
&\quad \approx ${fixed(gaussianKl(encoder, law))}
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  return tex`**Check.** The difference of truth and bound is the same number: $${texSum([fixed(evidence(numbers)), fixed(-elbo(numbers))])} \approx ${fixed(evidence(numbers) - elbo(numbers))}$. It is positive, as a divergence must be.`;
}
