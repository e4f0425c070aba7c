import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { chainOf, type Numbers } from './chain.ts';

const tex = String.raw;
const DIGITS = 8;

export default defineProblem<Numbers>({
  title: 'Three steps of noise',
  minutes: 8,
  printed: { betas: [0.1, 0.2, 0.3], clean: 2, noise: -0.5, variance: 0.25 },
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
    clean: rng.pick([-2, -1.5, -1, 1, 1.5, 2]),
    noise: rng.pick([-1.5, -1, -0.75, -0.5, 0.5, 0.75, 1, 1.5]),
    variance: rng.pick([0.25, 0.5, 2, 4]),
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const d = (x: number) => texFixed(x, 6);

function statement({ betas, clean, noise, variance }: Numbers): Markdown {
  const steps = betas.map((beta, i) => tex`$\beta_${i + 1} = ${n(beta)}$`);
  return tex`A variance preserving forward process takes three steps with ${steps.slice(0, 2).join(', ')} and ${at(steps, 2)}. Give

- $\bar\alpha_3$,
- the signal-to-noise ratio $\mathrm{SNR}_3$,
- the noised number $\act{x_3}$ for $\data{x_0} = ${n(clean)}$ and $\target{\epsilon} = ${n(noise)}$,
- the variance of $\act{x_3}$ given $\act{x_1}$,
- the variance $v_3$ of $\act{x_3}$ if the data have the variance $v_0 = ${n(variance)}$.

Round only at the end.`;
}

function hints({ betas }: Numbers): readonly Markdown[] {
  const [first = 0, second = 0] = betas;
  return [
    tex`What does a single step multiply the point by, and which variance does it add? What is left of the data after three of them?`,
    tex`$\act{x_3} = \bar\alpha_3^{1/2}\data{x_0}+(1-\bar\alpha_3)^{1/2}\target{\epsilon}$, with $\bar\alpha_3 = \alpha_1\alpha_2\alpha_3$. Seen from $\act{x_1}$, only the later steps count. Variances of independent parts add, each times its squared coefficient.`,
    tex`First step: $\alpha_1\alpha_2 = ${n(1 - first)}\cdot${n(1 - second)}$. From $\act{x_1}$ on the share $\alpha_2\alpha_3$ of the variance is kept.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [level(numbers), noised(numbers), variances(numbers), check(numbers)].join('\n\n');
}

function level(numbers: Numbers): Markdown {
  const { signal, ratio } = chainOf(numbers);
  const alphas = numbers.betas.map((beta) => n(1 - beta));
  return tex`**Level.** The steps keep the shares ${alphas.map((alpha) => `$${alpha}$`).join(', ')} of the variance, so

$$
\begin{aligned}
\bar\alpha_3 &= ${alphas.join(tex`\cdot`)} = ${n(signal)} \\
\mathrm{SNR}_3 &= \frac{${n(signal)}}{1-${n(signal)}} ${texEquals(ratio, DIGITS)}.
\end{aligned}
$$`;
}

function noised(numbers: Numbers): Markdown {
  const { clean, noise } = numbers;
  const { signal, noised: point } = chainOf(numbers);
  const [a, sigma] = [d(Math.sqrt(signal)), d(Math.sqrt(1 - signal))];
  return tex`**Noised number.** With $a_3 = ${n(signal)}^{1/2} \approx ${a}$ and $\sigma_3 = ${n(1 - signal)}^{1/2} \approx ${sigma}$,

$$
\begin{aligned}
\act{x_3} &\approx ${a}\cdot${f(clean)} \\
&\quad+${sigma}\cdot${f(noise)} \\
&\approx ${d(point)}.
\end{aligned}
$$`;
}

function variances(numbers: Numbers): Markdown {
  const { betas, variance } = numbers;
  const { signal, between, marginal } = chainOf(numbers);
  return tex`**Variances.** From $\act{x_1}$ on two steps are left, which keep $${n(1 - at(betas, 1))}\cdot${n(1 - at(betas, 2))} = ${n(1 - between)}$:

$$
1-${n(1 - between)} = ${n(between)}
$$

Over all data the noise has the variance $1-\bar\alpha_3 = ${n(1 - signal)}$ and the signal $\bar\alpha_3v_0$:

$$
v_3 = ${n(signal)}\cdot${n(variance)}+${n(1 - signal)} = ${n(marginal)}
$$`;
}

function check({ betas, variance }: Numbers): Markdown {
  const kept = betas.map((beta) => 1 - beta);
  const after = betas.reduce<readonly number[]>(
    (all, beta, i) => [...all, at(kept, i) * at(all, i) + beta],
    [variance],
  );
  const lines = betas.map((beta, i) => {
    const left = texSum([tex`${n(at(kept, i))}\cdot${n(at(after, i))}`, n(beta)]);
    return tex`- $v_${i + 1} = ${left} = ${n(at(after, i + 1))}$`;
  });
  return tex`**Check.** The variance of all data step by step:

${lines.join('\n')}`;
}
