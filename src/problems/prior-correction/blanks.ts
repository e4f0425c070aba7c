import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import type { Vector } from '../../core/vector.ts';
import { rateAt, ratiosOf, withOddsTimes, type Numbers } from './odds.ts';

const tex = String.raw;
const NUMBER = { form: 'a fraction, or a number with four decimals', tolerance: { absolute: 2e-4 } };

/** Said of the odds, and of odds with half of their factor: at the printed numbers they coincide. */
const ODDS = tex`The odds get the factor $w_1/w_0$, and a probability is its odds over one plus its odds.`;

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const [none, one] = ratiosOf(numbers);
  return [
    numberQuestion({
      ...NUMBER,
      key: 'prior',
      label: tex`$\pi_t$`,
      value: numbers.targetPrior,
      slips: priorSlips(numbers),
    }),
    vectorQuestion({
      ...NUMBER,
      key: 'ratios',
      label: '$(w_0, w_1)$',
      form: 'two numbers (a, b), four decimals',
      value: [none, one],
      slips: ratioSlips(numbers),
    }),
    ...decisionQuestions(numbers),
  ];
}

function decisionQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const [none, one] = ratiosOf(numbers);
  const factor = one / none;
  return [
    numberQuestion({
      ...NUMBER,
      key: 'corrected',
      label: 'Corrected probability',
      value: withOddsTimes(factor, numbers.posterior),
      slips: correctedSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'added',
      label: 'Added to the logit',
      value: Math.log(factor),
      slips: addedSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'cutoff',
      label: 'Smallest probability of the model for class 1',
      value: none / (none + one),
      slips: cutoffSlips(numbers),
    }),
  ];
}

function priorSlips(numbers: Numbers): readonly Slip<number>[] {
  const { hit, alarm, targetPrior } = numbers;
  const rate = rateAt(targetPrior, numbers);
  return [
    {
      value: rate,
      because: 'This is the rate of predictions. Some of them are false alarms, and some cases are missed.',
    },
    { value: rate / hit, because: 'The false alarms have to be taken off first.' },
    {
      value: (rate - alarm) / hit,
      because: 'A share of class 1 replaces false alarms by hits: divide by the difference.',
    },
    { value: rate - alarm, because: 'Divide by the difference of the two rates of the classifier.' },
    { value: 1 - targetPrior, because: 'This is the share of class 0.' },
  ];
}

function ratioSlips(numbers: Numbers): readonly Slip<Vector>[] {
  const [none, one] = ratiosOf(numbers);
  const { sourcePrior: s, targetPrior: t } = numbers;
  return [
    { value: [one, none], because: 'The order is class 0, class 1.' },
    { value: [1 / none, 1 / one], because: 'The target prior stands on top.' },
    { value: [1 - t, t], because: 'These are the target priors. Divide by those of the source.' },
    { value: [1 - rateAt(t, numbers), rateAt(t, numbers)], because: 'Compare priors, not rates of prediction.' },
    {
      value: [(1 - rateAt(t, numbers)) / (1 - s), rateAt(t, numbers) / s],
      because: 'On top you have the rates of prediction on the target, not its priors.',
    },
  ];
}

function correctedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { posterior: q, sourcePrior, targetPrior } = numbers;
  const [none, one] = ratiosOf(numbers);
  const factor = one / none;
  const corrected = withOddsTimes(factor, q);
  const byTarget = withOddsTimes(targetPrior / (1 - targetPrior), q);
  return [
    { value: q * one, because: 'This does not add up to 1 with the other class. Divide by the sum.' },
    { value: withOddsTimes(1 / factor, q), because: 'You corrected in the wrong direction.' },
    { value: corrected / (1 - corrected), because: ODDS },
    { value: 1 - corrected, because: 'This is the probability of class 0.' },
    { value: withOddsTimes(one, q), because: ODDS },
    // With equal priors on the source this is the right answer.
    ...(sourcePrior === 0.5
      ? []
      : [{ value: byTarget, because: 'The model has the source prior in it already: divide it out.' }]),
  ];
}

function addedSlips(numbers: Numbers): readonly Slip<number>[] {
  const [none, one] = ratiosOf(numbers);
  return [
    { value: Math.log(none / one), because: 'This is its negative. The ratio of class 1 stands on top.' },
    { value: Math.log(one), because: tex`The logit is a difference of two: $\ln w_0$ is taken off.` },
    { value: one / none, because: 'This is the factor of the odds. The logit is a logarithm.' },
    { value: Math.log10(one / none), because: 'Take the natural logarithm.' },
  ];
}

function cutoffSlips(numbers: Numbers): readonly Slip<number>[] {
  const [none, one] = ratiosOf(numbers);
  return [
    {
      value: one / (none + one),
      because: 'This is one minus it. If class 1 has become rarer, more evidence is needed.',
    },
    { value: 0.5, because: 'One half is the limit for the corrected probability.' },
    { value: none / one, because: 'These are the odds at the limit.' },
  ];
}
