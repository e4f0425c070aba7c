import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { at, sum } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';
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
const TOLERANCE = { absolute: 2e-4 };
const PAIR = { form: 'two numbers (a, b), four decimals', tolerance: TOLERANCE };
const NUMBER = { form: 'a number, four decimals', tolerance: TOLERANCE };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...directionQuestions(numbers), ...totalQuestions(numbers), gapQuestion(numbers)];
}

function directionQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    vectorQuestion({
      ...PAIR,
      key: 'weights',
      label: tex`$\param{w^2}$ in both directions`,
      value: decoderWeights(numbers),
      slips: weightSlips(numbers),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'variances',
      label: tex`$\param{\sigma_z^2}$ in both directions`,
      value: encoderVariances(numbers),
      slips: varianceSlips(numbers),
    }),
  ];
}

function totalQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const [first, second] = numbers.variances;
  return [
    numberQuestion({
      ...NUMBER,
      key: 'distortion',
      label: tex`Total $\mathcal D$`,
      value: sum(distortions(numbers)),
      slips: distortionSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'rate',
      label: tex`Total $\mathcal R$`,
      value: sum(rates(numbers)),
      slips: rateSlips(numbers),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'limits',
      label: tex`$\beta$ from which each latent is off`,
      value: [first / numbers.s2, second / numbers.s2],
      slips: limitSlips(numbers),
    }),
  ];
}

/** Whether no direction is used, so that the encoder is the prior and everything is simpler. */
const isOff = (numbers: Numbers, i: number) => at(decoderWeights(numbers), i) === 0;

function weightSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { variances, s2 } = numbers;
  const signed = variances.map((variance) => variance - level(numbers));
  const below = signed.some((weight) => weight < 0)
    ? [{ value: signed, because: 'A square is not negative. Below the level the best weight is 0.' }]
    : [];
  return [
    {
      value: variances.map((variance) => Math.max(0, variance - s2)),
      because: tex`The noise counts with the weight $\beta$.`,
    },
    {
      value: variances.map((variance) => Math.max(0, variance - s2 / numbers.beta)),
      because: tex`The level is $\beta s^2$. A larger weight of the rate raises it.`,
    },
    { value: decoderWeights(numbers).map(Math.sqrt), because: tex`That is $\param{w}$. Its square was asked.` },
    { value: variances, because: 'The level is taken off.' },
    { value: distortions(numbers), because: 'That is the distortion. The weight gets what stands above the level.' },
    ...below,
  ];
}

function varianceSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const { s2 } = numbers;
  const weights = decoderWeights(numbers);
  const value = encoderVariances(numbers);
  const zero = value.map((variance, i) => (isOff(numbers, i) ? 0 : variance));
  const off = weights.some((weight) => weight === 0)
    ? [{ value: zero, because: 'A latent that is off has the variance of the prior, 1.' }]
    : [];
  return [
    {
      value: weights.map((weight) => s2 / (weight + s2)),
      because: tex`That is the posterior. The encoder sees the noise variance $\beta s^2$.`,
    },
    { value: value.map(Math.sqrt), because: 'Those are standard deviations.' },
    {
      value: numbers.variances.map((variance) => level(numbers) / variance),
      because: 'Below the level the encoder is the prior, and its variance is never above 1.',
    },
    {
      value: weights.map((weight) => level(numbers) / (weight + s2)),
      because: tex`In the denominator stands $\param{w^2}+\beta s^2$.`,
    },
    ...off,
  ].filter((slip) => off.length > 0 || !slip.because.startsWith('Below'));
}

function distortionSlips(numbers: Numbers): readonly Slip<number>[] {
  const all = distortions(numbers);
  const used = all.filter((_, i) => !isOff(numbers, i));
  const off =
    used.length === 2
      ? []
      : [
          { value: 2 * level(numbers), because: 'Below the level the distortion is the variance of the direction.' },
          { value: sum(used), because: 'A direction that is off has a distortion too: all of its variance.' },
        ];
  return [
    ...off,
    {
      value: sum(numbers.variances.map((variance) => Math.min(variance, numbers.s2))),
      because: tex`The level is $\beta s^2$, not $s^2$.`,
    },
    {
      value: sum(all) / (2 * numbers.s2),
      because: tex`That is the term of the loss. $\mathcal D$ is not divided by $2s^2$.`,
    },
    { value: sum(numbers.variances), because: 'That would hold if both latents were off.' },
  ];
}

function rateSlips(numbers: Numbers): readonly Slip<number>[] {
  const value = sum(rates(numbers));
  const signed = sum(numbers.variances.map((variance) => Math.log(variance / level(numbers)) / 2));
  const off = numbers.variances.some((_, i) => isOff(numbers, i))
    ? [{ value: signed, because: 'A divergence is not negative. A latent that is off has the rate 0.' }]
    : [];
  return [
    { value: 2 * value, because: 'The half in front is missing.' },
    { value: value / Math.LN2, because: 'That is in bits. Take natural logarithms.' },
    {
      value: value * numbers.beta,
      because: tex`That is the term of the loss. $\mathcal R$ is not multiplied by $\beta$.`,
    },
    {
      value: sum(rates({ ...numbers, beta: 1 })),
      because: tex`The level is $\beta s^2$, not $s^2$.`,
    },
    ...off,
  ];
}

function limitSlips({ variances: [first, second], s2, beta }: Numbers): readonly Slip<Vector>[] {
  return [
    { value: [second / s2, first / s2], because: 'The order is first direction, second direction.' },
    { value: [s2 / first, s2 / second], because: tex`It is off for $\lambda_i\le\beta s^2$. Solve for $\beta$.` },
    { value: [first, second], because: tex`The noise is missing: it is off for $\lambda_i\le\beta s^2$.` },
    { value: [first * s2, second * s2], because: tex`It is off for $\lambda_i\le\beta s^2$. Divide by $s^2$.` },
    {
      value: [first / (beta * s2), second / (beta * s2)],
      because: tex`That is the variance over the level. Which $\beta$ makes it 1?`,
    },
    { value: [Math.sqrt(first / s2), Math.sqrt(second / s2)], because: 'Compare variances, not deviations.' },
  ];
}

function gapQuestion(numbers: Numbers): TellingQuestion {
  const gap = negativeElbo(numbers) - surprise(numbers);
  return numberQuestion({
    ...NUMBER,
    key: 'gap',
    label: 'Gap of the ELBO',
    value: gap,
    slips: [
      {
        value: 0,
        because: tex`The encoder is the posterior at $\beta=1$ only. Here it has the noise variance $\beta s^2$.`,
      },
      { value: negativeElbo(numbers), because: 'That is minus the ELBO. Take off minus the log-likelihood.' },
      { value: surprise(numbers), because: 'That is the mean of minus the log-likelihood of the model.' },
      {
        value: gap + (numbers.beta - 1) * sum(rates(numbers)),
        because: tex`The ELBO has the rate with weight 1. $\beta$ is only in the loss.`,
      },
      {
        value:
          negativeElbo(numbers) - sum(numbers.variances.map((variance) => Math.log(2 * Math.PI * variance) + 1)) / 2,
        because: tex`The marginal of the model has the variances $\param{w^2}+s^2$, not those of the data.`,
      },
    ],
  });
}
