import { numberBlank, type Slip } from '../../core/answer/blank.ts';
import { at, sum } from '../../core/array.ts';
import type { Blank } from '../../core/problem.ts';
import { unroll, type Numbers } from './unroll.ts';

const tex = String.raw;
const COMMON = { form: 'a number, exact or to three decimals', tolerance: { absolute: 1e-3 } };

/** One blank per question, with the slips that lead to each foreseen wrong answer. */
export function blanks(numbers: Numbers): readonly Blank[] {
  const { output, contributions, slope, firstInputSlope } = unroll(numbers);
  const first = at(contributions, 0);
  return [
    numberBlank({ ...COMMON, key: 'output', label: '$y$', value: output, slips: outputSlips(numbers) }),
    numberBlank({
      ...COMMON,
      key: 'first-input',
      label: tex`$\partial y/\partial \data{u_1}$`,
      value: firstInputSlope,
      slips: firstInputSlips(numbers),
    }),
    numberBlank({
      ...COMMON,
      key: 'first-edge',
      label: tex`Contribution of step 1 to $\d y/\d \param{w}$`,
      value: first,
      slips: firstEdgeSlips(numbers),
    }),
    numberBlank({
      ...COMMON,
      key: 'slope',
      label: tex`$\d y/\d \param{w}$`,
      value: slope,
      slips: slopeSlips(numbers),
    }),
  ];
}

function outputSlips(numbers: Numbers): readonly Slip<number>[] {
  const { weight, inputs } = numbers;
  const { sums } = unroll(numbers);
  return [
    {
      value: at(sums, sums.length - 1),
      because: tex`This is $\data{u_T} + \act{h_{T-1}}$. The last multiplication by $\param{w}$ is missing.`,
    },
    {
      value: sum(inputs.map((input, i) => weight ** (i + 1) * input)),
      because: tex`The powers of $\param{w}$ run the wrong way. The last input is multiplied by $\param{w}$ once, the first one $T$ times.`,
    },
  ];
}

function firstInputSlips({ weight, inputs }: Numbers): readonly Slip<number>[] {
  const steps = inputs.length;
  return [
    {
      value: weight ** (steps - 1),
      because: tex`One factor $\param{w}$ is missing. The input $\data{u_1}$ is multiplied by $\param{w}$ already at step 1, so the path has $T$ factors.`,
    },
    { value: weight, because: tex`This is the factor of step 1 alone. The path to $y$ goes through $T$ steps.` },
  ];
}

function firstEdgeSlips({ weight, inputs }: Numbers): readonly Slip<number>[] {
  const steps = inputs.length;
  const first = at(inputs, 0);
  return [
    {
      value: first * weight ** steps,
      because: tex`One factor $\param{w}$ too many. The edge $\param{w} \to \act{h_1}$ has local derivative $\data{u_1} + \act{h_0}$, and only the $T - 1$ later steps multiply by $\param{w}$.`,
    },
    {
      value: weight ** (steps - 1),
      because: tex`This is the upstream gradient $\partial y/\partial \act{h_1}$. Multiply it by the local derivative $\partial \act{h_1}/\partial \param{w} = \data{u_1} + \act{h_0}$.`,
    },
    {
      value: first,
      because: tex`This is the local derivative $\partial \act{h_1}/\partial \param{w} = \data{u_1} + \act{h_0}$. The upstream gradient $\partial y/\partial \act{h_1}$ is missing.`,
    },
  ];
}

function slopeSlips(numbers: Numbers): readonly Slip<number>[] {
  const { weight, inputs } = numbers;
  const { sums, slope } = unroll(numbers);
  const last = at(sums, sums.length - 1);
  return [
    {
      value: last,
      because: tex`This is the last use of $\param{w}$ alone, with $\act{h_{T-1}}$ held fixed. But $\act{h_{T-1}}$ depends on $\param{w}$ too: add the contributions of all steps.`,
    },
    {
      value: slope - last,
      because: tex`The direct path is missing: the use of $\param{w}$ at the last step contributes $\data{u_T} + \act{h_{T-1}}$.`,
    },
    {
      value: sum(sums),
      because: tex`You added the local derivatives $\data{u_t} + \act{h_{t-1}}$ without their upstream gradients $\param{w^{T-t}}$.`,
    },
    {
      value: sum(inputs.map((input, i) => (inputs.length - i) * weight ** (inputs.length - i) * input)),
      because: tex`Every power of $\param{w}$ is one too high. The derivative of $\param{w^n}$ is $n\,\param{w^{n-1}}$.`,
    },
  ];
}
