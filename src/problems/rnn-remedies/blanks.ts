import { numberBlank, vectorBlank } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { clip, remedies, SAMPLE_THRESHOLD, type Numbers } from './remedies.ts';

const tex = String.raw;
const VECTOR = { form: 'a vector (a, b), three decimals', tolerance: { absolute: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [
    byNormBlank(numbers),
    byValueBlank(numbers),
    angleBlank(numbers),
    meanBlank(numbers),
    limitBlank(numbers),
    forgetBlank(numbers),
  ];
}

function byNormBlank(numbers: Numbers): Blank {
  const { gradient, threshold } = numbers;
  const { norm, byNorm, byValue } = remedies(numbers);
  const taxicab = Math.abs(gradient[0]) + Math.abs(gradient[1]);
  const scaled = (factor: number) => gradient.map((entry) => entry * factor);
  return vectorBlank({
    ...VECTOR,
    key: 'by-norm',
    label: 'Clipped by norm',
    value: byNorm,
    slips: [
      {
        value: byValue,
        because: 'This is the clip by value, entry by entry. The clip by norm scales the whole vector.',
      },
      { value: scaled(1 / norm), because: tex`This has length 1. It must have length $c$.` },
      {
        value: scaled(threshold / taxicab),
        because: 'You divided by the sum of the absolute entries. The norm is the Euclidean one.',
      },
      { value: gradient, because: tex`The norm is larger than $c$, so the vector must be scaled.` },
    ],
  });
}

function byValueBlank(numbers: Numbers): Blank {
  const { gradient, threshold } = numbers;
  const { byNorm, byValue } = remedies(numbers);
  const unsigned = gradient.map((entry) => Math.min(Math.abs(entry), threshold));
  const saturated = gradient.map((entry) => Math.sign(entry) * threshold);
  return vectorBlank({
    ...VECTOR,
    key: 'by-value',
    label: 'Clipped by value',
    value: byValue,
    slips: [
      { value: byNorm, because: 'This is the clip by norm. The clip by value treats each entry alone.' },
      { value: unsigned, because: tex`The signs are lost: an entry below $-c$ becomes $-c$.` },
      { value: saturated, because: tex`An entry that lies between $-c$ and $c$ stays as it is.` },
    ],
  });
}

function angleBlank(numbers: Numbers): Blank {
  const { gradient } = numbers;
  const { angle } = remedies(numbers);
  const fromAxis = (Math.atan2(Math.abs(gradient[1]), Math.abs(gradient[0])) * 180) / Math.PI;
  return numberBlank({
    key: 'angle',
    label: 'Angle by which the clip by value turns the gradient',
    form: 'degrees, two decimals',
    value: angle,
    tolerance: { absolute: 0.02 },
    units: ['°', 'º', 'degrees', 'degree', 'deg'],
    slips: [
      { value: (angle * Math.PI) / 180, because: 'This is in radians. Multiply by $180/\\pi$.' },
      {
        value: fromAxis,
        because:
          'This is the angle of the gradient with the first axis. Asked is the one between the gradient and its clip.',
      },
      {
        value: 0,
        because: 'The clip by norm keeps the direction. The clip by value changes the ratio of the entries.',
      },
    ],
  });
}

function meanBlank(numbers: Numbers): Blank {
  const { common } = numbers;
  const { meanBefore, meanAfter } = remedies(numbers);
  return numberBlank({
    key: 'mean',
    label: 'Mean after clipping each sample',
    form: 'a number, three decimals',
    value: meanAfter,
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: meanBefore,
        because: 'This is the mean before clipping. Clip each sample first, then take the mean.',
      },
      {
        value: clip(meanBefore, SAMPLE_THRESHOLD),
        because: 'You clipped the mean. Clip each sample first, then take the mean: the two do not commute.',
      },
      {
        value: (SAMPLE_THRESHOLD + common) / 2,
        because: 'The two values are not equally likely. Weigh them by their probabilities.',
      },
    ],
  });
}

function limitBlank(numbers: Numbers): Blank {
  const { recurrent, lag } = numbers;
  const { limit } = remedies(numbers);
  const skip = 1 - recurrent;
  return numberBlank({
    key: 'limit',
    label: tex`Limit of $G_n$`,
    form: 'a fraction, or three decimals',
    value: limit,
    tolerance: { absolute: 1e-3 },
    slips: [
      {
        value: 1,
        because: tex`As $\param{w} + \param{v} = 1$ the gain can settle, but not at its first value: $G_0 = 1$ is shared out over the lags.`,
      },
      {
        value: 0,
        because: tex`It does not die out: $\param{w} + \param{v} = 1$ makes 1 a root of $\lambda^k = \param{w}\lambda^{k-1} + \param{v}$.`,
      },
      { value: 1 / lag, because: tex`The lagged terms of the conserved sum count with weight $\param{v}$, not 1.` },
      {
        value: 1 / (1 + lag * skip),
        because: tex`One term too many: the conserved sum has $G_n$ and $k - 1$ lagged terms.`,
      },
      { value: 1 / (lag * skip), because: tex`The term $G_n$ itself has weight 1 in the conserved sum.` },
    ],
  });
}

function forgetBlank(numbers: Numbers): Blank {
  const { halfLife } = numbers;
  return numberBlank({
    key: 'forget',
    label: tex`Forget gate $\act{f}$`,
    form: 'a number, four decimals',
    value: remedies(numbers).forget,
    tolerance: { absolute: 1e-4 },
    slips: [
      { value: 1 - 1 / (2 * halfLife), because: 'The loss of each step does not add up; the factors multiply.' },
      { value: Math.exp(-1 / halfLife), because: tex`With this gate the gradient falls to $1/e$ and not to one half.` },
      { value: 0.5, because: 'With this gate one single step halves the gradient.' },
      { value: 0.5 ** halfLife, because: tex`You took the power. Asked is the root: $\act{f^n} = \tfrac12$.` },
    ],
  });
}
