import { blanksOf } from '../../core/answer/question.ts';
import { at, sum } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texMatrix, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { estimates, type Numbers } from './estimate.ts';
import { determinantOf } from './linear-map.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'What a denoiser learns',
  minutes: 14,
  printed: { variance: 9, noise: 3, seen: 2, covariance: [2, 0.6, 1], pairNoise: 0.5, seenSign: 0.2 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const sizes = [-8, -6, -4, -2, 2, 4, 6, 8];
  const numbers: Numbers = {
    variance: rng.pick([1, 4, 9]),
    // With the variance 1 the score would be the way to the best guess.
    noise: rng.pick([0.25, 0.5, 1.5, 2, 3]),
    seen: rng.pick([-3, -2, -1.5, -1, 1, 1.5, 2, 3]),
    covariance: [rng.integer(1, 4), rng.pick([-0.8, -0.6, -0.4, 0.4, 0.6, 0.8]), rng.integer(1, 4)],
    pairNoise: rng.pick([0.4, 0.5, 0.8, 1.2, 2]),
    seenSign: rng.pick(sizes) / 10,
  };
  const { sign, mapError, apartError } = estimates(numbers);
  const [a, , c] = numbers.covariance;
  // A sign that is almost sure could not be told from its more probable value, nor a weak neighbor from none.
  const isTelling = Math.abs(sign) < 0.98 && apartError - mapError > 0.003;
  const isUsable = numbers.variance !== numbers.noise && a !== c && isTelling;
  return isUsable && questions(numbers).every(({ isClear }) => isClear) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);

const covarianceOf = ({ covariance: [a, b, c] }: Numbers) => [
  [a, b],
  [b, c],
];

function statement(numbers: Numbers): Markdown {
  const { variance, noise, seen, pairNoise, seenSign } = numbers;
  return tex`All noise is Gaussian, independent, of mean zero. All errors are mean squared errors.

- $\data{x}\sim\mathcal N(0,\lambda_1)$ with $\lambda_1 = ${variance}$ is seen as $\data{\tilde x}$ in noise of variance $s^2 = ${noise}$. Give the factor of the best denoiser and its error. Give the score $(\ln p_s)'$ of the corrupted input at $\data{\tilde x} = ${seen}$.

From here on $s^2 = ${pairNoise}$.

- $\data{x}$ is $+1$ or $-1$, equally likely, and $\data{\tilde x} = ${seenSign}$ is seen. Give the best guess.
- Two features of mean zero have the covariance $\data{\mC} = ${texMatrix(covarianceOf(numbers), DIGITS)}$, and each gets noise. Give the best linear denoiser $\param{\mW^\star}$ and its error, the sum over both features.
- The same two features without noise, but feature 1 is hidden. Give the weight of feature 2 in the best linear prediction of feature 1, and the error of this prediction.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { variance, noise, pairNoise } = numbers;
  const [a, b, c] = numbers.covariance;
  const noisy = [
    [a + pairNoise, b],
    [b, c + pairNoise],
  ];
  return [
    tex`The best denoiser is a conditional mean. For Gaussians it is linear, so covariances are enough.`,
    tex`$\E[\data{x}\mid\data{\tilde x}] = \frac{\lambda_1}{\lambda_1+s^2}\,\data{\tilde x}$, and $\data{\tilde x}\sim\mathcal N(0,\lambda_1+s^2)$. For signs weigh $\pm1$ with $e^{\pm\data{\tilde x}/s^2}$. For two features $\param{\mW^\star} = \data{\mC}(\data{\mC}+s^2\mI)^{-1}$, with the error $s^2\tr\param{\mW^\star}$.`,
    tex`First step: $\lambda_1+s^2 = ${n(variance + noise)}$, and for the features $\data{\mC}+s^2\mI = ${texMatrix(noisy, DIGITS)}$. The weight of feature 2 is a covariance over the variance of feature 2.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [gaussian(numbers), sign(numbers), features(numbers), hidden(numbers), check(numbers)].join('\n\n');
}

function gaussian(numbers: Numbers): Markdown {
  const { variance, noise, seen } = numbers;
  const { coefficient, leastError, score } = estimates(numbers);
  const whole = n(variance + noise);
  return tex`**Gaussian number.** The factor is $${variance}/${whole} ${texEquals(coefficient, DIGITS)}$, the error $${variance}\cdot${noise}/${whole} ${texEquals(leastError, DIGITS)}$. Since $\data{\tilde x}\sim\mathcal N(0, ${whole})$, the score is $-\data{\tilde x}/${whole}$, at $${seen}$ it is $${n(-seen)}/${whole} ${texEquals(score, DIGITS)}$.`;
}

function sign(numbers: Numbers): Markdown {
  const { pairNoise, seenSign } = numbers;
  const { sign: guess } = estimates(numbers);
  return tex`**Sign.** The densities at $\data{\tilde x}$ are proportional to $e^{-(\data{\tilde x}\mp1)^2/(2s^2)}$, hence to $e^{\pm\data{\tilde x}/s^2}$. The mean is $\tanh(\data{\tilde x}/s^2) = \tanh(${seenSign}/${pairNoise}) ${texEquals(guess, DIGITS)}$.`;
}

function features(numbers: Numbers): Markdown {
  const { pairNoise } = numbers;
  const [a, b, c] = numbers.covariance;
  const { map, mapError } = estimates(numbers);
  const diagonal = [a * (c + pairNoise) - b ** 2, c * (a + pairNoise) - b ** 2];
  const determinant = determinantOf(numbers.covariance, pairNoise);
  const adjugate = [
    [c + pairNoise, -b],
    [-b, a + pairNoise],
  ];
  return tex`**Two features.** The determinant of $\data{\mC}+s^2\mI$ is $${n(a + pairNoise)}\cdot${n(c + pairNoise)}-${f(b)}^2 = ${n(determinant)}$, so

$$
\begin{aligned}
\param{\mW^\star} &= \frac1{${n(determinant)}}${texMatrix(covarianceOf(numbers), DIGITS)}${texMatrix(adjugate, DIGITS)} \\
&= \frac1{${n(determinant)}}${texMatrix(
    [
      [at(diagonal, 0), pairNoise * b],
      [pairNoise * b, at(diagonal, 1)],
    ],
    DIGITS,
  )}
\approx ${texMatrix(map, DIGITS)}.
\end{aligned}
$$

The error is $s^2\tr\param{\mW^\star} = ${pairNoise}\cdot${n(sum(diagonal))}/${n(determinant)} ${texEquals(mapError, DIGITS)}$.`;
}

function hidden(numbers: Numbers): Markdown {
  const [a, b, c] = numbers.covariance;
  const [weight, error] = estimates(numbers).neighbor;
  return tex`**Hidden feature.** The weight is the covariance over the variance of feature 2, $${b}/${c} ${texEquals(weight, DIGITS)}$. The error is $${a}-${f(b)}^2/${c} ${texEquals(error, DIGITS)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { variance, noise, seen, pairNoise } = numbers;
  const { coefficient, mapError } = estimates(numbers);
  const whole = n(variance + noise);
  return tex`**Check.** Tweedie: $\data{\tilde x}+s^2(\ln p_s)' = ${texSum([String(seen), tex`${-seen * noise}/${whole}`])} ${texEquals(coefficient * seen, DIGITS)}$, the same as $${seen}\cdot${variance}/${whole}$. The linear denoiser beats copying, $${n(mapError)}<2\cdot${pairNoise} = ${n(2 * pairNoise)}$. And the error of the hidden feature is below its variance, since the other one is correlated with it.`;
}
