import { at } from '../../core/array.ts';
import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import { elementwise, times, type Vector } from '../../core/vector.ts';
import { motionOf, type Motion, type Numbers } from './motion.ts';

const tex = String.raw;
const TRIPLE = { form: 'three numbers (a, b, c), four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const motion = motionOf(numbers);
  return [
    vectorQuestion({
      ...TRIPLE,
      key: 'fitted',
      label: tex`Fitted after ${String(numbers.steps)} steps`,
      value: motion.fitted,
      slips: fittedSlips(numbers, motion),
    }),
    vectorQuestion({
      ...TRIPLE,
      key: 'moved',
      label: 'Coefficients of the motion',
      value: motion.moved,
      slips: movedSlips(numbers, motion),
    }),
    vectorQuestion({
      ...TRIPLE,
      key: 'anchored',
      label: 'Coefficients with the pull',
      value: motion.anchored,
      slips: anchoredSlips(numbers, motion),
    }),
    ...wholeQuestions(numbers, motion),
  ];
}

function wholeQuestions({ sigma }: Numbers, { largestRate, active }: Motion): readonly TellingQuestion[] {
  const [first, last] = [at(sigma, 0), at(sigma, sigma.length - 1)];
  return [
    numberQuestion({
      key: 'rate',
      label: tex`Bound on $\eta$`,
      form: 'a number, four decimals',
      value: largestRate,
      tolerance: { absolute: 2e-4 },
      slips: [
        { value: 1 / first ** 2, because: 'Up to there nothing overshoots. Descent still converges beyond it.' },
        { value: 2 / first, because: 'The curvature along a direction is the squared singular value.' },
        { value: 2 / last ** 2, because: 'The steepest direction is the first to diverge.' },
        {
          value: 2 / sigma.reduce((all, value) => all + value ** 2, 0),
          because: 'Only the largest counts, not the sum.',
        },
      ],
    }),
    numberQuestion({
      key: 'active',
      label: 'Directions more than half fitted',
      form: 'a whole number',
      style: 'count',
      value: active,
      tolerance: EXACT,
      slips: [{ value: sigma.length, because: 'All move, but by these steps not all by half.' }],
    }),
  ];
}

function fittedSlips({ sigma, rate, steps }: Numbers, { fitted }: Motion): readonly Slip<Vector>[] {
  const each = (share: (value: number) => number) => sigma.map(share);
  return [
    { value: fitted.map((share) => 1 - share), because: 'This is what is left of the residual.' },
    {
      value: each((value) => 1 - (1 - rate * value) ** steps),
      because: tex`The rate of direction $i$ is $\eta\sigma_i^2$.`,
    },
    { value: each((value) => rate * value ** 2), because: 'This is after one step.' },
    {
      value: each((value) => rate * steps * value ** 2),
      because: 'Each step fits a share of what is left, not of the whole.',
    },
    { value: each((value) => (rate * value ** 2) ** steps), because: tex`The power belongs to $1-\eta\sigma_i^2$.` },
    {
      value: each((value) => 1 - Math.exp(-rate * steps * value ** 2)),
      because: 'That is gradient flow. These are whole steps.',
    },
  ];
}

function movedSlips({ sigma, residual }: Numbers, { fitted, moved }: Motion): readonly Slip<Vector>[] {
  const along = (share: (i: number) => number) => residual.map((component, i) => -share(i) * component);
  return [
    { value: times(-1, moved), because: 'Tuning lowers the residual, so the motion goes against it.' },
    {
      value: along((i) => at(fitted, i)),
      because: tex`A motion by 1 along $\vv_i$ changes the outputs by $\sigma_i$.`,
    },
    { value: along((i) => at(fitted, i) * at(sigma, i)), because: tex`Divide by $\sigma_i$.` },
    { value: along((i) => at(fitted, i) / at(sigma, i) ** 2), because: tex`Divide by $\sigma_i$, once.` },
    { value: along((i) => 1 / at(sigma, i)), because: 'That is where descent ends.' },
  ];
}

function anchoredSlips({ sigma, residual, strength }: Numbers, { anchored }: Motion): readonly Slip<Vector>[] {
  const along = (share: (value: number) => number) =>
    elementwise(
      sigma.map((value) => -share(value)),
      residual,
    );
  return [
    { value: times(-1, anchored), because: 'Tuning lowers the residual, so the motion goes against it.' },
    {
      value: along((value) => value ** 2 / (value ** 2 + strength)),
      because: tex`These are the fitted shares. Divide by $\sigma_i$.`,
    },
    { value: along((value) => 1 / value), because: 'This is without the pull.' },
    {
      value: along((value) => value / (value + strength)),
      because: tex`The singular value is squared in the denominator.`,
    },
    {
      value: along((value) => 1 / (value ** 2 + strength)),
      because: tex`The gradient has a factor $\sigma_i$ as well.`,
    },
    { value: along((value) => value / (value ** 2 + strength ** 2)), because: tex`$\lambda$ is not squared.` },
    {
      value: along((value) => value / (value ** 2 + 2 * strength)),
      because: tex`The pull is $\frac\lambda2$ times a square, with gradient $\lambda$ times the distance.`,
    },
  ];
}
