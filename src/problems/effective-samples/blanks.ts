import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import {
  AVAILABLE,
  dimensionLimit,
  exponentAt,
  neededExamples,
  secondMoment,
  weightOf,
  type Numbers,
} from './moments.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four significant digits', tolerance: { relative: 1e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const moment = secondMoment(numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'weight',
      label: tex`$w(${numbers.input})$`,
      value: weightOf(numbers),
      slips: weightSlips(numbers),
    }),
    numberQuestion({ ...NUMBER, key: 'moment', label: tex`$\E_s[w^2]$`, value: moment, slips: momentSlips(numbers) }),
    numberQuestion({
      ...NUMBER,
      key: 'share',
      label: tex`$n_{\text{eff}}/n$ in one dimension`,
      value: 1 / moment,
      slips: shareSlips(moment),
    }),
    neededQuestion(numbers),
    limitQuestion(numbers),
  ];
}

function neededQuestion(numbers: Numbers): TellingQuestion {
  return numberQuestion({
    key: 'needed',
    label: tex`Examples needed in $D=${numbers.dimensions}$`,
    form: 'a whole number, or its first three digits as in 1.23e4',
    tolerance: { relative: 0.01 },
    value: neededExamples(numbers),
    slips: neededSlips(numbers),
  });
}

function limitQuestion(numbers: Numbers): TellingQuestion {
  return numberQuestion({
    key: 'limit',
    label: 'Most dimensions',
    form: 'a whole number',
    tolerance: { absolute: 1e-9 },
    value: Math.floor(dimensionLimit(numbers)),
    slips: limitSlips(numbers),
  });
}

function weightSlips(numbers: Numbers): readonly Slip<number>[] {
  const { mean, deviation: r, input: x } = numbers;
  const weight = weightOf(numbers);
  return [
    { value: 1 / weight, because: 'This is the inverse. The target density stands on top.' },
    { value: r * weight, because: tex`The factor $1/r$ of the narrower or wider density is missing.` },
    { value: weight / r, because: tex`The density of the target has the factor $1/r$, not $1/r^2$.` },
    {
      value: Math.exp(-((x - mean) ** 2) / (2 * r ** 2)) / r,
      because: 'This is the target density alone, up to a constant. Divide by that of the source.',
    },
    {
      value: Math.exp(exponentAt({ ...numbers, deviation: Math.sqrt(r) })) / r,
      because: tex`In the exponent the standard deviation $r$ stands squared.`,
    },
  ];
}

function momentSlips(numbers: Numbers): readonly Slip<number>[] {
  const { mean, deviation: r } = numbers;
  const moment = secondMoment(numbers);
  const gap = 2 - r ** 2;
  return [
    { value: moment - 1, because: tex`This is the variance of the weights, $\chi^2$. Their mean is 1.` },
    { value: 1 / moment, because: 'This is the inverse, the effective share.' },
    { value: Math.exp(mean ** 2 / gap), because: 'The factor in front of the exponential is missing.' },
    { value: moment * r, because: tex`The factor in front is $1/(r\sqrt{2-r^2})$, with $r$ in it.` },
    { value: moment * Math.sqrt(gap), because: tex`The factor in front is $1/(r\sqrt{2-r^2})$, with the root.` },
    { value: Math.exp(mean ** 2), because: tex`This holds for $r=1$.` },
    {
      value: Math.exp(mean ** 2 / (2 * gap)) / (r * Math.sqrt(gap)),
      because: tex`The exponent is $m^2/(2-r^2)$, without a 2 in the denominator.`,
    },
    {
      value: Math.exp(mean ** 2 / (2 - r)) / (r * Math.sqrt(2 - r)),
      because: tex`The standard deviation stands squared in $2-r^2$.`,
    },
  ];
}

function shareSlips(moment: number): readonly Slip<number>[] {
  return [
    { value: moment, because: 'This is the second moment. The share is its inverse.' },
    { value: 1 / (1 + moment), because: tex`You added 1. $\E_s[w^2]$ is already $1+\chi^2$.` },
    { value: 1 / Math.sqrt(moment), because: 'There is no root: the share is one over the second moment.' },
    { value: 1 / moment ** 2, because: 'The second moment is not squared once more.' },
  ];
}

function neededSlips(numbers: Numbers): readonly Slip<number>[] {
  const { dimensions, wanted } = numbers;
  const moment = secondMoment(numbers);
  return [
    { value: wanted * moment, because: 'This is for one dimension.' },
    { value: wanted * dimensions * moment, because: 'Dimensions multiply, they do not add up.' },
    { value: moment ** dimensions, because: 'This is for one effective example.' },
    {
      value: wanted * (moment - 1) ** dimensions,
      because: tex`The moments multiply, not the variances $\chi^2$.`,
    },
    { value: wanted * Math.exp(dimensions), because: tex`This holds for $m=r=1$.` },
  ];
}

function limitSlips(numbers: Numbers): readonly Slip<number>[] {
  const moment = secondMoment(numbers);
  const { wanted } = numbers;
  return [
    { value: Math.ceil(dimensionLimit(numbers)), because: `In so many dimensions fewer than ${wanted} are left.` },
    { value: Math.floor(Math.log(AVAILABLE) / Math.log(moment)), because: 'This leaves one effective example.' },
    { value: Math.floor(AVAILABLE / (wanted * moment)), because: 'Dimensions multiply, they do not add up.' },
    {
      value: Math.floor(Math.log10(AVAILABLE / wanted) / Math.log(moment)),
      because: 'Two different logarithms: take both to the same base.',
    },
  ];
}
