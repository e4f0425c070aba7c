import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, vectorQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { at, sum } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';
import {
  bestDiscriminator,
  jensenShannon,
  lawsOf,
  mixtureDivergences,
  stepsOf,
  valueTerms,
  wasserstein,
  type Numbers,
} from './game.ts';

const tex = String.raw;
const TOLERANCE = { absolute: 2e-4 };
const NUMBER = { form: 'a number, four decimals', tolerance: TOLERANCE };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  return [bestQuestion(numbers), ...divergenceQuestions(numbers), slopeQuestion(numbers)];
}

function bestQuestion(numbers: Numbers): TellingQuestion {
  const best = bestDiscriminator(numbers);
  const [p] = lawsOf(numbers);
  return vectorQuestion({
    key: 'best',
    label: tex`$D^\star$`,
    form: 'its value at each point, in parentheses, four decimals or fractions',
    tolerance: TOLERANCE,
    value: best,
    slips: [
      {
        value: best.map((x) => 1 - x),
        because: tex`These are the probabilities of a fake. $p_{\text{data}}$ stands on top.`,
      },
      { value: best.map((x) => 2 * x), because: tex`You divided by the mixture, which is half of the sum.` },
      { value: p, because: tex`This is $p_{\text{data}}$. Divide by the sum of both probabilities.` },
    ],
  });
}

function divergenceQuestions(numbers: Numbers): readonly TellingQuestion[] {
  return [
    numberQuestion({
      ...NUMBER,
      key: 'value',
      label: tex`$V(D^\star)$`,
      value: 2 * jensenShannon(numbers) - Math.log(4),
      slips: valueSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'js',
      label: tex`$\mathrm{JS}$`,
      value: jensenShannon(numbers),
      slips: jsSlips(numbers),
    }),
    numberQuestion({
      ...NUMBER,
      key: 'transport',
      label: '$W_1$',
      form: 'a number',
      value: wasserstein(numbers),
      slips: transportSlips(numbers),
    }),
  ];
}

function valueSlips(numbers: Numbers): readonly Slip<number>[] {
  const js = jensenShannon(numbers);
  const [data, fake] = valueTerms(numbers);
  return [
    { value: js - Math.log(4), because: tex`JS enters twice.` },
    { value: 2 * js - Math.log(2), because: tex`Two logarithms lose $\ln2$ each.` },
    { value: sum(data), because: tex`The mean over the generator, of $\ln(1-D)$, is missing.` },
    { value: sum(fake), because: tex`The mean over the data, of $\ln D$, is missing.` },
    { value: (2 * js - Math.log(4)) / Math.log(2), because: 'This is in bits. Take natural logarithms.' },
    {
      value: (2 * js - Math.log(4)) / 2,
      because: 'You halved both means. The value is their sum.',
    },
  ];
}

function jsSlips(numbers: Numbers): readonly Slip<number>[] {
  const [data, fake] = mixtureDivergences(numbers);
  const [p, g] = lawsOf(numbers);
  return [
    { value: data + fake, because: 'JS is the mean of the two divergences, not their sum.' },
    { value: (data + fake) / 2 / Math.log(2), because: 'This is in bits. Take natural logarithms.' },
    {
      value: data,
      because: tex`This is the divergence of $p_{\text{data}}$ from the mixture. Average it with that of $p_g$.`,
    },
    {
      value: fake,
      because: tex`This is the divergence of $p_g$ from the mixture. Average it with that of $p_{\text{data}}$.`,
    },
    {
      value: sum(p.map((x, i) => Math.abs(x - at(g, i)))) / 2,
      because: 'This is half of the sum of the absolute differences, the total variation.',
    },
    { value: (data + fake) / 2 - Math.log(2), because: tex`This is half of the value. JS is never negative.` },
  ];
}

function transportSlips(numbers: Numbers): readonly Slip<number>[] {
  const [p, g] = lawsOf(numbers);
  const moved = sum(p.map((x, i) => Math.abs(x - at(g, i)))) / 2;
  const steps = stepsOf(numbers);
  const unit = sum(steps.map(({ difference }) => Math.abs(difference)));
  return [
    { value: moved, because: 'This is how much mass moves. It also matters how far.' },
    { value: 2 * moved, because: 'These are differences of probabilities. Take those of the distribution functions.' },
    {
      value: Math.abs(sum(steps.map(({ difference, length }) => difference * length))),
      because: 'This is the difference of the means. Add absolute values.',
    },
    // Where every step has the length 1, there is nothing to forget.
    ...(steps.every(({ length }) => length === 1)
      ? []
      : [{ value: unit, because: 'Each difference counts times the length of its step.' }]),
  ];
}

function slopeQuestion(numbers: Numbers): TellingQuestion {
  const d = at(bestDiscriminator(numbers), numbers.place);
  return vectorQuestion({
    key: 'slopes',
    label: tex`Slopes in $\act{a}$ at $\data{x} = ${at(numbers.points, numbers.place)}$`,
    form: 'two numbers (a, b), saturating first, four decimals or fractions',
    tolerance: TOLERANCE,
    value: [d === 0 ? 0 : -d, d - 1],
    slips: slopeSlips(d),
  });
}

/** The slips at a discriminator of `d`. One that is sure of a fake has fewer: a slope of 0 has no sign. */
function slopeSlips(d: number): readonly Slip<Vector>[] {
  const always = [
    { value: [d - 1, -d], because: 'The order is saturating, non-saturating.' },
    { value: [d, 1 - d], because: 'Both losses fall as the logit grows: the slopes are not positive.' },
    {
      value: [-d * (1 - d), -d * (1 - d)],
      because: 'This is minus the slope of the sigmoid alone. The logarithm divides it.',
    },
  ];
  const unsure = [
    { value: [-d, 1 - d], because: tex`The second loss is $-\ln D$: it falls as the logit grows.` },
    { value: [d, d - 1], because: tex`The first loss is $\ln(1-D)$: it falls as the logit grows.` },
    { value: [-1 / (1 - d), -1 / d], because: tex`These are slopes in $D$. The logit adds the factor $D(1-D)$.` },
  ];
  return d === 0 ? always : [...always, ...unsure];
}
