import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { dot } from '../../core/vector.ts';
import { changeOf, lossAt, outputAtEnd, productOf, pushOf, type Numbers } from './tasks.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };
const OTHER_WAY = 'The sign is the other way: a step against a gradient lowers what has the same gradient.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const { linear, quadratic } = changeOf(numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'product',
      label: tex`$\langle\grad{\vg_A},\grad{\vg_B}\rangle$`,
      value: productOf(numbers),
      slips: productSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'linear',
      label: tex`First-order change of $\loss_A$`,
      value: linear,
      slips: [
        { value: -linear, because: OTHER_WAY },
        { value: -productOf(numbers), because: tex`The rate $\eta$ is missing.` },
        { value: linear + quadratic, because: 'This is the exact change.' },
      ],
    }),
    numberQuestion({
      ...NUMBER,
      key: 'exact',
      label: tex`Exact change of $\loss_A$`,
      value: linear + quadratic,
      slips: exactSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'end',
      label: tex`$\loss_A$ at the end of B`,
      value: lossAt(numbers, outputAtEnd(numbers)),
      slips: endSlips(numbers),
    }),
  ];
}

function productSlips(numbers: Numbers): readonly Slip<number>[] {
  const { first, second, firstTarget } = numbers;
  const overlap = dot(first, second);
  const product = productOf(numbers);
  return product === overlap
    ? [
        {
          value: -overlap,
          because: 'Both gradients have the factor output minus target, and here these have one sign.',
        },
      ]
    : [
        { value: overlap, because: tex`This is $\mJ_A\mJ_B^\top$. The residuals are missing, and with them the sign.` },
        ...(Math.abs(firstTarget) === 1
          ? []
          : [{ value: product / firstTarget, because: 'The residual of A is missing.' }]),
      ];
}

function exactSlips(numbers: Numbers): readonly Slip<number>[] {
  const { linear, quadratic } = changeOf(numbers);
  return [
    {
      value: linear,
      because: 'This is the first order alone. The loss is quadratic, and the second order is not zero.',
    },
    { value: linear - quadratic, because: 'The second order is a square: it is added.' },
    { value: linear + 2 * quadratic, because: tex`The second order has the factor $\eta^2/2$.` },
    { value: linear + pushOf(numbers) ** 2 / 2, because: tex`The second order has the factor $\eta^2$.` },
    { value: quadratic - linear, because: OTHER_WAY },
    { value: lossAt(numbers, 0) + linear + quadratic, because: 'This is the loss after the step, not its change.' },
  ];
}

function endSlips(numbers: Numbers): readonly Slip<number>[] {
  const { second, secondTarget } = numbers;
  const output = outputAtEnd(numbers);
  return [
    { value: lossAt(numbers, output) - lossAt(numbers, 0), because: 'This is the change of the loss.' },
    { value: output, because: 'This is the output of A, not its loss.' },
    { value: 2 * lossAt(numbers, output), because: 'The factor one half is missing.' },
    {
      value: lossAt(numbers, output * dot(second, second)),
      because: tex`Descent stops where B is fitted, at $\mJ_B^\top\target{y_B}/\norm{\mJ_B}^2$.`,
    },
    { value: lossAt(numbers, secondTarget), because: 'This gives A the output of B. Only the overlap moves it.' },
  ];
}
