import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { levelsOf, ratioOf, reverseOf, type Numbers } from './step.ts';

const tex = String.raw;
const DIGITS = 8;

export default defineProblem<Numbers>({
  title: 'One step back',
  minutes: 12,
  printed: { betas: [0.1, 0.2, 0.3], step: 2, clean: 1, noise: -0.5 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const beta = () => rng.integer(1, 8) / 20;
  const numbers: Numbers = {
    betas: [beta(), beta(), beta()],
    step: rng.pick([2, 3]),
    clean: rng.pick([-2, -1.5, -1, 1, 1.5, 2]),
    noise: rng.pick([-1.5, -1, -0.75, -0.5, 0.5, 0.75, 1, 1.5]),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const d = (x: number) => texFixed(x, 6);

/** Six decimals, in parentheses after a sign or a dot where negative. */
function factor(x: number): string {
  const text = d(x);
  return text.startsWith('-') ? `(${text})` : text;
}

function statement({ betas, step, clean, noise }: Numbers): Markdown {
  const [first = 0, second = 0, third = 0] = betas;
  return tex`The forward process has $\beta_1 = ${n(first)}$, $\beta_2 = ${n(second)}$ and $\beta_3 = ${n(third)}$. A number $\data{x_0} = ${n(clean)}$ is noised to step $t = ${step}$ with $\target{\epsilon} = ${n(noise)}$. Give

- $\act{x_${step}}$,
- the variance $\tilde\beta_${step}$ of $\act{x_${step - 1}}$ given $\act{x_${step}}$ and $\data{x_0}$,
- its mean $\tilde\mu_${step}$,
- the factors of $\E(\target{\epsilon}-\act{\hat{\epsilon}})^2$ and of $\E(\data{x_0}-\act{\hat{x}_0})^2$ in the term $\loss_${step - 1}$ of the bound, for a model with $\varsigma_${step}^2 = \tilde\beta_${step}$.

Round only at the end.`;
}

function hints({ betas, step }: Numbers): readonly Markdown[] {
  const kept = betas.slice(0, step).map((beta) => n(1 - beta));
  return [
    'Which two levels does the step connect, and how much noise has each?',
    tex`$\tilde\beta_t = \frac{\sigma_{t-1}^2}{\sigma_t^2}\beta_t$. The mean is $\alpha_t^{-1/2}\big(\act{x_t}-\frac{\beta_t}{\sigma_t}\target{\epsilon}\big)$, or a combination of $\data{x_0}$ and $\act{x_t}$. The factor for the data is $\frac12[\mathrm{SNR}_{t-1}-\mathrm{SNR}_t]$.`,
    tex`First step: $\bar\alpha_${step} = ${kept.join(tex`\cdot`)}$, and $\bar\alpha_${step - 1}$ is without the last factor. The error of the noise is $\mathrm{SNR}_${step}$ times that of the data.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [levels(numbers), posterior(numbers), weights(numbers), check(numbers)].join('\n\n');
}

function levels(numbers: Numbers): Markdown {
  const { step: t, clean, noise } = numbers;
  const { signal, earlier } = levelsOf(numbers);
  const [a, sigma] = [d(Math.sqrt(signal)), d(Math.sqrt(1 - signal))];
  return tex`**Levels.** $\bar\alpha_${t - 1} = ${n(earlier)}$ and $\bar\alpha_${t} = ${n(signal)}$, so $a_${t} \approx ${a}$, $\sigma_${t} \approx ${sigma}$ and

$$
\begin{aligned}
\act{x_${t}} &\approx ${a}\cdot${f(clean)} \\
&\quad+${sigma}\cdot${f(noise)} \\
&\approx ${d(reverseOf(numbers).noised)}.
\end{aligned}
$$`;
}

function posterior(numbers: Numbers): Markdown {
  const { step: t, clean } = numbers;
  const { beta, alpha, signal, earlier } = levelsOf(numbers);
  const { noised, ofClean, ofNoised, mean, variance } = reverseOf(numbers);
  return tex`**Posterior.** The noise has the variances $\sigma_${t - 1}^2 = ${n(1 - earlier)}$ and $\sigma_${t}^2 = ${n(1 - signal)}$:

$$
\begin{aligned}
\tilde\beta_${t} &= \frac{${n(1 - earlier)}}{${n(1 - signal)}}\cdot${n(beta)} ${texEquals(variance, 6)} \\
\text{of }\data{x_0}:\;&\frac{${n(earlier)}^{1/2}\cdot${n(beta)}}{${n(1 - signal)}} \approx ${d(ofClean)} \\
\text{of }\act{x_${t}}:\;&\frac{${n(alpha)}^{1/2}\cdot${n(1 - earlier)}}{${n(1 - signal)}} \approx ${d(ofNoised)} \\
\tilde\mu_${t} &\approx ${d(ofClean)}\cdot${f(clean)} \\
&\quad+${d(ofNoised)}\cdot${factor(noised)} \\
&\approx ${d(mean)}
\end{aligned}
$$`;
}

function weights(numbers: Numbers): Markdown {
  const { step: t } = numbers;
  const { beta, alpha, signal, earlier } = levelsOf(numbers);
  const { noiseWeight, dataWeight } = reverseOf(numbers);
  return tex`**Bound.** With $\varsigma_${t}^2 = \tilde\beta_${t}$ the factor of the noise is

$$
\begin{aligned}
\frac{\beta_${t}}{2\alpha_${t}\sigma_${t - 1}^2} &= \frac{${n(beta)}}{2\cdot${n(alpha)}\cdot${n(1 - earlier)}} \\
&${texEquals(noiseWeight, 6)},
\end{aligned}
$$

and with $\mathrm{SNR}_${t - 1} ${texEquals(ratioOf(earlier), 8)}$ and $\mathrm{SNR}_${t} ${texEquals(ratioOf(signal), 8)}$ that of the data is

$$
\tfrac12[\mathrm{SNR}_${t - 1}-\mathrm{SNR}_${t}] \approx ${d(dataWeight)}.
$$`;
}

function check(numbers: Numbers): Markdown {
  const { step: t, noise } = numbers;
  const { beta, alpha, signal } = levelsOf(numbers);
  const { noised, mean, noiseWeight, dataWeight } = reverseOf(numbers);
  const sigma = d(Math.sqrt(1 - signal));
  return tex`**Check.** From the noise the mean is $${n(alpha)}^{-1/2}\big(${d(noised)}-\frac{${n(beta)}}{${sigma}}\cdot${f(noise)}\big) \approx ${d(mean)}$. And the factors differ by $\mathrm{SNR}_${t}$: $${d(noiseWeight)}\cdot${d(ratioOf(signal))} \approx ${d(dataWeight)}$.`;
}
