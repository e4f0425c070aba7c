import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { smoothed, type Numbers } from './smoothing.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const { bestGap, least, loss, slope } = smoothed(numbers);
  return [
    numberQuestion({ ...NUMBER, key: 'gap', label: 'Best gap', value: bestGap, slips: gapSlips(numbers) }),
    numberQuestion({ ...NUMBER, key: 'least', label: 'Least loss', value: least, slips: leastSlips(numbers) }),
    numberQuestion({ ...NUMBER, key: 'loss', label: 'Loss of the student', value: loss, slips: lossSlips(numbers) }),
    numberQuestion({ ...NUMBER, key: 'slope', label: 'Slope in its gap', value: slope, slips: slopeSlips(numbers) }),
  ];
}

function gapSlips({ classes, share, gap }: Numbers): readonly Slip<number>[] {
  const { target, wrong } = smoothed({ classes, share, gap });
  return [
    { value: Math.log((1 - share) / wrong), because: tex`The true class gets its part of what is spread as well.` },
    { value: Math.log((1 - share) / share), because: tex`The share $\gamma$ is spread over all $K$ classes.` },
    { value: Math.log(target / share), because: tex`One wrong class has only $\gamma/K$.` },
    { value: target / wrong, because: 'This is the ratio of the probabilities. The gap is its logarithm.' },
    { value: Math.log(target), because: 'This is one logarithm. The gap is a difference of two.' },
  ];
}

function leastSlips({ classes, share, gap }: Numbers): readonly Slip<number>[] {
  const { target, wrong } = smoothed({ classes, share, gap });
  return [
    { value: 0, because: 'Only KL is 0 at a match. The cross-entropy ends at the entropy of the target.' },
    { value: -target * Math.log(target), because: 'The wrong classes are missing.' },
    {
      value: -Math.log(target),
      because: tex`This is the loss of the label alone, $-\ln\act{q'_{\target{y}}}$, at the match.`,
    },
    {
      value: -target * Math.log(target) - wrong * Math.log(wrong),
      because: tex`There are $K-1$ wrong classes.`,
    },
    {
      value: -target * Math.log(target) - classes * wrong * Math.log(wrong),
      because: tex`There are $K-1$ wrong classes, not $K$.`,
    },
  ];
}

function lossSlips({ classes, share, gap }: Numbers): readonly Slip<number>[] {
  const { plain, loss } = smoothed({ classes, share, gap });
  return [
    { value: plain, because: 'This is the loss with the label itself, without smoothing.' },
    { value: (1 - share) * plain, because: 'The loss on the spread part is missing.' },
    {
      value: plain + share * gap,
      because: tex`The true class gets a part of $\gamma$ too. The wrong ones have $\gamma(K-1)/K$ together.`,
    },
    {
      value: loss - share * Math.log(classes),
      because: tex`This has KL from the uniform distribution, but not $\ln K$.`,
    },
    { value: plain + (share * gap) / classes, because: tex`There are $K-1$ wrong classes.` },
  ];
}

function slopeSlips({ classes, share, gap }: Numbers): readonly Slip<number>[] {
  const { probability, target } = smoothed({ classes, share, gap });
  return [
    { value: probability - 1, because: 'This is the slope without smoothing.' },
    { value: probability - 1 + share, because: tex`The target of the true class is $1-\gamma+\gamma/K$.` },
    { value: probability, because: 'The target of the true class is to be taken off.' },
    { value: (1 - share) * (probability - 1), because: 'The spread part pulls as well.' },
    { value: gap - Math.log((classes * target) / share), because: 'This is how far the gap is from the best one.' },
  ];
}
