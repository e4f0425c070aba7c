import { numberBlank, type Slip } from '../../core/answer/blank.ts';
import { hasTwins } from '../../core/answer/twins.ts';
import type { Blank } from '../../core/problem.ts';
import { bestPenalty, evenPenalty, type Numbers, qualityAt } from './estimate.ts';

const tex = String.raw;
const COMMON = { form: 'a fraction, or a number to four significant digits', tolerance: { relative: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const best = bestPenalty(numbers);
  const { bias, variance, error } = qualityAt(best, numbers);
  const slips = slipsOf(numbers);
  return [
    numberBlank({
      ...COMMON,
      key: 'penalty',
      label: tex`Best penalty $\lambda^\star$`,
      value: best,
      slips: slips.penalty,
    }),
    numberBlank({ ...COMMON, key: 'bias', label: tex`Bias at $\lambda^\star$`, value: bias, slips: slips.bias }),
    numberBlank({
      ...COMMON,
      key: 'variance',
      label: tex`Variance at $\lambda^\star$`,
      value: variance,
      slips: slips.variance,
    }),
    numberBlank({
      ...COMMON,
      key: 'error',
      label: tex`Mean squared error at $\lambda^\star$`,
      value: error,
      slips: slips.error,
    }),
    numberBlank({
      ...COMMON,
      key: 'even',
      label: tex`The $\lambda > 0$ with the error of the plain mean`,
      value: evenPenalty(numbers),
      slips: slips.even,
    }),
  ];
}

/** Whether two foreseen mistakes lead to the same wrong answer. */
export function isAmbiguous(numbers: Numbers): boolean {
  const best = bestPenalty(numbers);
  const values = { penalty: best, ...qualityAt(best, numbers), even: evenPenalty(numbers) };
  const slips = slipsOf(numbers);
  const keys = ['penalty', 'bias', 'variance', 'error', 'even'] as const;
  return keys.some((key) => hasTwins({ value: values[key], slips: slips[key], tolerance: COMMON.tolerance }));
}

function slipsOf(numbers: Numbers) {
  return {
    penalty: penaltySlips(numbers),
    bias: biasSlips(numbers),
    variance: varianceSlips(numbers),
    error: errorSlips(numbers),
    even: evenSlips(numbers),
  };
}

function penaltySlips({ count, mean, variance }: Numbers): readonly Slip<number>[] {
  return [
    {
      value: mean ** 2 / variance,
      because: 'This is the inverse. The more noise, the more it pays to shrink: the noise variance stands on top.',
    },
    { value: variance / Math.abs(mean), because: tex`The bias enters squared, so $\omega$ does too.` },
    { value: Math.sqrt(variance) / Math.abs(mean), because: tex`This is $s/\omega$. Both stand squared.` },
    {
      value: variance / (count * mean ** 2),
      because: tex`You divided by $n$ once more. In $n + \lambda$ the number of observations already stands beside $\lambda$.`,
    },
    {
      value: (count * variance) / mean ** 2,
      because: tex`The factor $n$ cancels: it stands in the variance and in the derivative of the denominator.`,
    },
  ];
}

function biasSlips(numbers: Numbers): readonly Slip<number>[] {
  const { count, mean } = numbers;
  const best = bestPenalty(numbers);
  const { bias } = qualityAt(best, numbers);
  return [
    { value: bias + mean, because: 'This is the mean of the estimate. Subtract the truth from it.' },
    { value: bias ** 2, because: 'This is the square of the bias.' },
    {
      value: -best / (count + best),
      because: tex`This is the change as a share of the mean. Multiply it by $\omega$.`,
    },
    {
      value: best / (count + best),
      because: tex`This is the share that is taken away. Multiply it by $-\omega$.`,
    },
  ];
}

function varianceSlips(numbers: Numbers): readonly Slip<number>[] {
  const { count, variance } = numbers;
  const best = bestPenalty(numbers);
  return [
    { value: variance / count, because: tex`This is the variance of the plain mean, at $\lambda = 0$.` },
    {
      value: variance / (count + best),
      because: 'This is the whole error, with the squared bias in it.',
    },
    {
      value: (count * variance) / (count + best),
      because: tex`A factor acts on a variance with its square: $n s^2/(n+\lambda)^2$.`,
    },
    {
      value: variance / (count + best) ** 2,
      because: tex`This is the variance of one term. The sum has $n$ of them.`,
    },
  ];
}

function errorSlips(numbers: Numbers): readonly Slip<number>[] {
  const { count, variance: noise } = numbers;
  const { bias, variance } = qualityAt(bestPenalty(numbers), numbers);
  return [
    { value: variance + Math.abs(bias), because: 'The bias enters the error with its square.' },
    { value: variance, because: 'This is the variance alone. Add the square of the bias.' },
    { value: bias ** 2, because: 'This is the square of the bias alone. Add the variance.' },
    { value: noise / count, because: 'This is the error of the plain mean.' },
  ];
}

function evenSlips(numbers: Numbers): readonly Slip<number>[] {
  const { count, mean, variance } = numbers;
  const gap = count * mean ** 2 - variance;
  return [
    {
      value: 2 * bestPenalty(numbers),
      because: tex`The error is not a parabola in $\lambda$, so twice the best penalty is not the other crossing.`,
    },
    { value: bestPenalty(numbers), because: 'There the error is least, and below that of the plain mean.' },
    {
      value: (count * variance) / gap,
      because: tex`The factor 2 is missing: $(n+\lambda)^2 = n^2 + 2n\lambda + \lambda^2$.`,
    },
    {
      value: (2 * count * variance) / (count * mean ** 2 + variance),
      because: tex`The two terms with $\lambda^2$ stand on different sides: their difference is $n\omega^2 - s^2$.`,
    },
  ];
}
