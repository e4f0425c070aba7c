import { numberBlank, vectorBlank, type Slip } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { at, sum } from '../../core/array.ts';
import type { Blank } from '../../core/problem.ts';
import { dot, times } from '../../core/vector.ts';
import { normalize, type Numbers, type Pass } from './normalize.ts';

const tex = String.raw;
const VECTOR = { form: 'a vector (a, b, c, d), four decimals', tolerance: { absolute: 1.5e-4 } };
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 1.5e-4 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const pass = normalize(numbers);
  return [...forwardBlanks(numbers, pass), ...backwardBlanks(numbers, pass)];
}

function forwardBlanks(numbers: Numbers, pass: Pass): readonly Blank[] {
  return [
    numberBlank({
      key: 'variance',
      label: 'Variance $v_S$',
      form: 'a number, exact',
      value: pass.variance,
      tolerance: EXACT,
      slips: varianceSlips(numbers, pass),
    }),
    vectorBlank({
      ...VECTOR,
      key: 'normalized',
      label: tex`$\act{\hat{\va}}$`,
      value: pass.normalized,
      slips: normalizedSlips(numbers, pass),
    }),
  ];
}

function backwardBlanks(numbers: Numbers, pass: Pass): readonly Blank[] {
  return [
    numberBlank({
      ...NUMBER,
      key: 'gain',
      label: tex`$\grad{\bar{\gamma}}$`,
      value: pass.gainGradient,
      slips: gainSlips(numbers, pass),
    }),
    vectorBlank({
      ...VECTOR,
      key: 'entries',
      label: tex`$\grad{\bar{\va}}$`,
      value: pass.gradient,
      slips: gradientSlips(numbers, pass),
    }),
    numberBlank({
      ...NUMBER,
      key: 'scaled',
      label: tex`$\grad{\bar{a}_1}$ for the scaled entries`,
      value: at(pass.gradient, 0) / numbers.factor,
      slips: scaledSlips(numbers, pass),
    }),
  ];
}

function varianceSlips({ entries }: Numbers, { squares, variance }: Pass): readonly Slip<number>[] {
  return [
    {
      value: squares / (entries.length - 1),
      because: tex`You divided by $m - 1$. A normalization layer divides by $m$.`,
    },
    { value: squares, because: tex`This is the sum of the squared deviations. Divide by $m$.` },
    { value: dot(entries, entries) / entries.length, because: 'Subtract the mean before you square.' },
    { value: Math.sqrt(variance), because: 'This is the standard deviation. The variance is its square.' },
  ];
}

function normalizedSlips(
  { entries }: Numbers,
  { deviations, squares, variance }: Pass,
): readonly Slip<readonly number[]>[] {
  return [
    { value: times(1 / variance, deviations), because: tex`You divided by $v_S$. Divide by its root.` },
    {
      value: times(Math.sqrt((entries.length - 1) / squares), deviations),
      because: tex`Your variance has the divisor $m - 1$. A normalization layer divides by $m$.`,
    },
    { value: deviations, because: 'These are the deviations from the mean. Divide by the root of the variance.' },
    { value: times(1 / Math.sqrt(variance), entries), because: 'The mean is not subtracted.' },
  ];
}

function gainSlips(numbers: Numbers, { gainGradient, alongDeviations }: Pass): readonly Slip<number>[] {
  const { entries, upstream, gain } = numbers;
  return [
    {
      value: gainGradient / entries.length,
      because: tex`This is the mean of $\grad{\bar{o}_i}\act{\hat{a}_i}$. The gain is shared, so its gradient is the sum.`,
    },
    {
      value: gain * gainGradient,
      because: tex`The output is $\param{\gamma}\act{\hat{a}_i}$, so its slope in $\param{\gamma}$ is $\act{\hat{a}_i}$, without $\param{\gamma}$.`,
    },
    {
      value: alongDeviations,
      because: tex`The gain multiplies the normalized entries: a division by $\sqrt{v_S}$ is missing.`,
    },
    { value: dot(upstream, entries), because: 'The gain multiplies the normalized entries and not the entries.' },
    { value: sum(upstream), because: tex`This is the gradient in the shift $\param{\beta}$.` },
  ];
}

function gradientSlips(numbers: Numbers, pass: Pass): readonly Slip<readonly number[]>[] {
  const { upstream, gain, entries } = numbers;
  const { brackets, deviations, alongDeviations, shiftGradient, squares, variance } = pass;
  const through = (inner: (g: number, i: number) => number) => times(gain / Math.sqrt(variance), upstream.map(inner));
  const centered = shiftGradient / entries.length;
  const along = (i: number) => (at(deviations, i) * alongDeviations) / squares;
  return [
    { value: through((g) => g), because: 'You held mean and variance fixed. Both depend on every entry.' },
    { value: through((g) => g - centered), because: 'You held the variance fixed. It depends on every entry as well.' },
    {
      value: through((g, i) => g - along(i)),
      because: tex`The mean of the $\grad{\bar{o}_i}$ is not subtracted: the mean $\mu_S$ depends on every entry.`,
    },
    {
      value: through((g, i) => g - shiftGradient - entries.length * along(i)),
      because: tex`Inside the bracket stand means, not sums: divide $\grad{\bar{\beta}}$ and $\grad{\bar{\gamma}}$ by $m$.`,
    },
    {
      value: through((g, i) => g - centered + along(i)),
      because: tex`The part along $\act{\hat{\va}}$ is subtracted as well.`,
    },
    { value: times(1 / Math.sqrt(variance), brackets), because: tex`The factor $\param{\gamma}$ is missing.` },
    {
      value: times(gain / variance, brackets),
      because: tex`The factor in front is $\param{\gamma}/\sqrt{v_S}$ and not $\param{\gamma}/v_S$.`,
    },
    { value: times(gain, brackets), because: tex`The factor $1/\sqrt{v_S}$ is missing.` },
  ];
}

function scaledSlips({ factor }: Numbers, { gradient }: Pass): readonly Slip<number>[] {
  const first = at(gradient, 0);
  return [
    {
      value: first,
      because: tex`The outputs stay the same, but $\sqrt{v_S}$ in front of the bracket grows with the entries.`,
    },
    {
      value: first * factor,
      because: tex`Upside down: $\sqrt{v_S}$ grows with the entries and stands in the denominator.`,
    },
    {
      value: first / factor ** 2,
      because: tex`The variance grows by the square of the factor, and its root stands in the denominator.`,
    },
  ];
}
