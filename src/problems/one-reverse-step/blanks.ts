import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { levelsOf, ratioOf, reverseOf, type Numbers } from './step.ts';

const tex = String.raw;
const FOUR = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...posteriorQuestions(numbers), ...weightQuestions(numbers)];
}

function posteriorQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { noised, variance, mean } = reverseOf(numbers);
  const t = numbers.step;
  return [
    numberQuestion({
      ...FOUR,
      key: 'noised',
      label: tex`$\act{x_${t}}$`,
      value: noised,
      slips: noisedSlips(numbers),
    }),
    numberQuestion({
      ...FOUR,
      key: 'variance',
      label: tex`$\tilde\beta_${t}$`,
      value: variance,
      slips: varianceSlips(numbers),
    }),
    numberQuestion({ ...FOUR, key: 'mean', label: tex`$\tilde\mu_${t}$`, value: mean, slips: meanSlips(numbers) }),
  ];
}

function weightQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { noiseWeight, dataWeight } = reverseOf(numbers);
  return [
    numberQuestion({
      ...FOUR,
      key: 'noise-weight',
      label: 'Factor of the error of the noise',
      value: noiseWeight,
      slips: noiseWeightSlips(numbers),
    }),
    numberQuestion({
      ...FOUR,
      key: 'data-weight',
      label: 'Factor of the error of the data',
      value: dataWeight,
      slips: dataWeightSlips(numbers),
    }),
  ];
}

function noisedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { clean, noise } = numbers;
  const { signal, earlier, beta, alpha } = levelsOf(numbers);
  const [a, sigma] = [Math.sqrt(signal), Math.sqrt(1 - signal)];
  return [
    { value: clean + sigma * noise, because: 'The signal has to shrink.' },
    { value: signal * clean + (1 - signal) * noise, because: 'The coefficients are the roots.' },
    {
      value: Math.sqrt(earlier) * clean + Math.sqrt(1 - earlier) * noise,
      because: 'This is the level of the step before.',
    },
    {
      value: Math.sqrt(alpha) * clean + Math.sqrt(beta) * noise,
      because: 'This is one step from the data, not all of them.',
    },
    { value: a * clean - sigma * noise, because: 'The noise is added, with its sign.' },
  ];
}

function varianceSlips(numbers: Numbers): readonly Slip<number>[] {
  const { signal, earlier, beta, alpha } = levelsOf(numbers);
  const { variance } = reverseOf(numbers);
  const t = numbers.step;
  return [
    { value: beta, because: tex`This is $\beta_${t}$, of the forward step.` },
    { value: ((1 - signal) / (1 - earlier)) * beta, because: 'Upside down: the posterior is narrower.' },
    {
      value: (earlier / signal) * beta,
      because: tex`The quotient is that of the variances of the noise, $1-\bar\alpha$.`,
    },
    { value: Math.sqrt(variance), because: 'This is the standard deviation.' },
    {
      value: 1 / (1 / beta + 1 / (1 - earlier)),
      because: tex`The likelihood has the precision $\alpha_${t}/\beta_${t}$ in $\act{x_${t - 1}}$.`,
    },
    {
      value: alpha / beta + 1 / (1 - earlier),
      because: 'This is the precision.',
    },
    { value: 1 - earlier, because: tex`This is the variance given $\data{x_0}$ alone.` },
  ];
}

function meanSlips(numbers: Numbers): readonly Slip<number>[] {
  const { clean, noise } = numbers;
  const { signal, earlier, beta, alpha } = levelsOf(numbers);
  const { noised, ofClean, ofNoised } = reverseOf(numbers);
  const t = numbers.step;
  return [
    { value: ofNoised * clean + ofClean * noised, because: 'The factors are exchanged.' },
    { value: ofClean * clean, because: tex`The part of $\act{x_${t}}$ is missing.` },
    { value: ofNoised * noised, because: 'The part of the data point is missing.' },
    {
      value: (Math.sqrt(signal) / Math.sqrt(earlier)) * ofClean * clean + ofNoised * noised,
      because: tex`The factor of $\data{x_0}$ has the root of $\bar\alpha_${t - 1}$, not of $\bar\alpha_${t}$.`,
    },
    {
      value: Math.sqrt(earlier) * ofClean * clean + ofNoised * noised,
      because: tex`The factor of $\data{x_0}$ has the root of $\bar\alpha_${t - 1}$.`,
    },
    {
      value: ofClean * clean + Math.sqrt(alpha) * ofNoised * noised,
      because: tex`The factor of $\act{x_${t}}$ has the root of $\alpha_${t}$.`,
    },
    {
      value: Math.sqrt(earlier) * clean + Math.sqrt(1 - earlier) * noise,
      because: 'This is the step of DDIM without fresh noise, not the mean of the posterior.',
    },
    { value: noised / Math.sqrt(alpha), because: 'This undoes the shrinking alone. The noise is still in it.' },
    {
      value: (noised + (beta / Math.sqrt(1 - signal)) * noise) / Math.sqrt(alpha),
      because: 'The noise has to be taken off.',
    },
    {
      value: (noised - beta * noise) / Math.sqrt(alpha),
      because: tex`The noise has the factor $\beta_${t}/\sigma_${t}$.`,
    },
  ];
}

function noiseWeightSlips(numbers: Numbers): readonly Slip<number>[] {
  const { signal, earlier, beta, alpha } = levelsOf(numbers);
  const { noiseWeight, dataWeight, variance } = reverseOf(numbers);
  return [
    { value: dataWeight, because: 'This is the factor of the error of the data.' },
    { value: 2 * noiseWeight, because: 'The divergence has a factor of one half.' },
    { value: 1, because: 'All factors 1, that is the simple loss.' },
    { value: beta / (2 * alpha * (1 - signal)), because: tex`This is for $\varsigma^2=\beta_${numbers.step}$.` },
    { value: beta / (2 * (1 - earlier)), because: tex`The factor $1/\alpha_${numbers.step}$ is missing.` },
    { value: 1 / (2 * variance), because: 'This is the factor of the error of the mean.' },
    { value: noiseWeight / ratioOf(signal), because: 'From noise to data the factor is multiplied by the SNR.' },
  ];
}

function dataWeightSlips(numbers: Numbers): readonly Slip<number>[] {
  const { signal, earlier } = levelsOf(numbers);
  const { noiseWeight, dataWeight, variance } = reverseOf(numbers);
  return [
    { value: noiseWeight, because: 'This is the factor of the error of the noise.' },
    { value: 2 * dataWeight, because: 'The divergence has a factor of one half.' },
    { value: noiseWeight / ratioOf(signal), because: 'Multiply the factor of the noise by the SNR.' },
    { value: noiseWeight * ratioOf(earlier), because: tex`Multiply by the SNR of step ${numbers.step}.` },
    { value: ratioOf(earlier) / 2, because: tex`Take off $\frac12\mathrm{SNR}_${numbers.step}$.` },
    {
      value: (Math.sqrt(ratioOf(earlier)) - Math.sqrt(ratioOf(signal))) / 2,
      because: 'The SNR is the quotient of the variances, without a root.',
    },
    { value: 1 / (2 * variance), because: 'This is the factor of the error of the mean.' },
  ];
}
