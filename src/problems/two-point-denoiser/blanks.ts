import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { worldOf, type Numbers } from './world.ts';

const tex = String.raw;
const FOUR = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...predictionQuestions(numbers), ...densityQuestions(numbers)];
}

function predictionQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { clean, noise, velocity } = worldOf(numbers);
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
      key: 'noise',
      label: tex`$\act{\hat{\epsilon}}$`,
      value: noise,
      slips: noiseSlips(numbers),
    }),
    numberQuestion({
      ...FOUR,
      key: 'velocity',
      label: tex`$\act{\hat{v}}$`,
      value: velocity,
      slips: velocitySlips(numbers),
    }),
  ];
}

function densityQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { score, threshold } = worldOf(numbers);
  return [
    numberQuestion({ ...FOUR, key: 'score', label: 'Score', value: score, slips: scoreSlips(numbers) }),
    numberQuestion({
      ...FOUR,
      key: 'threshold',
      label: tex`Two modes above $\bar\alpha_t=$`,
      value: threshold,
      slips: thresholdSlips(numbers),
    }),
  ];
}

function cleanSlips(numbers: Numbers): readonly Slip<number>[] {
  const { point, noised } = numbers;
  const { a, sigma, argument } = worldOf(numbers);
  const unscaled = { value: Math.tanh(argument), because: 'The points are not 1 and −1: multiply by the point.' };
  return [
    ...(point === 1 ? [] : [unscaled]),
    { value: point * Math.tanh(argument * sigma), because: tex`Divide by the variance $\sigma_t^2$.` },
    {
      value: point * Math.tanh(2 * argument),
      because: tex`The odds are $e^{2u}$, and their mean is a $\tanh$ of $u$.`,
    },
    {
      value: point * Math.tanh(argument / a),
      because: tex`The noised points lie at $a_t$ times the points.`,
    },
    { value: point * Math.sign(noised), because: 'This is the more likely point. The mean is asked for.' },
    { value: noised / a, because: 'This assumes that there is no noise.' },
    {
      value: (a * point ** 2 * noised) / (a ** 2 * point ** 2 + sigma ** 2),
      because: 'This is the best linear denoiser. Use Bayes’ rule for two points.',
    },
    { value: point / (1 + Math.exp(-2 * argument)), because: 'The other point counts, too.' },
  ];
}

function noiseSlips(numbers: Numbers): readonly Slip<number>[] {
  const { noised } = numbers;
  const { a, sigma, clean } = worldOf(numbers);
  return [
    { value: (noised - clean) / sigma, because: tex`The data point enters with $a_t$.` },
    { value: noised - a * clean, because: tex`Divide by $\sigma_t$.` },
    { value: (noised - a * clean) / sigma ** 2, because: tex`Divide by $\sigma_t$, not by its square.` },
    { value: (noised - sigma * clean) / a, because: 'The coefficients are exchanged.' },
    { value: (noised - a ** 2 * clean) / sigma, because: tex`The coefficient is $a_t=\sqrt{\bar\alpha_t}$.` },
    { value: noised - clean, because: tex`Solve $\act{x_t}=a_t\act{\hat{x}_0}+\sigma_t\act{\hat{\epsilon}}$.` },
  ];
}

function velocitySlips(numbers: Numbers): readonly Slip<number>[] {
  const { noised } = numbers;
  const { a, sigma, clean, noise } = worldOf(numbers);
  return [
    { value: noised, because: tex`This is $\act{x_t}$ itself. There is a minus in v.` },
    { value: a * clean - sigma * noise, because: 'Data and noise are exchanged.' },
    { value: noise - clean, because: 'This is the velocity of the straight path.' },
    { value: sigma * noise - a * clean, because: 'The coefficients are exchanged.' },
    { value: a ** 2 * noise - sigma ** 2 * clean, because: 'The coefficients are not squared.' },
  ];
}

function scoreSlips(numbers: Numbers): readonly Slip<number>[] {
  const { noised } = numbers;
  const { a, sigma, clean, noise } = worldOf(numbers);
  return [
    { value: -noise, because: tex`This is the score times $\sigma_t$.` },
    { value: a * clean - noised, because: tex`This is the score times $\sigma_t^2$.` },
    { value: (clean - noised) / sigma ** 2, because: tex`The data point enters with $a_t$.` },
    { value: -noised, because: 'This would be the score of pure noise.' },
    { value: clean, because: 'This is the predicted data point.' },
  ];
}

function thresholdSlips(numbers: Numbers): readonly Slip<number>[] {
  const { point } = numbers;
  const { threshold } = worldOf(numbers);
  const ofOther = [
    { value: 1 / 2, because: 'This is the answer for the points 1 and −1.' },
    { value: 1 - threshold, because: tex`This is the variance of the noise, $1-\bar\alpha_t$.` },
    { value: 1 / (1 + point), because: 'Compare the square of the distance with a variance.' },
    { value: 1 / point ** 2, because: tex`The noise has the variance $1-\bar\alpha_t$, not 1.` },
  ];
  return [
    ...(point === 1 ? [] : ofOther),
    { value: Math.sqrt(threshold), because: tex`This is $a_t$. Its square is asked for.` },
    {
      value: 1 / (1 + point ** 2 / 4),
      because: 'Each point is half of the gap away from the middle.',
    },
  ];
}
