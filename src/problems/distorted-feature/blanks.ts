import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { errorOff, harmlessStart, keptFrom, limitOf, probeOf, squaredLength, type Numbers } from './flow.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };
const SMALL = { form: 'a number, three significant digits', tolerance: { relative: 6e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const kept = keptFrom(numbers.head, numbers);
  const probe = probeOf(numbers);
  const tuned = limitOf(kept);
  return [
    numberQuestion({ ...NUMBER, key: 'kept', label: '$c_0$', value: kept, slips: keptSlips(numbers) }),
    numberQuestion({
      ...NUMBER,
      key: 'tuned',
      label: tex`Head after full tuning`,
      value: tuned,
      slips: tunedSlips(kept, probe),
    }),
    numberQuestion({
      ...SMALL,
      key: 'off',
      label: 'Its error off the span',
      value: errorOff(tuned),
      slips: offSlips(tuned),
    }),
    numberQuestion({ ...NUMBER, key: 'probe', label: 'Head of the probe', value: probe, slips: probeSlips(numbers) }),
    numberQuestion({
      ...NUMBER,
      key: 'both',
      label: 'Head after LP-FT',
      value: limitOf(keptFrom(probe, numbers)),
      slips: bothSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'harmless',
      label: tex`Harmless start $\param{a_0}$`,
      value: harmlessStart(numbers),
      slips: harmlessSlips(numbers),
    }),
  ];
}

function keptSlips(numbers: Numbers): readonly Slip<number>[] {
  const { first, second, head } = numbers;
  const squared = squaredLength(numbers);
  return [
    ...(head === 0
      ? []
      : [{ value: head ** 2 + squared, because: 'The difference of the squares stays, not the sum.' }]),
    { value: head ** 2 - squared - 1, because: 'The third weight is off the span and does not belong here.' },
    { value: head ** 2 - (first + second) ** 2, because: 'Square the weights first, then add.' },
    ...(head === 0 || head === 1 ? [] : [{ value: head - squared, because: 'The head enters with its square.' }]),
  ];
}

function tunedSlips(kept: number, probe: number): readonly Slip<number>[] {
  const tuned = limitOf(kept);
  return [
    { value: tuned ** 2, because: 'This is the square of the head.' },
    { value: limitOf(-kept), because: tex`This is the length of $\param{\vu_{\mathcal{S}}}$ at the end.` },
    {
      value: limitOf(kept, 1),
      because: tex`The truth in the span has two coefficients: $\norm{\target{\vbeta_{\mathcal{S}}}}^2=2$.`,
    },
    {
      value: limitOf(kept, 4),
      because: tex`$\norm{\target{\vbeta_{\mathcal{S}}}}^2$ is $1+1=2$.`,
    },
    { value: probe, because: 'This is the head of the probe. With full tuning the feature moves too.' },
  ];
}

function offSlips(tuned: number): readonly Slip<number>[] {
  return [
    { value: 2 * errorOff(tuned), because: tex`The factor $\frac12$ is missing.` },
    {
      value: errorOff(1 / tuned),
      because: 'Off the span the feature has its old weight, 1. The head is what has moved.',
    },
    { value: errorOff(tuned ** 2), because: 'The feature off the span does not follow the head.' },
    { value: Math.abs(tuned - 1), because: 'This is the residual. Square and halve it.' },
  ];
}

function probeSlips(numbers: Numbers): readonly Slip<number>[] {
  const { first, second } = numbers;
  const squared = squaredLength(numbers);
  return [
    {
      value: (first + second + 1) / (squared + 1),
      because: 'The third input does not occur in training.',
    },
    {
      value: (1 / first + 1 / second) / 2,
      because: 'The error is a sum of squares in which the larger weight counts more.',
    },
    {
      value: 2 / (first + second),
      because: tex`Set the derivative to zero: $\param{a}\norm{\param{\vu_{\mathcal{S}}}}^2=\param{u_1}+\param{u_2}$.`,
    },
    { value: (first + second) / 2, because: tex`Divide by $\norm{\param{\vu_{\mathcal{S}}}}^2$, not by 2.` },
    { value: squared / (first + second), because: 'This is the inverse.' },
    { value: 1, because: 'That would be the head for correct features.' },
  ];
}

function bothSlips(numbers: Numbers): readonly Slip<number>[] {
  const probe = probeOf(numbers);
  const squared = squaredLength(numbers);
  return [
    { value: probe, because: 'The probe leaves a residual in the span, so the second phase moves the head.' },
    {
      value: limitOf(keptFrom(numbers.head, numbers)),
      because: 'This is full tuning from the first head. LP-FT starts from the probe.',
    },
    { value: limitOf(probe - squared), because: tex`The head enters $c_0$ with its square.` },
    { value: limitOf(keptFrom(probe, numbers)) ** 2, because: 'This is the square of the head.' },
    { value: limitOf(keptFrom(probe, numbers), 1), because: tex`$\norm{\target{\vbeta_{\mathcal{S}}}}^2=2$.` },
  ];
}

function harmlessSlips(numbers: Numbers): readonly Slip<number>[] {
  const squared = squaredLength(numbers);
  return [
    { value: squared - 1, because: 'This is its square.' },
    { value: probeOf(numbers), because: 'The probe leaves a residual here, so tuning moves its head.' },
    { value: 1, because: tex`This is the head that is wanted at the end. What is $c_0$ there?` },
    { value: Math.sqrt(squared), because: tex`From there $c_0=0$. With $\param{a}=1$ at the end it is $1-2$.` },
    {
      value: Math.sqrt(squared + 1),
      because: tex`At the end $\norm{\param{\vu_{\mathcal{S}}}}^2$ is $2/\param{a}^2$, and $c_0=1-2$.`,
    },
  ];
}
