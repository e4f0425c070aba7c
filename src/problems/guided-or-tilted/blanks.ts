import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { signalLevel } from '../../core/noise-schedule.ts';
import { classScore, classVariance, lawsOf, type Numbers } from './laws.ts';

const tex = String.raw;
const FOUR = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };
/** Variances become small, so their digits are counted from the first that is not zero. */
const VARIANCE = { form: 'a number, four significant digits', tolerance: { relative: 6e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [...lawQuestions(numbers), ...stepQuestions(numbers)];
}

function lawQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { tilted, center, guided } = lawsOf(numbers);
  return [
    numberQuestion({
      ...VARIANCE,
      key: 'tilted',
      label: 'Variance of the tilted law',
      value: tilted,
      slips: tiltedSlips(numbers),
    }),
    numberQuestion({
      ...FOUR,
      key: 'center',
      label: 'Mean of the tilted law',
      value: center,
      slips: centerSlips(numbers),
    }),
    numberQuestion({
      ...VARIANCE,
      key: 'guided',
      label: 'Variance of the guided samples',
      value: guided,
      slips: guidedSlips(numbers),
    }),
  ];
}

function stepQuestions(numbers: Numbers): readonly TellingQuestion[] {
  const { score, combined } = lawsOf(numbers);
  return [
    numberQuestion({ ...FOUR, key: 'score', label: 'Guided score', value: score, slips: scoreSlips(numbers) }),
    numberQuestion({
      ...FOUR,
      key: 'combined',
      label: tex`$\act{\tilde{\epsilon}}$`,
      value: combined,
      slips: combinedSlips(numbers),
    }),
  ];
}

function tiltedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { variance, w } = numbers;
  const { tilted, guided } = lawsOf(numbers);
  return [
    { value: 1 / tilted, because: 'This is the precision.' },
    { value: Math.sqrt(tilted), because: 'This is the standard deviation.' },
    { value: guided, because: 'This is the variance of the guided samples.' },
    { value: variance / (1 + w), because: tex`The law of all data is divided by $w$ times: its precision goes down.` },
    { value: 1 / ((1 + w) / variance + 1), because: tex`Insert $p(c\mid x)$, not $p(x\mid c)$, for the condition.` },
    { value: 1 / (w / variance - (w - 1)), because: tex`The power is $1+w$, the scale $s$.` },
  ];
}

function centerSlips(numbers: Numbers): readonly Slip<number>[] {
  const { mean, variance, w } = numbers;
  const { center } = lawsOf(numbers);
  const ofClass = { value: mean, because: 'This is the mean of the class. The tilted law lies farther out.' };
  const ofOtherPower = {
    value: (w * mean) / (w - (w - 1) * variance),
    because: tex`The power is $1+w$, the scale $s$.`,
  };
  return [
    ofClass,
    // At w = 1 the wrong power is that of the class itself.
    ...(w === 1 ? [] : [ofOtherPower]),
    { value: (1 + w) * mean, because: 'Means are weighted by precisions, not just extrapolated.' },
    { value: ((1 + w) * mean) / variance, because: 'This is the linear coefficient. Multiply by the variance.' },
    { value: ((1 + w) * mean) / (1 + w + variance), because: tex`Insert $p(c\mid x)$, not $p(x\mid c)$.` },
    {
      value: (center * variance) / (1 + w),
      because: tex`In the linear coefficient $m$ stands $1+w$ times over $v_c$.`,
    },
  ];
}

function guidedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { variance, w } = numbers;
  const { tilted } = lawsOf(numbers);
  const deviation = { value: variance ** ((1 + w) / 2), because: 'This is the standard deviation.' };
  const plain = { value: variance, because: 'This is without guidance.' };
  const power = { value: variance ** w, because: tex`The power is $1+w$.` };
  const both = {
    value: variance,
    because: 'This is the variance without guidance, and the standard deviation with it.',
  };
  return [
    { value: tilted, because: 'This is the tilted law. Guidance does not sample it.' },
    ...(w === 1 ? [both] : [deviation, plain, power]),
    { value: variance / (1 + w), because: 'It is not the precision that is multiplied, but the rate of contraction.' },
  ];
}

function scoreSlips(numbers: Numbers): readonly Slip<number>[] {
  const { mean, variance, w, signal, noised } = numbers;
  const { a } = signalLevel(signal);
  const { tilted, center } = lawsOf(numbers);
  const guided = (distance: number, spread: number) => (-(1 + w) * distance) / spread + w * noised;
  const [ofClass, spread] = [classScore(numbers), classVariance(numbers)];
  return [
    { value: ofClass, because: 'This is the score with the condition, without guidance.' },
    { value: (1 + w) * ofClass, because: tex`The score without the condition is taken off $w$ times.` },
    {
      value: (1 + w) * ofClass - w * noised,
      because: tex`The score without the condition is $-x$, and it is taken off.`,
    },
    ...(w === 1 ? [] : [{ value: w * ofClass + (w - 1) * noised, because: tex`This is for the scale $s=w$.` }]),
    { value: guided(noised - mean, spread), because: 'At this level the class has moved toward 0.' },
    {
      value: guided(noised - signal * mean, spread),
      because: tex`The mean is multiplied by $a_t=\sqrt{\bar\alpha_t}$.`,
    },
    { value: guided(noised - a * mean, variance), because: 'The class has been noised, so its variance has changed.' },
    {
      value: -(noised - a * center) / (signal * tilted + 1 - signal),
      because: 'This is the score of the tilted law after noising, which is another law.',
    },
  ];
}

function combinedSlips({ w, given, free }: Numbers): readonly Slip<number>[] {
  return [
    { value: free + w * (given - free), because: tex`The scale is $s=1+w$.` },
    { value: (1 + w) * given + w * free, because: 'The prediction without the condition is taken off.' },
    { value: (1 + w) * free - w * given, because: 'The two predictions are exchanged.' },
    { value: (1 + w) * (given - free), because: tex`$\act{\hat{\epsilon}_\varnothing}$ is missing.` },
    {
      value: given + (1 + w) * (given - free),
      because: tex`From the conditional prediction it is $w$ more differences.`,
    },
  ];
}
