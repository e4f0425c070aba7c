import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { bestWeight, errorAt, errorsOf, largestBias, shareOf, type Numbers } from './merge.ts';

const tex = String.raw;
const NUMBER = { form: 'a fraction, or a number to four significant digits', tolerance: { relative: 1e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const weight = bestWeight(numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'alone',
      label: 'Error of the target alone',
      value: errorsOf(numbers).own,
      slips: aloneSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'all',
      label: 'Error of the mean of all examples',
      value: errorAt(shareOf(numbers), numbers),
      slips: allSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'bias',
      label: tex`Largest $\Delta$ at which that mean does no harm`,
      value: largestBias(numbers),
      slips: biasSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'weight',
      label: tex`$\omega^\star$`,
      value: weight,
      slips: weightSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'least',
      label: tex`$\text{MSE}(\omega^\star)$`,
      value: errorAt(weight, numbers),
      slips: leastSlips(numbers),
    }),
  ];
}

function aloneSlips({ variance, target, source }: Numbers): readonly Slip<number>[] {
  return [
    { value: variance / source, because: 'This is the variance of the source average.' },
    { value: Math.sqrt(variance / target), because: 'This is the standard error. Square it.' },
    { value: variance, because: tex`This is the variance of one example. Divide by $n_t$.` },
    { value: variance / (source + target), because: 'This has the number of all examples.' },
  ];
}

function allSlips(numbers: Numbers): readonly Slip<number>[] {
  const { variance, target, source, bias } = numbers;
  const noise = variance / (source + target);
  const share = shareOf(numbers);
  return [
    { value: noise, because: 'This is the variance alone. The mean of all examples is biased.' },
    { value: (share * bias) ** 2, because: 'This is the squared bias alone. Add the variance.' },
    { value: noise + bias ** 2, because: tex`Only the source is biased: the bias is a share of $\Delta$.` },
    { value: noise + share * bias ** 2, because: tex`The bias is squared as a whole, with its share of $\Delta$.` },
    { value: noise + share * bias, because: 'The bias enters with its square.' },
    { value: noise + ((1 - share) * bias) ** 2, because: 'The bias comes with the share of the source.' },
  ];
}

function biasSlips(numbers: Numbers): readonly Slip<number>[] {
  const { variance, target, source } = numbers;
  const bias = largestBias(numbers);
  return [
    { value: bias ** 2, because: 'This is its square.' },
    { value: bias * Math.sqrt(variance), because: tex`Under the root the variance is $s^2$, not its square.` },
    {
      value: Math.sqrt(variance / source),
      because: tex`This is the limit for $n_t\to\infty$, the standard error of the source average.`,
    },
    {
      value: Math.sqrt(variance / target),
      because: tex`This is the limit for $n_s\to\infty$, the standard error of the target average.`,
    },
    { value: Math.sqrt(variance / (source + target)), because: 'The variances of the two averages add up.' },
  ];
}

function weightSlips(numbers: Numbers): readonly Slip<number>[] {
  const { variance, target, source, bias } = numbers;
  const weight = bestWeight(numbers);
  const own = variance / target;
  return [
    { value: 1 - weight, because: 'This is the weight on the target average.' },
    { value: shareOf(numbers), because: 'This is the share of the source among all examples, best only without bias.' },
    { value: own / (own + variance / source + bias), because: 'The bias enters with its square.' },
    { value: own / (own + bias ** 2), because: 'The noise of the source average is missing.' },
    { value: 2 * weight, because: tex`There the error is that of $\omega=0$ again.` },
  ];
}

function leastSlips(numbers: Numbers): readonly Slip<number>[] {
  const { own, other } = errorsOf(numbers);
  const weight = bestWeight(numbers);
  return [
    { value: own * weight, because: tex`It is $1-\omega^\star$ times the error of the target alone.` },
    { value: (1 - weight) * own + weight * other, because: tex`The weights act on variances with their squares.` },
    {
      value: 1 / (1 / own + numbers.source / numbers.variance),
      because: 'This is the error without bias.',
    },
  ];
}
