import { numberBlank } from '../../core/answer/blank.ts';
import type { Blank } from '../../core/problem.ts';
import { doubled, floor, halved, type Numbers } from './floor.ts';

const tex = String.raw;
const COMMON = { form: 'a fraction, or a number to three significant digits', tolerance: { relative: 5e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [
    varianceBlank(numbers),
    excessBlank(numbers),
    halvedBlank(numbers),
    factorBlank(numbers),
    doubledBlank(numbers),
  ];
}

function varianceBlank(numbers: Numbers): Blank {
  const { curvature, reach, batch, noise } = numbers;
  const { variance, rate } = floor(numbers);
  return numberBlank({
    ...COMMON,
    key: 'variance',
    label: tex`Stationary variance of $e_t$`,
    value: variance,
    slips: [
      { value: (curvature / 2) * variance, because: 'This is the excess loss.' },
      {
        value: (variance * (2 - reach)) / 2,
        because: tex`This is the approximation for small steps, with 2 in place of $2-\eta\lambda_i$.`,
      },
      {
        value: variance * batch,
        because: 'This is the variance for batch size 1. A mean of $B$ draws has one $B$th of it.',
      },
      {
        value: variance / batch,
        because: tex`You divided by $B^2$. The variance of a mean of $B$ draws is that of one over $B$.`,
      },
      {
        value: variance / rate,
        because: tex`A factor comes out of a variance squared: the noise adds $\eta^2s^2/B$ a step.`,
      },
      {
        value: (rate ** 2 * noise) / batch,
        because: 'This is what a single step adds. Earlier noise is not forgotten at once.',
      },
      {
        value: variance * (2 - reach),
        because: tex`It is $1-(1-\eta\lambda_i)^2 = \eta\lambda_i(2-\eta\lambda_i)$: the variance is multiplied by the square.`,
      },
    ],
  });
}

function excessBlank(numbers: Numbers): Blank {
  const { curvature, reach } = numbers;
  const { variance, excess } = floor(numbers);
  return numberBlank({
    ...COMMON,
    key: 'excess',
    label: 'Excess loss at the floor',
    value: excess,
    slips: [
      { value: variance, because: 'This is the variance of the error.' },
      {
        value: curvature * variance,
        because: tex`The loss of the mode is $\tfrac{\lambda_i}2e_t^2$: the half is missing.`,
      },
      {
        value: variance / 2,
        because: tex`The loss of the mode is $\tfrac{\lambda_i}2e_t^2$: the curvature is missing.`,
      },
      { value: (excess * (2 - reach)) / 2, because: tex`This is the approximation $\eta s^2/(4B)$ for small steps.` },
    ],
  });
}

function halvedBlank(numbers: Numbers): Blank {
  const { excess } = floor(numbers);
  return numberBlank({
    ...COMMON,
    key: 'halved-rate',
    label: 'Excess loss with half the learning rate',
    value: floor(halved(numbers)).excess,
    slips: [
      {
        value: excess / 2,
        because: tex`This is exactly half. The term $2-\eta\lambda_i$ in the denominator grows as well.`,
      },
      {
        value: excess / 4,
        because: tex`The noise of a step falls by 4, but the mode also forgets it about half as fast.`,
      },
      { value: excess, because: 'This is the floor before.' },
    ],
  });
}

function factorBlank(numbers: Numbers): Blank {
  const { reach } = numbers;
  const { factor } = floor(numbers);
  return numberBlank({
    key: 'factor',
    label: 'Factor of the mean error per step, with half the learning rate',
    form: 'a number, exact',
    tolerance: { absolute: 1e-6 },
    value: floor(halved(numbers)).factor,
    slips: [
      { value: factor, because: 'This is the factor before. Half the learning rate makes the transient slower.' },
      { value: factor / 2, because: tex`The factor is $1-\eta\lambda_i$: only the second term is halved.` },
      { value: (1 - reach / 2) ** 2, because: 'This is the factor of the squared error.' },
      { value: reach / 2, because: 'This is the part that one step removes.' },
    ],
  });
}

function doubledBlank(numbers: Numbers): Blank {
  const { excess } = floor(numbers);
  return numberBlank({
    ...COMMON,
    key: 'doubled-batch',
    label: 'Excess loss with twice the batch',
    value: floor(doubled(numbers)).excess,
    slips: [
      { value: excess / 4, because: tex`The noise variance goes with $1/B$: twice the batch halves it.` },
      {
        value: excess / Math.SQRT2,
        because: 'The standard deviation falls by the root of 2, the variance and the loss by 2.',
      },
      { value: floor(halved(numbers)).excess, because: 'This is the floor with half the learning rate.' },
      { value: excess, because: 'This is the floor before.' },
    ],
  });
}
