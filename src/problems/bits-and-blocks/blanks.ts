import { sum } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { codingErrors, geometricMean } from '../../core/bit-allocation.ts';
import type { Vector } from '../../core/vector.ts';
import { codingOf, rounded, type Coding, type Numbers } from './coding.ts';

const tex = String.raw;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const coding = codingOf(numbers);
  return [
    ...blockQuestions(numbers, coding),
    ...allocationQuestions(numbers, coding),
    overheadQuestion(numbers, coding),
  ];
}

function blockQuestions(numbers: Numbers, coding: Coding): readonly TellingQuestion[] {
  return [
    vectorQuestion({
      key: 'codes',
      label: tex`Codes $q_i$`,
      form: 'four whole numbers (a, b, c, d)',
      value: coding.codes,
      tolerance: EXACT,
      slips: codeSlips(numbers, coding),
    }),
    numberQuestion({
      key: 'error',
      label: 'Sum of the squared errors of the block',
      form: 'a number, five decimals',
      value: coding.error,
      tolerance: { absolute: 2e-5 },
      slips: errorSlips(coding),
    }),
  ];
}

function allocationQuestions(numbers: Numbers, coding: Coding): readonly TellingQuestion[] {
  return [
    vectorQuestion({
      key: 'bits',
      label: tex`Bits $b_i$`,
      form: 'four numbers (a, b, c, d)',
      value: coding.allocated,
      tolerance: { absolute: 1e-3 },
      slips: bitSlips(numbers),
    }),
    numberQuestion({
      key: 'total',
      label: 'Sum of the squared errors of the coordinates',
      form: 'a number, four significant digits',
      value: coding.total,
      tolerance: { relative: 2e-3 },
      slips: totalSlips(numbers, coding),
    }),
    numberQuestion({
      key: 'gain',
      label: 'Gain over equal bits',
      form: 'a number, three decimals',
      value: coding.gain,
      tolerance: { absolute: 1e-3, relative: 1e-3 },
      slips: [
        { value: 1 / coding.gain, because: 'Upside down: equal bits have the larger error.' },
        { value: 10 * Math.log10(coding.gain), because: 'This is in decibels. Give the ratio.' },
        { value: sum(numbers.variances) / numbers.variances.length, because: 'This is AM alone.' },
        { value: Math.sqrt(coding.gain), because: 'The gain is that of squared errors, without a root.' },
      ],
    }),
  ];
}

function overheadQuestion({ block, group }: Numbers, { overhead }: Coding): TellingQuestion {
  return numberQuestion({
    key: 'overhead',
    label: 'Bits of a weight beyond its code',
    form: 'a number, four decimals',
    value: overhead,
    tolerance: { absolute: 1e-4 },
    slips: [
      { value: 32 / block, because: 'That is without double quantization.' },
      { value: 8 / block, because: 'The scales have scales too.' },
      {
        value: 8 / block + 32 / group,
        because: tex`A scale of the second kind serves ${String(group)} blocks, not as many weights.`,
      },
      { value: 8 / block + 32 / block, because: tex`Only one scale in ${String(group)} has 32 bits.` },
      { value: 4 + overhead, because: 'This is with the four bits of the code.' },
    ],
  });
}

function codeSlips(
  { hundredths, bits }: Numbers,
  { values, weights, scale, largest }: Coding,
): readonly Slip<Vector>[] {
  const most = 100 * scale;
  const by = (factor: number) => hundredths.map((weight) => (weight * factor) / most);
  return [
    { value: by(largest).map((x) => Math.trunc(x) + 0), because: 'These are cut toward zero. Round to the nearest.' },
    {
      value: by(2 ** (bits - 1)).map(rounded),
      because: tex`The largest code is $2^{b-1}-1$, so that both signs have one.`,
    },
    { value: by(2 ** bits - 1).map(rounded), because: tex`One bit is for the sign: the largest code is $2^{b-1}-1$.` },
    { value: by(largest), because: tex`These are the $\param{w_i}/\Delta$ before rounding.` },
    { value: values, because: 'These are the weights as the codes give them back.' },
    {
      value: weights.map((weight) => rounded(weight * largest)),
      because: tex`Divide by the largest weight $c$ first.`,
    },
  ];
}

function errorSlips({ error, values, weights, step }: Coding): readonly Slip<number>[] {
  const sizes = sum(values.map((value, i) => Math.abs(value - (weights[i] ?? NaN))));
  return [
    { value: error / 4, because: 'This is the mean. The sum was asked for.' },
    { value: sizes, because: 'These are the sizes of the errors. Square them.' },
    { value: Math.sqrt(error), because: 'This is the root of the sum.' },
    { value: (4 * step ** 2) / 12, because: tex`$\Delta^2/12$ is a mean over many weights. Here there are four.` },
    {
      value: step ** 2 / 12,
      because: tex`$\Delta^2/12$ is a mean over many weights. Add up the errors of these four.`,
    },
  ];
}

function bitSlips({ variances, meanBits }: Numbers): readonly Slip<Vector>[] {
  const mean = geometricMean(variances);
  const average = sum(variances) / variances.length;
  const each = (bits: (variance: number) => number) => variances.map(bits);
  return [
    {
      value: each((variance) => meanBits + Math.log2(variance / mean)),
      because: tex`The factor $\frac12$ is missing: an error is a square.`,
    },
    {
      value: each((variance) => meanBits + Math.log2(variance / average) / 2),
      because: 'Compare with the geometric mean. With this one the bits do not add up.',
    },
    {
      value: each((variance) => (meanBits * variance) / average),
      because: 'The bits follow the logarithm of the variance.',
    },
    {
      value: each((variance) => meanBits - Math.log2(variance / mean) / 2),
      because: 'The large variances need more bits.',
    },
    { value: each((variance) => meanBits + Math.log(variance / mean) / 2), because: 'The logarithm has the base 2.' },
    { value: each(() => meanBits), because: 'These are equal bits.' },
    { value: each((variance) => Math.log2(variance / mean) / 2), because: tex`The mean $\bar b$ is to be added.` },
  ];
}

function totalSlips({ variances, meanBits }: Numbers, { total, gain }: Coding): readonly Slip<number>[] {
  const mean = geometricMean(variances);
  return [
    { value: total / variances.length, because: 'This is the error of one coordinate.' },
    { value: total * gain, because: 'This is with equal bits.' },
    { value: variances.length * mean * 2 ** -meanBits, because: tex`The factor is $2^{-2\bar b}$.` },
    {
      value: sum(
        codingErrors(
          variances,
          variances.map(() => 0),
        ),
      ),
      because: 'These are the variances, the errors at 0 bits.',
    },
  ];
}
