import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at, sum } from '../../core/array.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texVector } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import {
  decoderWeights,
  distortions,
  encoderVariances,
  level,
  negativeElbo,
  rates,
  surprise,
  type Numbers,
} from './directions.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 6;

export default defineProblem<Numbers>({
  title: 'The latent that switches off',
  minutes: 14,
  printed: { variances: [4, 0.6], s2: 0.8, beta: 1.5 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const drawn = (): Numbers => ({
    variances: [rng.pick([2, 3, 4, 5, 6, 8, 9]), rng.pick([0.2, 0.3, 0.4, 0.6, 0.8, 1.2, 1.5])],
    s2: rng.pick([0.2, 0.25, 0.4, 0.5, 0.8]),
    beta: rng.pick([0.5, 1.5, 2, 3, 4]),
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether the first latent is used, and the second is used or off by more than a hair. */
function isUsable(numbers: Numbers): boolean {
  const [first, second] = numbers.variances;
  return first > level(numbers) && Math.abs(second - level(numbers)) > 0.05;
}

const n = (x: number) => texNumber(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);

function statement({ variances: [first, second], s2, beta }: Numbers): Markdown {
  return tex`Data have the variances $\lambda_1 = ${n(first)}$ and $\lambda_2 = ${n(second)}$ along their two principal directions, and the mean 0. A linear VAE has one latent for each direction, the decoder noise $s^2 = ${n(s2)}$ and the weight $\beta = ${n(beta)}$ on its KL divergence. It is at its optimum. Give, with the first direction first,

- $\param{w^2}$ of the decoder in each direction,
- the variance $\param{\sigma_z^2}$ of the encoder in each direction,
- the distortion of both directions together,
- the rate of both together, in nats,
- for each latent, the $\beta$ from which on it is off, if all else stays,
- the gap between the mean log-likelihood of the model and its mean ELBO, in nats.`;
}

function hints({ s2, beta }: Numbers): readonly Markdown[] {
  return [
    'Compare each variance with one level. Which side is it on, and what does the encoder of a latent that is off give?',
    tex`The level is $\beta s^2$. Above it $\param{w^2}+\beta s^2 = \lambda_i$ and the encoder variance is level over variance. The ELBO has the rate with weight 1, and the model’s own variance of the data is $\param{w^2}+s^2$ in each direction.`,
    tex`First steps: the level is $${n(beta)}\cdot${n(s2)}$. For the gap write both means as sums over the directions: $\frac{\mathcal D}{2s^2}+\frac12\ln2\pi s^2+\mathcal R$ on the one side, $\frac12\ln2\pi(\param{w^2}+s^2)+\frac{\lambda_i}{2(\param{w^2}+s^2)}$ on the other.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [optimum(numbers), totals(numbers), gap(numbers), check(numbers)].join('\n\n');
}

function optimum(numbers: Numbers): Markdown {
  const { variances, s2, beta } = numbers;
  const weights = decoderWeights(numbers);
  const line = (i: number) => {
    const variance = n(at(variances, i));
    const name = i === 0 ? 'first' : 'second';
    if (at(weights, i) === 0)
      return tex`The ${name} variance, $${variance}$, is below it: $\param{w^2} = 0$, and the encoder gives the prior, $\param{\sigma_z^2} = 1$.`;
    return tex`The ${name} variance, $${variance}$, is above it: $\param{w^2} = ${variance}-${n(level(numbers))} = ${n(at(weights, i))}$ and $\param{\sigma_z^2} = ${n(level(numbers))}/${variance} ${e(at(encoderVariances(numbers), i))}$.`;
  };
  return tex`**Directions.** The level is $\beta s^2 = ${n(beta)}\cdot${n(s2)} = ${n(level(numbers))}$. ${line(0)} ${line(1)} So the two pairs are $${texVector(weights, DIGITS)}$ and $${texVector(encoderVariances(numbers), DIGITS)}$.`;
}

function totals(numbers: Numbers): Markdown {
  const { variances, s2 } = numbers;
  const [first = NaN, second = NaN] = distortions(numbers);
  const parts = rates(numbers).map((rate, i) =>
    rate === 0 ? '0' : tex`\tfrac12\ln\frac{${n(at(variances, i))}}{${n(level(numbers))}}`,
  );
  return tex`**Totals.** The distortion is the smaller of level and variance in each direction, the rate $\frac12\ln(\lambda_i/\mathcal D)$:

$$
\begin{aligned}
\mathcal D &= ${n(first)}+${n(second)} = ${n(first + second)} \\
\mathcal R &= ${parts.join('+')} \\
&\approx ${fixed(sum(rates(numbers)))}
\end{aligned}
$$

**Limits.** A latent is off for $\lambda_i\le\beta s^2$, so from $\beta = \lambda_i/s^2$ on. That is $${n(variances[0])}/${n(s2)} ${e(variances[0] / s2)}$ and $${n(variances[1])}/${n(s2)} ${e(variances[1] / s2)}$.`;
}

function gap(numbers: Numbers): Markdown {
  const { s2 } = numbers;
  const marginals = decoderWeights(numbers).map((weight) => weight + s2);
  const [bound, truth] = [negativeElbo(numbers), surprise(numbers)];
  return tex`**Gap.** Minus the ELBO is, for both directions,

$$
\begin{aligned}
&\frac{\mathcal D}{2s^2}+\ln2\pi s^2+\mathcal R \\
&\quad \approx ${n(sum(distortions(numbers)) / (2 * s2))}+${fixed(Math.log(2 * Math.PI * s2))}+${fixed(sum(rates(numbers)))} \\
&\quad \approx ${fixed(bound)}.
\end{aligned}
$$

The model gives the data the variances $\param{w^2}+s^2$, that is, $${texVector(marginals, DIGITS)}$:

$$
\begin{aligned}
&\tfrac12\sum_i\Big[\ln2\pi(\param{w^2}+s^2)+\frac{\lambda_i}{\param{w^2}+s^2}\Big] \\
&\quad \approx ${fixed(truth)}
\end{aligned}
$$

The gap is $${fixed(bound)}-${fixed(truth)} \approx ${fixed(bound - truth)}$. It comes from the directions that are used: their encoder is the posterior for the noise $\beta s^2$, not for $s^2$.`;
}

function check(numbers: Numbers): Markdown {
  const { variances, s2 } = numbers;
  const weight = at(decoderWeights(numbers), 0);
  const spread = s2 / (weight + s2);
  const encoder = at(encoderVariances(numbers), 0);
  const slopes = [Math.sqrt(weight) / variances[0], Math.sqrt(weight) / (weight + s2)] as const;
  const missed = (slopes[0] - slopes[1]) ** 2 * variances[0];
  const divergence = (encoder / spread + missed / spread - 1 - Math.log(encoder / spread)) / 2;
  const rest =
    at(decoderWeights(numbers), 1) === 0
      ? 'The second encoder is the posterior, so this is the whole gap.'
      : 'The second direction adds the rest of the gap in the same way.';
  return tex`**Check.** In the first direction the posterior has the variance $${n(spread)}$ and the slope $${n(slopes[1])}$ in $\data{x}$, the encoder $${n(encoder)}$ and $${n(slopes[0])}$. Their mean divergence is $${fixed(divergence)}$. ${rest}`;
}
