import { at, sum } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { chainOf, type Numbers } from './chain.ts';

const tex = String.raw;
const FOUR = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...lawQuestions(numbers), ...varianceQuestions(numbers)];
}

function lawQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { signal, ratio, noised } = chainOf(numbers);
  return [
    numberQuestion({
      ...FOUR,
      key: 'signal',
      label: tex`$\bar\alpha_3$`,
      value: signal,
      slips: signalSlips(numbers),
    }),
    numberQuestion({
      ...FOUR,
      key: 'ratio',
      label: tex`$\mathrm{SNR}_3$`,
      value: ratio,
      slips: ratioSlips(numbers),
    }),
    numberQuestion({
      ...FOUR,
      key: 'noised',
      label: tex`$\act{x_3}$`,
      value: noised,
      slips: noisedSlips(numbers),
    }),
  ];
}

function varianceQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { between, marginal } = chainOf(numbers);
  return [
    numberQuestion({
      ...FOUR,
      key: 'between',
      label: tex`Variance of $\act{x_3}$ given $\act{x_1}$`,
      value: between,
      slips: betweenSlips(numbers),
    }),
    numberQuestion({
      ...FOUR,
      key: 'marginal',
      label: tex`Variance $v_3$`,
      value: marginal,
      slips: marginalSlips(numbers),
    }),
  ];
}

function signalSlips(numbers: Numbers): readonly Slip<number>[] {
  const { betas } = numbers;
  const { signal, signals } = chainOf(numbers);
  return [
    { value: 1 - sum(betas), because: tex`The $\alpha_t$ are multiplied. The $\beta_t$ do not just add up.` },
    { value: betas.reduce((product, beta) => product * beta, 1), because: tex`Multiply $\alpha_t=1-\beta_t$.` },
    { value: 1 - at(betas, 2), because: tex`This is $\alpha_3$, of the last step alone.` },
    { value: signal / at(signals, 1), because: 'The first step is missing.' },
    { value: at(signals, 2), because: 'The last step is missing.' },
    { value: Math.sqrt(signal), because: tex`This is $a_3=\sqrt{\bar\alpha_3}$.` },
    { value: 1 - signal, because: tex`This is the variance of the noise, $1-\bar\alpha_3$.` },
  ];
}

function ratioSlips(numbers: Numbers): readonly Slip<number>[] {
  const { betas } = numbers;
  const { signal, ratio } = chainOf(numbers);
  const last = at(betas, 2);
  return [
    { value: Math.sqrt(ratio), because: tex`This is $a_3/\sigma_3$. The ratio is that of the squares.` },
    { value: 1 / ratio, because: 'Upside down: signal over noise.' },
    { value: signal, because: tex`Divide by the variance of the noise.` },
    { value: (1 - last) / last, because: 'This takes only the last step.' },
    { value: 1 / sum(betas), because: 'Each step also shrinks the signal, and the noise that is there.' },
    {
      value: signal / sum(betas),
      because: 'A step shrinks the noise that is there. The variances do not just add up.',
    },
  ];
}

function noisedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { betas, clean, noise } = numbers;
  const { signal } = chainOf(numbers);
  const [a, sigma] = [Math.sqrt(signal), Math.sqrt(1 - signal)];
  return [
    { value: clean + sigma * noise, because: 'The signal has to shrink.' },
    { value: signal * clean + (1 - signal) * noise, because: tex`The coefficients are the roots.` },
    { value: a * clean + (1 - signal) * noise, because: tex`The noise has the standard deviation $\sigma_3$, a root.` },
    { value: signal * clean + sigma * noise, because: tex`The coefficient of the data is a root.` },
    {
      value: a * clean + Math.sqrt(at(betas, 2)) * noise,
      because: tex`The noise of all steps together has the variance $1-\bar\alpha_3$.`,
    },
    { value: a * clean - sigma * noise, because: 'The noise is added, with its sign.' },
    { value: sigma * clean + a * noise, because: 'The coefficients are exchanged.' },
    { value: a * clean + noise, because: 'The noise needs its coefficient.' },
  ];
}

function betweenSlips(numbers: Numbers): readonly Slip<number>[] {
  const { betas } = numbers;
  const { signal, signals, between } = chainOf(numbers);
  return [
    { value: 1 - signal, because: tex`This is given $\data{x_0}$.` },
    { value: at(betas, 2), because: tex`This is given $\act{x_2}$.` },
    { value: at(betas, 1) + at(betas, 2), because: 'Step 3 shrinks the noise of step 2.' },
    { value: 1 - between, because: tex`This is the squared coefficient of $\act{x_1}$.` },
    { value: at(signals, 1) - signal, because: tex`Divide by $\bar\alpha_1$: the chain starts at $\act{x_1}$.` },
    { value: Math.sqrt(between), because: 'This is the standard deviation.' },
  ];
}

function marginalSlips(numbers: Numbers): readonly Slip<number>[] {
  const { variance } = numbers;
  const { signal } = chainOf(numbers);
  return [
    { value: 1 - signal, because: 'This is the noise alone. The data vary, too.' },
    { value: signal * variance, because: 'This is the signal alone.' },
    { value: variance + 1 - signal, because: 'The variance of the data shrinks.' },
    { value: 1, because: tex`The variance is preserved only if $v_0=1$.` },
    {
      value: Math.sqrt(signal) * variance + 1 - signal,
      because: 'The variance is multiplied by the square of the coefficient.',
    },
    { value: signal * variance ** 2 + 1 - signal, because: tex`The variance $v_0$ is not squared.` },
  ];
}
