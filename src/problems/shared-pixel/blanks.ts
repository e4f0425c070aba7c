import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { times, total, type Vector } from '../../core/vector.ts';
import { examplesOf, lossAt, productOf, stepsOf, type Numbers, type Steps } from './steps.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 2e-4 };
const NUMBER = { form: 'a number, four decimals', tolerance: TOLERANCE };
const PAIR = { form: 'two numbers (a, b), four decimals', tolerance: TOLERANCE };
const TRIPLE = { form: 'three numbers (a, b, c), four decimals', tolerance: TOLERANCE };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const steps = stepsOf(numbers);
  return [
    vectorQuestion({
      ...PAIR,
      key: 'before',
      label: tex`$(\loss_A, \loss_B)$ after the first step`,
      value: steps.before,
      slips: beforeSlips(numbers, steps),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'product',
      label: tex`$\grad{\vg_A^\top}\grad{\vg_B}$ there`,
      value: productOf(numbers),
      slips: productSlips(numbers, steps),
    }),
    vectorQuestion({
      ...TRIPLE,
      key: 'weights',
      label: tex`$\param{\vw}$ after the second step`,
      value: steps.secondWeights,
      slips: weightSlips(numbers, steps),
    }),
    vectorQuestion({
      ...PAIR,
      key: 'after',
      label: tex`$(\loss_A, \loss_B)$ after the second step`,
      value: steps.after,
      slips: afterSlips(numbers, steps),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'apart',
      label: tex`$\loss_A$ at the end without the shared pixel`,
      value: stepsOf({ ...numbers, shared: 0 }).after[0],
      slips: apartSlips(steps),
    }),
  ];
}

function beforeSlips(numbers: Numbers, { firstWeights, before }: Steps): readonly Slip<Vector>[] {
  const [one, two] = examplesOf(numbers);
  const lossesAt = (weights: Vector) => [lossAt(weights, one), lossAt(weights, two)];
  return [
    {
      value: lossesAt(times(2, firstWeights)),
      because: tex`At zero weights the probability is $\frac12$, so the step is $\frac\eta2$ times the image.`,
    },
    { value: lossesAt(times(-1, firstWeights)), because: 'Descent goes against the gradient.' },
    {
      value: [before[0], lossAt(firstWeights, { ...two, label: one.label })],
      because: 'The second image has the other label.',
    },
    { value: [before[1], before[0]], because: 'These are the right losses in the wrong order.' },
    { value: before.map((loss) => Math.exp(-loss)), because: 'These are the probabilities of the labels.' },
    { value: before.map((loss) => loss / Math.LN2), because: 'Take the natural logarithm.' },
  ];
}

function productSlips({ shared, first, second }: Numbers, { errors }: Steps): readonly Slip<number>[] {
  const product = errors[0] * errors[1];
  const square = shared ** 2;
  return [
    {
      value: -square / 4,
      because: 'These are the gradients at zero weights. Take both after the first step.',
    },
    { value: product * shared, because: 'The shared pixel stands in both gradients, so its value is squared.' },
    { value: product, because: 'The errors are multiplied by the images.' },
    { value: square, because: 'This is the product of the images. The errors are missing.' },
    {
      value: product * (square + first * second),
      because: 'A pixel that only one image uses adds nothing.',
    },
    {
      value: errors[0] * (errors[1] > 0 ? errors[1] - 1 : errors[1] + 1) * square,
      because: 'The second image has the other label.',
    },
    { value: (-square / 2) * Math.abs(errors[1]), because: 'The error of the first image is no longer one half.' },
  ];
}

function weightSlips(numbers: Numbers, { firstWeights, errors }: Steps): readonly Slip<Vector>[] {
  const { pixels } = examplesOf(numbers)[1];
  const moved = (factor: number) => total(firstWeights, times(factor * numbers.rate, pixels));
  return [
    { value: firstWeights, because: 'These are the weights after the first step.' },
    {
      value: moved(-Math.sign(errors[1]) / 2),
      because: 'The second step starts from the weights after the first, where the probability is no longer one half.',
    },
    { value: moved(errors[1]), because: 'The second step has the wrong sign: descent goes against the gradient.' },
    { value: times(-numbers.rate * errors[1], pixels), because: 'The second step is added to the first.' },
    {
      value: moved(-(errors[1] > 0 ? errors[1] - 1 : errors[1] + 1)),
      because: 'The second image has the other label.',
    },
  ];
}

function afterSlips(numbers: Numbers, { before, after }: Steps): readonly Slip<Vector>[] {
  const rise = -numbers.rate * productOf(numbers);
  return [
    { value: before, because: 'These are the losses after the first step.' },
    { value: [after[1], after[0]], because: 'These are the right losses in the wrong order.' },
    { value: [before[0], after[1]], because: 'The first image uses the shared pixel too, so its loss moves.' },
    {
      value: [before[0] + rise, after[1]],
      because: 'The first loss is the estimate of first order. Compute it at the new weights.',
    },
    { value: after.map((loss) => Math.exp(-loss)), because: 'These are the probabilities of the labels.' },
    { value: after.map((loss) => loss / Math.LN2), because: 'Take the natural logarithm.' },
  ];
}

function apartSlips({ before, after }: Steps): readonly Slip<number>[] {
  return [
    { value: before[0], because: 'This still has the shared pixel in the first step.' },
    { value: after[0], because: 'This is the loss with the shared pixel.' },
    { value: Math.LN2, because: 'The first step still lowers the loss, by the pixel of its own.' },
  ];
}
