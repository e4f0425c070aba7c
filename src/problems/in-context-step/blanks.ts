import { sum } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion, vectorQuestion } from '../../core/answer/question.ts';
import { dot, times, type Vector } from '../../core/vector.ts';
import { attended, residualsAt, scoresOf, stepOf, type Numbers, type Step } from './step.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 2e-4 };
const NUMBER = { form: 'a number, four decimals', tolerance: TOLERANCE };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const step = stepOf(numbers);
  const { weights, first, second, started, smoothed } = step;
  const asked = [
    { key: 'first', label: tex`$\act{\hat{y}_q}$ after one step`, value: first, slips: firstSlips(numbers, step) },
    { key: 'second', label: tex`$\act{\hat{y}_q}$ after two steps`, value: second, slips: secondSlips(numbers, step) },
    { key: 'started', label: tex`From $\param{\vw_0}$`, value: started, slips: startedSlips(numbers, step) },
    { key: 'smoothed', label: 'Softmax attention', value: smoothed, slips: smoothedSlips(numbers, step) },
  ];
  return [
    vectorQuestion({
      key: 'weights',
      label: tex`$\param{\vw_1}$ from zero`,
      form: 'two numbers (a, b), four decimals',
      tolerance: TOLERANCE,
      value: weights,
      slips: weightsSlips(numbers, step),
    }),
    ...asked.map((question) => numberQuestion({ ...NUMBER, ...question })),
  ];
}

function weightsSlips({ rate, inputs }: Numbers, { weights }: Step): readonly Slip<Vector>[] {
  return [
    {
      value: times(-1, weights),
      because: tex`The gradient at zero is $-\sum_j\target{y_j}\data{\vx_j}$, and descent subtracts it.`,
    },
    { value: times(1 / rate, weights), because: tex`The learning rate is missing.` },
    { value: times(1 / inputs.length, weights), because: 'The loss is a sum over the demonstrations, not a mean.' },
    { value: times(2, weights), because: tex`The loss has the factor $\frac12$, so the 2 of the square cancels.` },
  ];
}

function firstSlips({ rate, inputs }: Numbers, { first, smoothed }: Step): readonly Slip<number>[] {
  return [
    {
      value: -first,
      because: tex`Descent goes against the gradient, which is $-\sum_j\target{y_j}\data{\vx_j}$ at zero.`,
    },
    { value: first / rate, because: 'The learning rate is missing.' },
    { value: first / inputs.length, because: 'The loss is a sum over the demonstrations, not a mean.' },
    { value: 2 * first, because: tex`The loss has the factor $\frac12$, so the 2 of the square cancels.` },
    { value: smoothed, because: 'This is softmax attention.' },
  ];
}

function secondSlips(numbers: Numbers, { first, second, weights }: Step): readonly Slip<number>[] {
  const moved = residualsAt(numbers, weights);
  const wrongWay = numbers.targets.map((y, j) => 2 * y - (moved[j] ?? NaN));
  return [
    {
      value: 2 * first,
      because: 'The values of the second layer are the residuals after the first step, not the targets.',
    },
    { value: first, because: 'This is one step.' },
    { value: second - first, because: 'This is what the second step adds.' },
    { value: first + attended(numbers, wrongWay), because: 'The prediction is subtracted from the target, not added.' },
  ];
}

function startedSlips(numbers: Numbers, { first, started }: Step): readonly Slip<number>[] {
  const base = dot(numbers.start, numbers.query);
  return [
    { value: first, because: tex`This starts from zero.` },
    { value: base, because: tex`This is the prediction before the step.` },
    {
      value: base + first,
      because: tex`The values are the residuals $\target{y_j}-\param{\vw_0^\top}\data{\vx_j}$, not the targets.`,
    },
    {
      value: started - base,
      because: tex`The prediction $\param{\vw_0^\top}\data{\vx_q}$ before the step is missing.`,
    },
    { value: base - (started - base), because: 'The step goes in the wrong direction.' },
  ];
}

function smoothedSlips(numbers: Numbers, { first }: Step): readonly Slip<number>[] {
  const { targets, rate } = numbers;
  const scores = scoresOf(numbers);
  const unnormalized = dot(scores.map(Math.exp), targets);
  const shares = { value: dot(scores, targets) / sum(scores), because: 'The weights are shares of the exponentials.' };
  return [
    { value: first, because: 'This is attention without a softmax.' },
    { value: first / rate, because: 'These are the scores themselves as weights. Take their softmax.' },
    { value: unnormalized, because: 'Divide by the sum of the exponentials.' },
    { value: sum(targets) / targets.length, because: 'The weights are not equal.' },
    ...(sum(scores) === 0 ? [] : [shares]),
  ];
}
