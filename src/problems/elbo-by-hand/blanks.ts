import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import type { Vector } from '../../core/vector.ts';
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
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...boundQuestions(numbers), ...gapQuestions(numbers)];
}

function boundQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...NUMBER,
      key: 'reconstruction',
      label: tex`$\E_q\ln p(\data{x}\mid\act{z})$`,
      value: reconstruction(numbers),
      slips: reconstructionSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'kl',
      label: tex`$\mathrm{KL}(q\,\Vert\,p(\act{z}))$`,
      value: gaussianKl(numbers.encoder, PRIOR),
      slips: klSlips(numbers),
    }),
    numberQuestion({ ...NUMBER, key: 'elbo', label: 'ELBO', value: elbo(numbers), slips: elboSlips(numbers) }),
  ];
}

function gapQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { mean, variance } = posterior(numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'evidence',
      label: tex`$\ln p(\data{x})$`,
      value: evidence(numbers),
      slips: evidenceSlips(numbers),
    }),
    vectorQuestion({
      ...NUMBER,
      key: 'posterior',
      label: 'Mean and variance of the posterior',
      form: 'two numbers (a, b), four decimals',
      value: [mean, variance],
      slips: posteriorSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'gap',
      label: tex`Gap $\ln p(\data{x})-\text{ELBO}$`,
      value: gaussianKl(numbers.encoder, posterior(numbers)),
      slips: gapSlips(numbers),
    }),
  ];
}

function reconstructionSlips(numbers: Numbers): readonly Slip<number>[] {
  const { w, s2, x, encoder } = numbers;
  const constant = Math.log(2 * Math.PI * s2);
  const missed = (x - w * encoder.mean) ** 2;
  return [
    {
      value: -missed / (2 * s2) - constant / 2,
      because: tex`This is the value at the mean of $q$. The variance of $q$ adds $\param{w^2}\sigma^2$ to the mean square.`,
    },
    {
      value: -(missed + encoder.variance) / (2 * s2) - constant / 2,
      because: tex`The variance of $\param{w}\act{z}$ is $\param{w^2}$ times that of $\act{z}$.`,
    },
    { value: -meanSquare(numbers) / (2 * s2), because: 'The normalizing constant of the density is missing.' },
    { value: -meanSquare(numbers) / (2 * s2) - constant, because: tex`The constant is $\frac12\ln2\pi s^2$.` },
    { value: -meanSquare(numbers) / s2 - constant / 2, because: tex`The square is divided by $2s^2$.` },
    { value: -meanSquare(numbers) / (2 * s2) + constant / 2, because: tex`The constant is subtracted.` },
    {
      value: -meanSquare(numbers) / (2 * s2 ** 2) - Math.log(2 * Math.PI * s2 ** 2) / 2,
      because: tex`$s^2$ is the variance already. You squared it again.`,
    },
  ];
}

function klSlips({ encoder: { mean, variance }, ...numbers }: Numbers): readonly Slip<number>[] {
  const value = gaussianKl({ mean, variance }, PRIOR);
  return [
    { value: 2 * value, because: 'The half in front is missing.' },
    {
      value: value + 0.5,
      because: 'The $-1$ in the bracket is missing. Without it the prior itself would not have 0.',
    },
    { value: value + Math.log(variance), because: 'The logarithm is subtracted.' },
    { value: value - Math.log(variance) / 2, because: 'The half in front stands before the logarithm too.' },
    {
      value: gaussianKl({ mean, variance: variance ** 2 }, PRIOR),
      because: tex`You took the variance for a standard deviation and squared it again.`,
    },
    {
      value: gaussianKl(PRIOR, { mean, variance }),
      because: 'This is the other direction. The mean is taken under $q$.',
    },
    {
      value: gaussianKl({ mean, variance }, posterior({ encoder: { mean, variance }, ...numbers })),
      because: 'This is the divergence from the posterior, the gap.',
    },
  ];
}

function elboSlips(numbers: Numbers): readonly Slip<number>[] {
  const kl = gaussianKl(numbers.encoder, PRIOR);
  return [
    { value: reconstruction(numbers) + kl, because: 'The divergence is subtracted.' },
    { value: evidence(numbers), because: 'This is the log-likelihood. The ELBO lies below it by the gap.' },
    { value: -reconstruction(numbers) + kl, because: 'This is the loss, minus the ELBO.' },
  ];
}

function evidenceSlips(numbers: Numbers): readonly Slip<number>[] {
  const { w, s2, x } = numbers;
  const logDensity = (variance: number) => -(x ** 2) / (2 * variance) - Math.log(2 * Math.PI * variance) / 2;
  return [
    { value: logDensity(w + s2), because: tex`The variance of $\param{w}\act{z}$ is $\param{w^2}$.` },
    { value: logDensity(1 + s2), because: tex`The weight $\param{w}$ is missing in the variance of the input.` },
    { value: logDensity(s2), because: tex`This is $p(\data{x}\mid\act{z}=0)$. The latent adds its own variance.` },
    { value: logDensity(w ** 2), because: 'The noise of the decoder adds its variance.' },
    { value: Math.exp(evidence(numbers)), because: 'This is the density. Take its logarithm.' },
    { value: -(x ** 2) / (2 * marginalVariance(numbers)), because: 'The normalizing constant is missing.' },
  ];
}

function posteriorSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { w, s2, x, encoder } = numbers;
  const { mean, variance } = posterior(numbers);
  return [
    { value: [mean, 1 / variance], because: 'The second number is the precision. The variance is its inverse.' },
    { value: [mean, Math.sqrt(variance)], because: 'The second number is the standard deviation.' },
    { value: [variance, mean], because: 'The order is mean, variance.' },
    { value: [x / w, s2 / w ** 2], because: 'This is without the prior, which pulls toward 0.' },
    { value: [(w * x) / s2, variance], because: 'The mean is the linear coefficient times the variance.' },
    { value: [encoder.mean, encoder.variance], because: 'This is what the encoder gives.' },
  ];
}

function gapSlips(numbers: Numbers): readonly Slip<number>[] {
  const { encoder } = numbers;
  return [
    {
      value: gaussianKl(encoder, PRIOR),
      because: 'This is the divergence from the prior, a part of the ELBO. The gap is that from the posterior.',
    },
    { value: gaussianKl(posterior(numbers), encoder), because: 'This is the other direction: the mean is under $q$.' },
    {
      value: evidence(numbers) - reconstruction(numbers),
      because: 'The divergence from the prior belongs to the ELBO.',
    },
    { value: 2 * gaussianKl(encoder, posterior(numbers)), because: 'The half in front is missing.' },
  ];
}
