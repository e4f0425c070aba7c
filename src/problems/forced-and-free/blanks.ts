import type { NumberSource } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { at, sum } from '../../core/array.ts';
import { directSlope, forcedSteps, forcedWeight, freeSlope, freeSteps, lossOf, type Numbers, products } from './decoder.ts'; // prettier-ignore

const tex = String.raw;
const COMMON = { form: 'a number, three significant digits', tolerance: { relative: 5e-3 } };

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const sources = [
    weightSource(numbers),
    forcedLossSource(numbers),
    forcedSlopeSource(numbers),
    freeLossSource(numbers),
    freeSlopeSource(numbers),
    crossedSource(numbers),
  ];
  return sources.map((source) => numberQuestion(source));
}

function weightSource({ targets }: Numbers): NumberSource {
  const { cross, squares } = products(targets);
  const after = targets.slice(1);
  return {
    ...COMMON,
    key: 'weight',
    label: tex`$\param{w^\star}$`,
    value: forcedWeight(targets),
    slips: [
      {
        value: sum(cross) / sum(after.map((y) => y * y)),
        because: 'Divide by the squares of what is read, not of the targets.',
      },
      {
        value: sum(cross) / (sum(squares) + at(targets, targets.length - 1) ** 2),
        because: 'The last value is never read, so its square does not belong below.',
      },
      {
        value: sum(after.map((y, i) => y / at(targets, i))) / after.length,
        because: 'This is the mean of the ratios. Least squares weights them by the squares of the inputs.',
      },
      { value: sum(after) / sum(targets.slice(0, -1)), because: 'Each term is weighted by its input: multiply above and below.' }, // prettier-ignore
      { value: sum(squares) / sum(cross), because: 'Upside down.' },
    ],
  };
}

function forcedLossSource(numbers: Numbers): NumberSource {
  const value = lossOf(forcedSteps(numbers));
  return {
    ...COMMON,
    key: 'forced-loss',
    label: tex`$\loss_{\text{TF}}(\param{w})$`,
    value,
    slips: [
      { value: 2 * value, because: tex`The factor $\tfrac12$ is missing.` },
      { value: lossOf(freeSteps(numbers)), because: 'This is free running. Here each step reads the true value.' },
      { value: (2 * value) / forcedSteps(numbers).length, because: 'This is the mean. The loss is half of the sum.' },
    ],
  };
}

function forcedSlopeSource(numbers: Numbers): NumberSource {
  const steps = forcedSteps(numbers);
  const value = directSlope(steps);
  return {
    ...COMMON,
    key: 'forced-slope',
    label: 'Its slope',
    value,
    slips: [
      { value: 2 * value, because: tex`The $\tfrac12$ of the loss cancels the 2 of the square.` },
      {
        value: sum(steps.map(({ miss }) => miss)),
        because: tex`By the chain rule each miss is multiplied by what was read.`,
      },
      { value: freeSlope(numbers), because: 'This is free running. Here each step reads the true value.' },
    ],
  };
}

function freeLossSource(numbers: Numbers): NumberSource {
  const value = lossOf(freeSteps(numbers));
  return {
    ...COMMON,
    key: 'free-loss',
    label: tex`$\loss_{\text{FR}}(\param{w})$`,
    value,
    slips: [
      { value: 2 * value, because: tex`The factor $\tfrac12$ is missing.` },
      {
        value: lossOf(forcedSteps(numbers)),
        because: 'This is teacher forcing. Here each step reads the output before.',
      },
      { value: (2 * value) / freeSteps(numbers).length, because: 'This is the mean. The loss is half of the sum.' },
    ],
  };
}

function freeSlopeSource(numbers: Numbers): NumberSource {
  const steps = freeSteps(numbers);
  return {
    ...COMMON,
    key: 'free-slope',
    label: 'Its slope',
    value: freeSlope(numbers),
    slips: [
      {
        value: directSlope(steps),
        because: tex`You took what is read as a constant. It holds the weight too: $\act{\hat{y}_t}$ has the slope $t\,\param{w^{t-1}}\target{y_0}$.`,
      },
      { value: 2 * freeSlope(numbers), because: tex`The $\tfrac12$ of the loss cancels the 2 of the square.` },
      { value: directSlope(forcedSteps(numbers)), because: 'This is teacher forcing.' },
      {
        value: sum(steps.map(({ miss, output }, i) => (i + 1) * miss * output)),
        because: tex`One power too many: the slope of $\param{w^t}$ is $t\,\param{w^{t-1}}$.`,
      },
    ],
  };
}

function crossedSource({ targets }: Numbers): NumberSource {
  const best = { targets, weight: forcedWeight(targets) };
  const value = lossOf(freeSteps(best));
  return {
    ...COMMON,
    key: 'crossed',
    label: tex`$\loss_{\text{FR}}(\param{w^\star})$`,
    value,
    slips: [
      { value: 2 * value, because: tex`The factor $\tfrac12$ is missing.` },
      {
        value: lossOf(forcedSteps(best)),
        because: tex`This is $\loss_{\text{TF}}(\param{w^\star})$, the smallest forced loss.`,
      },
    ],
  };
}
