import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import {
  bestBaseline,
  distance,
  meanValue,
  pathwiseVariance,
  scoreVariance,
  trueGradient,
  type Numbers,
} from './moments.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, three decimals', tolerance: { absolute: 2e-3 } };
const UNIT = tex`That is for $\sigma=1$.`;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...plainQuestions(numbers), ...baselineQuestions(numbers)];
}

function plainQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...NUMBER,
      key: 'gradient',
      label: 'Gradient',
      value: trueGradient(numbers),
      slips: [
        { value: 2 * numbers.mu, because: tex`$F$ is least at $c$, so $c$ is taken off.` },
        { value: distance(numbers), because: 'The square brings a factor 2.' },
        {
          value: trueGradient(numbers) + 2 * numbers.sigma,
          because: tex`$\sigma^2$ is in the mean, but it does not depend on $\mu$.`,
        },
      ],
    }),
    numberQuestion({
      ...NUMBER,
      key: 'pathwise',
      label: 'Variance, pathwise',
      value: pathwiseVariance(numbers),
      slips: pathwiseSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'score',
      label: 'Variance, score function',
      value: scoreVariance(numbers, 0),
      slips: scoreSlips(numbers),
    }),
  ];
}

function baselineQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const best = scoreVariance(numbers, bestBaseline(numbers));
  return [
    numberQuestion({
      ...NUMBER,
      key: 'baseline',
      label: 'Best baseline',
      value: bestBaseline(numbers),
      slips: baselineSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'with-baseline',
      label: 'Variance with it',
      value: best,
      slips: withBaselineSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'ratio',
      label: 'Times as many draws',
      value: best / pathwiseVariance(numbers),
      slips: ratioSlips(numbers),
    }),
  ];
}

function pathwiseSlips({ sigma }: Numbers): readonly Slip<number>[] {
  return [
    { value: 4, because: UNIT },
    { value: 2 * sigma ** 2, because: 'The factor 2 of the slope is squared in a variance.' },
    { value: 2 * sigma, because: 'That is the standard deviation.' },
    { value: sigma ** 2, because: tex`That is the variance of $\act{z}$. The estimator is $2(\act{z}-c)$.` },
  ];
}

function scoreSlips(numbers: Numbers): readonly Slip<number>[] {
  const { mu, sigma } = numbers;
  const value = scoreVariance(numbers, 0);
  return [
    { value: value + trueGradient(numbers) ** 2, because: 'That is the mean square. Take off the squared mean.' },
    { value: scoreVariance({ ...numbers, sigma: 1 }, 0), because: UNIT },
    {
      value: scoreVariance({ mu, target: 0, sigma }, 0),
      because: tex`$c$ is missing: everything depends on $\mu-c$.`,
    },
    { value: value * sigma ** 2, because: tex`The score is $\epsilon/\sigma$. You took $\epsilon$.` },
    {
      value: value - 6 * distance(numbers) ** 2,
      because: tex`The mixed term of $\epsilon$ and $\epsilon^3$ has the mean $\E\epsilon^4=3$, not 0.`,
    },
  ];
}

function baselineSlips(numbers: Numbers): readonly Slip<number>[] {
  const square = distance(numbers) ** 2;
  return [
    { value: meanValue(numbers), because: tex`That is the mean of $F$. The best one weighs $F$ with $\epsilon^2$.` },
    { value: square + 3, because: UNIT },
    { value: square, because: tex`The noise raises the mean of $F\epsilon^2$.` },
    {
      value: numbers.mu ** 2 + 3 * numbers.sigma ** 2,
      because: tex`$c$ is missing: everything depends on $\mu-c$.`,
    },
  ];
}

function withBaselineSlips(numbers: Numbers): readonly Slip<number>[] {
  const best = bestBaseline(numbers);
  return [
    {
      value: scoreVariance(numbers, meanValue(numbers)),
      because: tex`That is what the mean of $F$ leaves as a baseline. The best one leaves less.`,
    },
    {
      value: scoreVariance(numbers, 0) - best ** 2,
      because: tex`The baseline is multiplied by $\epsilon/\sigma$, so $\sigma^2$ divides its square.`,
    },
    { value: scoreVariance({ ...numbers, sigma: 1 }, bestBaseline({ ...numbers, sigma: 1 })), because: UNIT },
    { value: scoreVariance(numbers, 0), because: 'That is the variance without a baseline.' },
    { value: scoreVariance(numbers, 0) - best, because: 'The variance falls by a square, not by the baseline.' },
  ];
}

function ratioSlips(numbers: Numbers): readonly Slip<number>[] {
  const pathwise = pathwiseVariance(numbers);
  const best = scoreVariance(numbers, bestBaseline(numbers));
  return [
    {
      value: Math.sqrt(best / pathwise),
      because: 'A standard error falls as the root of the number of draws. Square it.',
    },
    { value: pathwise / best, because: 'Divide the other way round.' },
    { value: scoreVariance(numbers, 0) / pathwise, because: 'That is without the baseline.' },
    { value: best - pathwise, because: 'Take the ratio of the variances.' },
  ];
}
