import { numberBlank, vectorBlank } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import type { Blank } from '../../core/problem.ts';
import { times } from '../../core/vector.ts';
import { noiseScale, type Numbers } from './scale.ts';

const tex = String.raw;
const COMMON = { form: 'a fraction, or a number to three significant digits', tolerance: { relative: 5e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [
    meanBlank(numbers),
    noiseBlank(numbers),
    scaleBlank(numbers),
    squareBlank(numbers),
    rateBlank(numbers),
    examplesBlank(numbers),
  ];
}

function meanBlank(numbers: Numbers): Blank {
  const { mean } = noiseScale(numbers);
  return vectorBlank({
    key: 'mean',
    label: tex`$\grad{\vg}$`,
    form: 'a vector (a, b), exact',
    tolerance: EXACT,
    value: mean,
    slips: [
      {
        value: times(numbers.gradients.length, mean),
        because: 'This is the sum. The loss is the mean over the examples.',
      },
      { value: times(-1, mean), because: 'This is the direction of the step. Asked is the gradient.' },
    ],
  });
}

function noiseBlank(numbers: Numbers): Blank {
  const { noise, signal } = noiseScale(numbers);
  const count = numbers.gradients.length;
  return numberBlank({
    ...COMMON,
    key: 'noise',
    label: tex`$\tr\grad{\mC}$`,
    value: noise,
    slips: [
      {
        value: (noise * count) / (count - 1),
        because: tex`You divided by $n-1$. These are all examples, not a sample of them, so divide by $n$.`,
      },
      { value: noise * count, because: 'This is the sum of the squared deviations. Take their mean.' },
      {
        value: noise + signal,
        because: tex`This is the mean of $\norm{\grad{\vg_i}}^2$. Subtract $\norm{\grad{\vg}}^2$.`,
      },
      { value: noise / 2, because: 'You averaged over the coordinates too. The trace adds them up.' },
      { value: signal, because: tex`This is $\norm{\grad{\vg}}^2$, the signal.` },
    ],
  });
}

function scaleBlank(numbers: Numbers): Blank {
  const { noise, signal, scale } = noiseScale(numbers);
  const count = numbers.gradients.length;
  return numberBlank({
    ...COMMON,
    key: 'scale',
    label: tex`$B_{\text{noise}}$`,
    value: scale,
    slips: [
      { value: 1 / scale, because: 'This is signal over noise. The noise scale is noise over signal.' },
      { value: noise / Math.sqrt(signal), because: tex`The norm of $\grad{\vg}$ must be squared.` },
      { value: (scale * count) / (count - 1), because: tex`You divided by $n-1$ in the covariance.` },
      {
        value: scale + 1,
        because: tex`You divided the mean of $\norm{\grad{\vg_i}}^2$. Subtract $\norm{\grad{\vg}}^2$ from it first.`,
      },
      { value: Math.sqrt(scale), because: 'This is a ratio of norms. The noise scale has their squares.' },
    ],
  });
}

function squareBlank(numbers: Numbers): Blank {
  const { batch } = numbers;
  const { noise, signal, meanSquare } = noiseScale(numbers);
  return numberBlank({
    ...COMMON,
    key: 'mean-square',
    label: tex`$\E\norm{\grad{\vg_B}}^2$`,
    value: meanSquare,
    slips: [
      { value: signal, because: tex`This is $\norm{\E\grad{\vg_B}}^2$. Noise adds to the mean of the square.` },
      { value: noise / batch, because: tex`This is the noise alone. Add $\norm{\grad{\vg}}^2$.` },
      { value: signal + noise, because: 'This is the value for batch size 1.' },
      {
        value: (signal + noise) / batch,
        because: tex`Only the noise falls with $B$. The signal $\norm{\grad{\vg}}^2$ stays.`,
      },
      {
        value: signal + noise / batch ** 2,
        because: tex`The variance of a mean of $B$ draws falls with $B$ and not with $B^2$.`,
      },
    ],
  });
}

function rateBlank(numbers: Numbers): Blank {
  const { batch } = numbers;
  const { scale, rate, steps } = noiseScale(numbers);
  return numberBlank({
    ...COMMON,
    key: 'rate',
    label: tex`Best learning rate $\eta^\star$`,
    value: rate,
    slips: [
      {
        value: 1 / (1 + batch / scale),
        because: tex`The ratio is upside down: it is $B_{\text{noise}}/B$, and a larger batch allows a larger step.`,
      },
      { value: 1 / (1 + scale), because: 'This is the best learning rate for batch size 1.' },
      { value: 1, because: 'This is the best learning rate without noise.' },
      { value: 2 * rate, because: 'At this learning rate the expected gain is zero again. The best lies halfway.' },
      { value: steps, because: 'This is the number of steps over the fewest; the learning rate is its reciprocal.' },
    ],
  });
}

function examplesBlank(numbers: Numbers): Blank {
  const { batch } = numbers;
  const { scale, steps, examples } = noiseScale(numbers);
  return numberBlank({
    ...COMMON,
    key: 'examples',
    label: tex`$E/E_{\min}$`,
    value: examples,
    slips: [
      { value: steps, because: tex`This is $S/S_{\min}$, the price in steps.` },
      {
        value: batch * steps,
        because: tex`$E = SB$, but $E_{\min} = S_{\min}B_{\text{noise}}$: divide by the noise scale.`,
      },
      { value: batch / scale, because: 'The 1 is missing: even a tiny batch needs the fewest examples.' },
    ],
  });
}
