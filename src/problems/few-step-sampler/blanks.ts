import { at } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { cosineLevel } from '../../core/noise-level.ts';
import { levelsOf, samplerOf, varianceAt, type Numbers } from './sampler.ts';

const tex = String.raw;
const FOUR = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...plainQuestions(numbers), ...noisyQuestions(numbers), ...factorQuestions(numbers)];
}

function plainQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { clean, next, jump } = samplerOf(numbers);
  return [
    numberQuestion({
      ...FOUR,
      key: 'clean',
      label: tex`$\act{\hat{x}_0}$`,
      value: clean,
      slips: cleanSlips(numbers),
    }),
    numberQuestion({
      ...FOUR,
      key: 'next',
      label: tex`$\act{x_2}$ for $\eta=0$`,
      value: next,
      slips: landingSlips(numbers, 2),
    }),
    numberQuestion({
      ...FOUR,
      key: 'jump',
      label: tex`$\act{x_1}$ for $\eta=0$`,
      value: jump,
      slips: [{ value: next, because: tex`This is $\act{x_2}$.` }, ...landingSlips(numbers, 1)],
    }),
  ];
}

function noisyQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { fresh, mean } = samplerOf(numbers);
  return [
    numberQuestion({
      ...FOUR,
      key: 'fresh',
      label: tex`$\varsigma^2$ for $\eta=1$`,
      value: fresh,
      slips: freshSlips(numbers),
    }),
    numberQuestion({
      ...FOUR,
      key: 'mean',
      label: tex`Mean of $\act{x_2}$ for $\eta=1$`,
      value: mean,
      slips: meanSlips(numbers),
    }),
  ];
}

function factorQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { factor, exact } = samplerOf(numbers);
  return [
    numberQuestion({ ...FOUR, key: 'factor', label: 'Factor of DDIM', value: factor, slips: factorSlips(numbers) }),
    numberQuestion({ ...FOUR, key: 'exact', label: 'Exact factor', value: exact, slips: exactSlips(numbers) }),
  ];
}

function cleanSlips(numbers: Numbers): readonly Slip<number>[] {
  const { signals, noised, noise } = numbers;
  const [, , { a, sigma }] = levelsOf(numbers);
  return [
    { value: noised - sigma * noise, because: tex`Divide by $a_3$: the data point has shrunk.` },
    { value: (noised - sigma * noise) / at(signals, 2), because: tex`Divide by $a_3$, the root of $\bar\alpha_3$.` },
    { value: (noised + sigma * noise) / a, because: 'Take the noise off.' },
    { value: (noised - sigma ** 2 * noise) / a, because: tex`The noise has the factor $\sigma_3$, not its square.` },
    { value: (noised - noise) / a, because: tex`The noise has the factor $\sigma_3$.` },
    { value: noised / a, because: 'The noise is still in it.' },
  ];
}

function landingSlips(numbers: Numbers, step: 1 | 2): readonly Slip<number>[] {
  const { noised, noise } = numbers;
  const levels = levelsOf(numbers);
  const { a, sigma } = at(levels, step - 1);
  const { clean } = samplerOf(numbers);
  return [
    { value: a * clean, because: 'The predicted noise is added again.' },
    { value: clean + sigma * noise, because: tex`The data point shrinks by $a_${step}$.` },
    { value: a ** 2 * clean + sigma ** 2 * noise, because: 'The coefficients are the roots.' },
    { value: a * noised + sigma * noise, because: tex`Noise the predicted data point, not $\act{x_3}$.` },
    { value: a * clean + at(levels, 2).sigma * noise, because: tex`The noise has the level of step ${step}.` },
    { value: at(levels, 2).a * clean + sigma * noise, because: tex`The signal has the level of step ${step}.` },
    { value: (noised * a) / at(levels, 2).a, because: 'This rescales the signal and leaves all of the noise.' },
  ];
}

function freshSlips(numbers: Numbers): readonly Slip<number>[] {
  const { signals } = numbers;
  const [, second, third] = levelsOf(numbers);
  const { fresh } = samplerOf(numbers);
  const beta = 1 - at(signals, 2) / at(signals, 1);
  return [
    { value: Math.sqrt(fresh), because: 'This is the standard deviation.' },
    { value: beta, because: tex`This is $\beta_3$. The quotient of the noise variances is missing.` },
    {
      value: (beta * third.sigma ** 2) / second.sigma ** 2,
      because: 'The quotient of the noise variances is upside down.',
    },
    { value: (beta * second.sigma) / third.sigma, because: 'The quotient of the standard deviations is squared, too.' },
    { value: second.sigma ** 2, because: 'This would replace all of the noise.' },
    { value: second.sigma ** 2 - fresh, because: 'This is what is left of the predicted noise.' },
  ];
}

function meanSlips(numbers: Numbers): readonly Slip<number>[] {
  const { noise, noised, signals } = numbers;
  const [, second, third] = levelsOf(numbers);
  const { clean, next, fresh } = samplerOf(numbers);
  const alpha = at(signals, 2) / at(signals, 1);
  const part = (weight: number) => second.a * clean + weight * noise;
  return [
    { value: next, because: tex`This is the point for $\eta=0$. Fresh noise leaves less of the predicted noise.` },
    { value: second.a * clean, because: 'Some of the predicted noise stays.' },
    { value: part(second.sigma - Math.sqrt(fresh)), because: 'Variances subtract, not standard deviations.' },
    { value: part(second.sigma ** 2 - fresh), because: 'The coefficient is the root.' },
    { value: part(Math.sqrt(second.sigma ** 2 + fresh)), because: 'Fresh noise replaces predicted noise: subtract.' },
    { value: (noised - (1 - alpha) * noise) / Math.sqrt(alpha), because: tex`In the DDPM mean divide by $\sigma_3$.` },
    {
      value: (noised + ((1 - alpha) / third.sigma) * noise) / Math.sqrt(alpha),
      because: 'In the DDPM mean the noise is taken off.',
    },
  ];
}

function factorSlips(numbers: Numbers): readonly Slip<number>[] {
  const { variance } = numbers;
  const [from, to] = [cosineLevel(numbers.from), cosineLevel(numbers.to)];
  const [before, after] = [varianceAt(from, variance), varianceAt(to, variance)];
  const { factor, exact } = samplerOf(numbers);
  return [
    { value: exact, because: 'This is the exact factor.' },
    { value: factor * before, because: tex`Divide by $v_t$.` },
    { value: (factor * before) / after, because: tex`Divide by $v_t$, of the start of the step.` },
    { value: (from.a * to.a * variance) / before, because: 'The predicted noise counts, too.' },
    { value: (from.sigma * to.sigma) / before, because: 'The predicted data point counts, too.' },
    { value: from.a * to.a + from.sigma * to.sigma, because: tex`This is for $v_0=1$.` },
    { value: 1 / factor, because: 'The step goes toward the data. This is upside down.' },
    {
      value: (to.a * variance + to.sigma) / before,
      because: 'The predictions have the coefficients of the start, too.',
    },
  ];
}

function exactSlips(numbers: Numbers): readonly Slip<number>[] {
  const { variance } = numbers;
  const { factor, exact } = samplerOf(numbers);
  return [
    { value: factor, because: 'This is the factor of DDIM.' },
    { value: exact ** 2, because: 'This is the quotient of the variances. Take the root.' },
    { value: 1 / exact, because: 'The step goes toward the data. This is upside down.' },
    { value: 1, because: tex`The variance stays only for $v_0=1$.` },
    { value: Math.sqrt(variance), because: tex`This is the factor of the whole way from noise.` },
    {
      value: cosineLevel(numbers.to).sigma / cosineLevel(numbers.from).sigma,
      because: 'The data vary, too, not only the noise.',
    },
  ];
}
