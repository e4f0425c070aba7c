import { numberBlank, vectorBlank, type Slip } from '../../core/answer/blank.ts';
import { EXACT } from '../../core/answer/tolerance.ts';
import type { Blank } from '../../core/problem.ts';
import { times } from '../../core/vector.ts';
import { stepOf, type Numbers } from './step.ts';

const tex = String.raw;
const NUMBER = { form: 'a number, exact', tolerance: EXACT };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  return [...stepBlanks(numbers), ...rateBlanks(numbers)];
}

function stepBlanks(numbers: Numbers): readonly Blank[] {
  const { rowGradient, outputWeightGradient, movedOutput } = stepOf(numbers);
  return [
    vectorBlank({
      key: 'row',
      form: 'a vector (a, b), exact',
      tolerance: EXACT,
      label: tex`Gradient of each row of $\param{\mW^{(1)}}$`,
      value: rowGradient,
      slips: rowSlips(numbers),
    }),
    numberBlank({
      ...NUMBER,
      key: 'output-weight',
      label: tex`Gradient of each entry of $\param{\mW^{(2)}}$`,
      value: outputWeightGradient,
      slips: outputWeightSlips(numbers),
    }),
    numberBlank({
      form: 'a number, exact or to four decimals',
      tolerance: { absolute: 1.5e-4 },
      key: 'moved',
      label: tex`$\act{\hat{y}}$ after the step`,
      value: movedOutput,
      slips: movedSlips(numbers),
    }),
  ];
}

function rateBlanks(numbers: Numbers): readonly Blank[] {
  const { units, rate } = numbers;
  return [
    numberBlank({
      ...NUMBER,
      key: 'row-rate',
      label: tex`Learning rate of $\param{\vr}$ and $\param{b}$`,
      value: rate / units,
      slips: rowRateSlips(numbers),
    }),
    numberBlank({
      ...NUMBER,
      key: 'output-rate',
      label: tex`Learning rate of $\param{V}$`,
      value: rate * units,
      slips: outputRateSlips(numbers),
    }),
  ];
}

function rowSlips(numbers: Numbers): readonly Slip<readonly number[]>[] {
  const { units, input } = numbers;
  const { rowGradient, error } = stepOf(numbers);
  return [
    {
      value: times(units, rowGradient),
      because: tex`This is the gradient in $\param{\vr}$ of the width-one network. A row of the wide one reaches the output through one weight $\param{v}$ alone.`,
    },
    { value: times(error, input), because: tex`The way from the output to the unit has the factor $\param{v}$.` },
  ];
}

function outputWeightSlips(numbers: Numbers): readonly Slip<number>[] {
  const { outputWeightGradient, error, hiddenError, sum } = stepOf(numbers);
  return [
    {
      value: numbers.units * outputWeightGradient,
      because: 'You added over the units. Each entry is a parameter of its own.',
    },
    {
      value: error,
      because: tex`This is the gradient in the output bias. A weight has the activation of its unit as a factor.`,
    },
    { value: hiddenError * sum, because: tex`The factor $\param{v}$ belongs to the layer below.` },
    { value: sum, because: 'This is the activation. The gradient of the loss in the output is missing.' },
  ];
}

function movedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { units, outputWeight } = numbers;
  const { output, movedSum, movedBias, movedOutput, movedOutputWeight, movedOutputBias, sum } = stepOf(numbers);
  return [
    { value: movedOutput - movedOutputBias, because: 'The output bias takes a step as well.' },
    { value: movedOutput - units * movedOutputWeight * movedBias, because: 'The hidden biases take a step as well.' },
    {
      value: units * movedOutputWeight * (movedSum - movedBias),
      because: 'The biases of both layers take a step as well.',
    },
    {
      value: units * outputWeight * movedSum + movedOutputBias,
      because: tex`The weights $\param{\mW^{(2)}}$ take a step as well.`,
    },
    { value: units * movedOutputWeight * sum + movedOutputBias, because: 'The first layer takes a step as well.' },
    { value: movedOutputWeight * movedSum + movedOutputBias, because: 'All hidden units add to the output.' },
    { value: output, because: 'This is the output before the step.' },
  ];
}

function rowRateSlips({ rate, units }: Numbers): readonly Slip<number>[] {
  return [
    {
      value: rate,
      because: tex`The gradient in $\param{\vr}$ of the width-one network has the factor $\param{V} = d_1\param{v}$, that of a row only $\param{v}$.`,
    },
    {
      value: rate * units,
      because: tex`The other way around: the gradient of the width-one network in $\param{\vr}$ is $d_1$ times that of a row.`,
    },
  ];
}

function outputRateSlips({ rate, units }: Numbers): readonly Slip<number>[] {
  return [
    { value: rate, because: tex`The sum $\param{V} = d_1\param{v}$ of $d_1$ weights changes by $d_1$ of their steps.` },
    {
      value: rate / units,
      because: tex`The other way around: $\param{V}$ is the sum of $d_1$ weights that all take the same step.`,
    },
    {
      value: rate * units ** 2,
      because: tex`The gradient in $\param{V}$ is the same as in one weight $\param{v}$, so one factor $d_1$ is enough.`,
    },
  ];
}
