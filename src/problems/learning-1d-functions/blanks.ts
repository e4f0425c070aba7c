import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { coefficientsOf, outcomeOf, sharesOf, slopesOf, squaresOf, type Numbers, type Pair } from './weights.ts';

const tex = String.raw;
const TOLERANCE = { relative: 5e-3 };
const PAIR = { form: 'two numbers (a, b), three significant digits each', tolerance: TOLERANCE };
const NUMBER = { form: 'a number, three significant digits', tolerance: TOLERANCE };
const ORDER = 'These are the right entries in the wrong order.';

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...fitQuestions(numbers), ...groupQuestions(numbers)];
}

function fitQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    vectorQuestion({
      ...PAIR,
      key: 'coefficients',
      label: tex`$(\param{\hat{\beta}_t},\param{\hat{\beta}_a})$`,
      value: coefficientsOf(numbers),
      slips: coefficientSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'loss',
      label: tex`$\loss(\param{\vc})$`,
      value: sharesOf(numbers)[1] ** 2,
      slips: lossSlips(numbers),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'slopes',
      label: tex`$(\grad{\bar{c}_t},\grad{\bar{c}_a})$`,
      value: slopesOf(numbers),
      slips: slopeSlips(numbers),
    }),
  ];
}

function groupQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { survival, lost, contamination } = outcomeOf(numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'survival',
      label: 'Survival in the group',
      value: survival,
      slips: survivalSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'error',
      label: 'Expected squared error of the group',
      value: lost + contamination,
      slips: errorSlips(numbers),
    }),
  ];
}

function scaled([first, second]: Pair, factor: number): Pair {
  return [first * factor, second * factor];
}

function coefficientSlips(numbers: Numbers): readonly Slip<Pair>[] {
  const [first, second] = coefficientsOf(numbers);
  const { signal, alias } = numbers;
  return [
    { value: sharesOf(numbers), because: tex`These are the shares, the coefficients times their weights once more.` },
    {
      value: scaled([signal, alias], 1 / Math.sqrt(squaresOf(numbers))),
      because: tex`Insert it into the equation: the fit would be $\norm{\param{\vc}}$ times too large.`,
    },
    {
      value: scaled([signal, alias], 1 / (signal + alias)),
      because: 'Shares of the plain weights do not give the smallest norm: the squares of the weights add up below.',
    },
    {
      value: [1 / (2 * signal), 1 / (2 * alias)],
      because: 'This fits, with half from each feature, but a smaller one fits too.',
    },
    { value: [second, first], because: ORDER },
  ];
}

function lossSlips(numbers: Numbers): readonly Slip<number>[] {
  const [kept, leaked] = sharesOf(numbers);
  const [first, second] = coefficientsOf(numbers);
  return [
    { value: 2 * leaked ** 2, because: 'The factor one half is missing.' },
    { value: leaked ** 2 / 2, because: 'The lost signal and the contamination both count. They are equal.' },
    { value: kept ** 2, because: 'This is the true feature’s share. What survives is no error.' },
    {
      value: ((1 - first) ** 2 + second ** 2) / 2,
      because: tex`In the function each coefficient stands times its weight, $\param{c_k}\param{\hat{\beta}_k}$.`,
    },
    { value: leaked, because: 'The errors of the coefficients are squared.' },
  ];
}

function slopeSlips(numbers: Numbers): readonly Slip<Pair>[] {
  const { signal, alias } = numbers;
  const square = squaresOf(numbers) ** 2;
  const slopes = slopesOf(numbers);
  return [
    {
      value: [(-signal * alias ** 2) / square, alias ** 3 / square],
      because: tex`This treats $\param{\hat{\vbeta}}$ as constant. It depends on $\param{\vc}$: insert it before you differentiate.`,
    },
    { value: scaled(slopes, 2), because: 'The factor one half of the loss is missing.' },
    {
      value: scaled(slopes, 1 / 2),
      because: 'Both equal parts of the loss change, the lost signal and the contamination.',
    },
    { value: [slopes[1], slopes[0]], because: ORDER },
    { value: [-slopes[0], slopes[1]], because: 'More weight on the true feature lowers the loss.' },
    {
      value: [0, (4 * alias ** 3) / square],
      because: tex`The sum $\param{c_t}^2+\param{c_a}^2$ below depends on both weights.`,
    },
  ];
}

function survivalSlips({ group, raised }: Numbers): readonly Slip<number>[] {
  return [
    { value: 1 / group, because: 'That is the survival with equal weights.' },
    { value: raised / (raised + group - 1), because: 'The shares are those of the squared weights.' },
    {
      value: raised ** 2 / (raised ** 2 + group),
      because: 'The true feature is one of the group: the others are one fewer.',
    },
    {
      value: raised / (raised ** 2 + group - 1),
      because: tex`That is $\param{\hat{\beta}_t}$. The weight is missing once more.`,
    },
  ];
}

function errorSlips(numbers: Numbers): readonly Slip<number>[] {
  const { survival, lost, contamination } = outcomeOf(numbers);
  const { group } = numbers;
  return [
    { value: lost, because: 'This is the lost signal alone. The aliases add their coefficients.' },
    { value: contamination, because: 'This is the contamination alone. The true feature has lost signal too.' },
    { value: (lost + contamination) / 2, because: 'This is half the error. The error itself is asked for.' },
    { value: 1 - survival, because: 'The errors of the coefficients are squared.' },
    { value: lost + contamination / (group - 1), because: tex`All ${group - 1} aliases contaminate, not one.` },
    { value: (group - 1) / group, because: 'That is the error with equal weights.' },
  ];
}
