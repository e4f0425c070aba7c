import { numberBlank, type Slip } from '../../core/answer/blank.ts';
import { at, sum } from '../../core/array.ts';
import type { Blank } from '../../core/problem.ts';
import { backpropagate, type Numbers } from './backpropagate.ts';

const tex = String.raw;
const COMMON = { form: 'a number, three decimals', tolerance: { absolute: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const { states, deltas, weightTerms, inputTerms } = backpropagate(numbers);
  return [
    numberBlank({ ...COMMON, key: 'state', label: tex`$\act{h_3}$`, value: at(states, 2), slips: stateSlips(numbers) }),
    numberBlank({
      ...COMMON,
      key: 'delta',
      label: tex`$\grad{\delta_1}$`,
      value: at(deltas, 0),
      slips: deltaSlips(numbers),
    }),
    numberBlank({
      ...COMMON,
      key: 'weight-slope',
      label: tex`$\d\loss/\d \param{w}$`,
      value: sum(weightTerms),
      slips: weightSlips(numbers),
    }),
    numberBlank({
      ...COMMON,
      key: 'input-slope',
      label: tex`$\d\loss/\d \param{\beta}$`,
      value: sum(inputTerms),
      slips: inputSlips(numbers),
    }),
    numberBlank({
      ...COMMON,
      key: 'truncated',
      label: tex`$\d\loss/\d \param{w}$, truncated to the last step`,
      value: at(weightTerms, 2),
      slips: truncatedSlips(numbers),
    }),
  ];
}

function stateSlips(numbers: Numbers): readonly Slip<number>[] {
  const { weight, inputs } = numbers;
  const { states } = backpropagate(numbers);
  const preactivation = weight * at(states, 1) + at(inputs, 2);
  return [
    { value: preactivation, because: tex`This is the pre-activation of the last step. Apply $\tanh$ to it.` },
    { value: at(states, 1), because: tex`This is $\act{h_2}$. One step is missing.` },
  ];
}

function deltaSlips(numbers: Numbers): readonly Slip<number>[] {
  const { states, deltas } = backpropagate(numbers);
  const first = at(deltas, 0);
  return [
    {
      value: at(backpropagate(numbers, { tanhFactor: true }).deltas, 0),
      because: tex`The factors $\tanh' = 1 - \act{h_t^2}$ are missing.`,
    },
    {
      value: at(backpropagate(numbers, { recurrentFactor: true }).deltas, 0),
      because: tex`The factor $\param{w}$ of each step back is missing.`,
    },
    { value: at(deltas, 1), because: tex`This is $\grad{\delta_2}$. Go back one more step.` },
    {
      value: first * (1 - at(states, 0) ** 2),
      because: tex`This is the gradient at the pre-activation of step 1. The factor $1 - \act{h_1^2}$ comes in only when you go on to the weights.`,
    },
  ];
}

function weightSlips(numbers: Numbers): readonly Slip<number>[] {
  const { states, deltas, weightTerms } = backpropagate(numbers);
  return [
    {
      value: at(weightTerms, 2),
      because: tex`This is the last step alone, with $\act{h_2}$ held fixed. But $\act{h_2}$ depends on $\param{w}$ too: add the contribution of step 2.`,
    },
    { value: at(weightTerms, 1), because: tex`The direct path is missing: the use of $\param{w}$ at step 3.` },
    {
      value: sum(backpropagate(numbers, { tanhFactor: true }).weightTerms),
      because: tex`The factors $\tanh' = 1 - \act{h_t^2}$ are missing.`,
    },
    {
      value: sum(backpropagate(numbers, { recurrentFactor: true }).weightTerms),
      because: tex`The step from $\grad{\delta_t}$ to $\grad{\delta_{t-1}}$ has a factor $\param{w}$.`,
    },
    {
      value: sum(deltas.map((delta, t) => delta * (1 - at(states, t) ** 2) * at(states, t))),
      because: tex`The weight multiplies $\act{h_{t-1}}$, not $\act{h_t}$: shift the index by one.`,
    },
  ];
}

function inputSlips(numbers: Numbers): readonly Slip<number>[] {
  const { inputTerms } = backpropagate(numbers);
  return [
    {
      value: at(inputTerms, 2),
      because: tex`This is the last step alone. The weight $\param{\beta}$ is used at every step.`,
    },
    {
      value: sum(inputTerms) - at(inputTerms, 2),
      because: tex`The direct path is missing: the use of $\param{\beta}$ at step 3.`,
    },
    {
      value: sum(backpropagate(numbers, { tanhFactor: true }).inputTerms),
      because: tex`The factors $\tanh' = 1 - \act{h_t^2}$ are missing.`,
    },
    {
      value: sum(backpropagate(numbers, { recurrentFactor: true }).inputTerms),
      because: tex`The step from $\grad{\delta_t}$ to $\grad{\delta_{t-1}}$ has a factor $\param{w}$.`,
    },
  ];
}

function truncatedSlips(numbers: Numbers): readonly Slip<number>[] {
  const { states, deltas, weightTerms } = backpropagate(numbers);
  return [
    {
      value: sum(weightTerms),
      because: tex`This is the full derivative. Truncation to one step keeps the use of $\param{w}$ at step 3 alone.`,
    },
    { value: at(deltas, 2) * at(states, 1), because: tex`The factor $1 - \act{h_3^2}$ is missing.` },
    {
      value: 0,
      because: tex`Truncation cuts the way back through $\act{h_2}$. The direct use of $\param{w}$ at step 3 stays.`,
    },
  ];
}
