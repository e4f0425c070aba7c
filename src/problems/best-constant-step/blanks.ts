import { numberBlank } from '../../core/answer/blank.ts';
import { stepsBlank, stepsSlip } from '../../core/answer/steps-blank.ts';
import type { Blank } from '../../core/problem.ts';
import { bestStep, type Numbers } from './best-step.ts';

const tex = String.raw;
const KEPT = { form: 'a number, three decimals', tolerance: { absolute: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [rateBlank(numbers), factorBlank(numbers), countBlank(numbers), descentBlank(numbers), ridgeBlank(numbers)];
}

function rateBlank(numbers: Numbers): Blank {
  const { smallest } = numbers;
  const { rate, largest } = bestStep(numbers);
  return numberBlank({
    key: 'rate',
    label: tex`$\eta^\star$`,
    form: 'a fraction, or a number to three significant digits',
    value: rate,
    tolerance: { relative: 5e-3 },
    slips: [
      {
        value: 2 / largest,
        because: tex`This is the limit of stability: the steepest mode has the factor $-1$ there.`,
      },
      {
        value: 1 / largest,
        because: tex`This removes the steepest mode at once, but leaves the flattest with the factor $1-1/\kappa$.`,
      },
      { value: rate / 2, because: 'The two equal factors add up to 2: the numerator is 2 and not 1.' },
      {
        value: 2 / (largest - smallest),
        because: tex`The signs differ: $1-\eta\lambda_{\min} = \eta\lambda_{\max}-1$.`,
      },
      { value: 2 / smallest, because: 'With this learning rate the steepest mode explodes.' },
    ],
  });
}

function factorBlank(numbers: Numbers): Blank {
  const { condition } = numbers;
  const { factor } = bestStep(numbers);
  const root = Math.sqrt(condition);
  return numberBlank({
    key: 'factor',
    label: 'Worst factor of the error per step',
    form: 'a fraction, or a number to three decimals, without sign',
    value: factor,
    tolerance: { absolute: 1e-3 },
    slips: [
      { value: -factor, because: 'This is the steepest mode with its sign. Asked is the size.' },
      { value: 1 - 1 / condition, because: tex`This belongs to $\eta = 1/\lambda_{\max}$.` },
      { value: factor ** 2, because: 'This is the factor of the loss, which goes with the square of the error.' },
      { value: (root - 1) / (root + 1), because: tex`The root of $\kappa$ comes in only with momentum.` },
      { value: 1 - factor, because: 'This is the part that one step removes.' },
    ],
  });
}

function countBlank(numbers: Numbers): Blank {
  const { condition, target } = numbers;
  const { factor } = bestStep(numbers);
  return stepsBlank({
    key: 'steps',
    label: tex`Steps until the norm is at most $${target}$ of its start`,
    factor,
    target,
    slips: [
      ...stepsSlip(factor ** 2, target, 'This is the count for the loss. Asked is the norm of the error.'),
      ...stepsSlip(1 - 1 / condition, target, tex`This is the count for $\eta = 1/\lambda_{\max}$.`),
      ...stepsSlip(
        Math.exp(-2 / condition),
        target,
        tex`This is the approximation $\tfrac\kappa2\ln\tfrac1\varepsilon$. It counts a little too much.`,
      ),
    ],
  });
}

function descentBlank(numbers: Numbers): Blank {
  const { sigma, reach, stop } = numbers;
  const { descentKeeps, ridgeKeeps, stoppedRate } = bestStep(numbers);
  return numberBlank({
    ...KEPT,
    key: 'descent-keeps',
    label: 'Fraction that gradient descent keeps',
    value: descentKeeps,
    slips: [
      { value: 1 - descentKeeps, because: 'This is what is still missing. The kept fraction is 1 minus this.' },
      {
        value: 1 - (1 - stoppedRate * sigma) ** stop,
        because: tex`You used $\sigma$. One step multiplies the missing part by $1-\eta\sigma^2$.`,
      },
      { value: reach * stop, because: 'This is the first-order approximation for few steps.' },
      { value: ridgeKeeps, because: 'This is what ridge keeps.' },
      { value: reach, because: 'This is what a single step keeps.' },
      {
        value: 1 - (1 - reach) ** (2 * stop),
        because: 'You squared the missing part. The kept fraction is one of the weights, not of the loss.',
      },
    ],
  });
}

function ridgeBlank(numbers: Numbers): Blank {
  const { sigma, stop } = numbers;
  const { descentKeeps, ridgeKeeps, strength, stoppedRate } = bestStep(numbers);
  return numberBlank({
    ...KEPT,
    key: 'ridge-keeps',
    label: tex`Fraction that ridge with $\lambda = 1/(\eta t)$ keeps`,
    value: ridgeKeeps,
    slips: [
      { value: 1 - ridgeKeeps, because: 'This is what ridge removes.' },
      { value: sigma / (sigma + strength), because: tex`The filter has $\sigma^2$ in place of $\sigma$.` },
      {
        value: sigma ** 2 / (sigma ** 2 + stoppedRate * stop),
        because: tex`You used $\lambda = \eta t$. A longer time means a weaker penalty: $\lambda = 1/(\eta t)$.`,
      },
      { value: descentKeeps, because: 'This is what gradient descent keeps. The two filters differ.' },
    ],
  });
}
