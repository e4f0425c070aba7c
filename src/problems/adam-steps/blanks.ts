import { at, sum } from '../../core/array.ts';
import { numberBlank, vectorBlank, type Slip } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { adamDirection, lastWeight, moments, RATE, uncorrectedFirstStep, weights, type Numbers } from './moments.ts';

const tex = String.raw;

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [firstBlank(numbers), hatsBlank(numbers), lastBlank(numbers), scaledBlank(numbers), uncorrectedBlank(numbers)];
}

function firstBlank(numbers: Numbers): Blank {
  const gradient = at(numbers.gradients, 0);
  const uncorrected = RATE * uncorrectedFirstStep(numbers) * Math.sign(gradient);
  return numberBlank({
    key: 'first',
    label: tex`$\param{w_1}$`,
    form: 'a number, four decimals',
    value: at(weights(numbers, adamDirection), 0),
    tolerance: { absolute: 1e-4 },
    slips: [
      { value: -uncorrected, because: tex`The corrections are missing: divide by $1-\beta_1$ and by $1-\beta_2$.` },
      {
        value: -RATE * gradient,
        because: 'This is a step of plain descent. Adam divides by the size of the gradient.',
      },
      {
        value: -RATE / gradient,
        because: tex`The second buffer stands under a root: divide by $\sqrt{\grad{\hat v_1}}$.`,
      },
    ],
  });
}

function hatsBlank(numbers: Numbers): Blank {
  const { beta1, beta2 } = numbers;
  const { first, second, firstHat, secondHat } = at(moments(numbers), 1);
  return vectorBlank({
    key: 'hats',
    label: tex`$(\grad{\hat m_2}, \grad{\hat v_2})$`,
    form: 'two numbers (a, b), three decimals',
    value: [firstHat, secondHat],
    tolerance: { absolute: 1e-3 },
    slips: [
      { value: [first, second], because: tex`These are $\grad{m_2}$ and $\grad{v_2}$. Divide each by its correction.` },
      {
        value: [first / (1 - beta1), second / (1 - beta2)],
        because: tex`At step 2 the divisors are $1-\beta_1^2$ and $1-\beta_2^2$.`,
      },
      { value: [firstHat, Math.sqrt(secondHat)], because: tex`The second number is $\sqrt{\grad{\hat v_2}}$.` },
      { value: [secondHat, firstHat], because: 'The order is reversed.' },
    ],
  });
}

function lastBlank(numbers: Numbers): Blank {
  return numberBlank({
    key: 'last',
    label: tex`$\param{w_3}$`,
    form: 'a number, four decimals',
    value: lastWeight(numbers, adamDirection),
    tolerance: { absolute: 1e-4 },
    slips: lastSlips(numbers),
  });
}

function lastSlips(numbers: Numbers): readonly Slip<number>[] {
  const after = (direction: Parameters<typeof lastWeight>[1]) => lastWeight(numbers, direction);
  return [
    {
      value: after(({ first, second }) => first / Math.sqrt(second)),
      because: 'This is Adam without the two corrections.',
    },
    {
      value: after(({ first, secondHat }) => first / Math.sqrt(secondHat)),
      because: tex`The first buffer must be corrected as well: divide by $1-\beta_1^t$.`,
    },
    {
      value: after(({ firstHat, second }) => firstHat / Math.sqrt(second)),
      because: tex`The second buffer must be corrected as well: divide by $1-\beta_2^t$.`,
    },
    {
      value: after(({ firstHat, secondHat }) => firstHat / secondHat),
      because: tex`The root is missing: the step is $\eta\,\grad{\hat m_t}/\sqrt{\grad{\hat v_t}}$.`,
    },
    {
      value: after(({ gradient }) => Math.sign(gradient)),
      because: 'This is sign descent. Only the first step of Adam is a sign.',
    },
    { value: at(weights(numbers, adamDirection), 1), because: tex`This is $\param{w_2}$. One step is missing.` },
    { value: -RATE * sum(numbers.gradients), because: 'This is plain descent.' },
  ];
}

function scaledBlank(numbers: Numbers): Blank {
  const { factor } = numbers;
  const { firstHat, secondHat } = at(moments(numbers), 2);
  return vectorBlank({
    key: 'scaled',
    label: tex`$(\grad{\hat m_3}, \grad{\hat v_3})$ after the scaling`,
    form: 'two numbers (a, b), four significant digits',
    value: [factor * firstHat, factor ** 2 * secondHat],
    tolerance: { relative: 6e-4 },
    slips: [
      {
        value: [factor * firstHat, factor * secondHat],
        because: 'The second buffer holds squares, so it grows with the square of the factor.',
      },
      { value: [firstHat, secondHat], because: 'These are the buffers before the scaling. Only their quotient stays.' },
    ],
  });
}

function uncorrectedBlank(numbers: Numbers): Blank {
  const { beta1, beta2 } = numbers;
  const value = uncorrectedFirstStep(numbers);
  return numberBlank({
    key: 'uncorrected',
    label: tex`Length of the first step without corrections, in units of $\eta$`,
    form: 'a number, three significant digits',
    value,
    tolerance: { relative: 3e-3 },
    slips: [
      {
        value: RATE * value,
        because: tex`Is $\eta$ still in it? Give the length in units of $\eta$: $\abs{\grad{m_1}}$ over the root of $\grad{v_1}$.`,
      },
      { value: 1, because: 'That is the length with both corrections.' },
      { value: (1 - beta1) / (1 - beta2), because: 'The second buffer stands under a root.' },
      { value: 1 / value, because: 'The quotient is upside down.' },
      {
        value: 1 - beta1,
        because: tex`Here only the first correction is left out. Without the second one $\grad{v_1}=(1-\beta_2)\,\grad{g_1^2}$.`,
      },
    ],
  });
}
