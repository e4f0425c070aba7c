import { numberBlank, type Slip } from '../../core/answer/blank.ts';
import { at, range, sum } from '../../core/array.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Blank, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';

const tex = String.raw;
const DIGITS = 8;
const FORM = 'a number, exact or to three decimals';

interface Numbers {
  readonly weight: number;
  /** The first input is never 0. */
  readonly inputs: readonly number[];
}

/** One pass forward and one back through h_t = w (u_t + h_(t-1)), y = h_T. */
export interface Unrolled {
  /** r_t = u_t + h_(t-1) for t = 1..T: what the weight multiplies at step t. */
  readonly sums: readonly number[];
  /** h_t = w r_t for t = 1..T. */
  readonly states: readonly number[];
  readonly output: number;
  /** dy/dh_t = w^(T-t) for t = 1..T. */
  readonly upstream: readonly number[];
  /** r_t w^(T-t) for t = 1..T: what the use of the weight at step t adds to dy/dw. */
  readonly contributions: readonly number[];
  /** dy/dw. */
  readonly slope: number;
  /** dy/du_1 = w^T. */
  readonly firstInputSlope: number;
}

/** Unrolls the scalar network for a weight and its inputs, and backpropagates from y. */
export function unroll({ weight, inputs }: Numbers): Unrolled {
  const sums: number[] = [];
  const states: number[] = [];
  for (const input of inputs) {
    sums.push(input + (states.at(-1) ?? 0));
    states.push(weight * at(sums, sums.length - 1));
  }
  const upstream = inputs.map((_, i) => weight ** (inputs.length - 1 - i));
  const contributions = sums.map((r, i) => r * at(upstream, i));
  return {
    sums,
    states,
    output: at(states, states.length - 1),
    upstream,
    contributions,
    slope: sum(contributions),
    firstInputSlope: weight ** inputs.length,
  };
}

export default defineProblem<Numbers>({
  title: 'Backprop through a simple RNN',
  minutes: 10,
  printed: { weight: -2, inputs: [1, -1, 0, 3] },
  draw,
  pose: (numbers) => ({
    statement: statement(numbers),
    blanks: blanks(numbers),
    hints: hints(numbers),
    solution: solution(numbers),
  }),
});

function draw(rng: Rng): Numbers | null {
  const steps = rng.integer(3, 5);
  const weight = rng.pick([-2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2]);
  const inputs = range(steps).map(() => rng.integer(-3, 3));
  const zeros = inputs.filter((input) => input === 0).length;
  const { output, slope } = unroll({ weight, inputs });
  const isPlain = zeros > 1 || inputs[0] === 0 || output === 0 || slope === 0;
  const isLong = steps === 5 && Math.abs(weight) === 1.5;
  return isPlain || isLong ? null : { weight, inputs };
}

function statement({ weight, inputs }: Numbers): Markdown {
  const steps = inputs.length;
  const names = inputs.map((_, i) => tex`\data{u_${i + 1}}`).join(', ');
  return tex`A network with one weight, no bias and no nonlinearity runs for $T = ${steps}$ steps:

$$
\act{h_t} = \param{w}\,(\data{u_t} + \act{h_{t-1}}), \qquad \act{h_0} = 0, \qquad y = \act{h_${steps}}.
$$

Take $\param{w} = ${texNumber(weight, DIGITS)}$ and $(${names}) = ${texVector(inputs, DIGITS)}$. Compute the output, its derivative with respect to the first input, what the use of $\param{w}$ at step 1 contributes to the derivative with respect to $\param{w}$, and that derivative itself.`;
}

function blanks(numbers: Numbers): readonly Blank[] {
  const { output, contributions, slope, firstInputSlope } = unroll(numbers);
  const common = { form: FORM, tolerance: { absolute: 1e-3 } };
  const first = at(contributions, 0);
  return [
    numberBlank({ ...common, key: 'output', label: '$y$', value: output, slips: outputSlips(numbers) }),
    numberBlank({
      ...common,
      key: 'first-input',
      label: tex`$\partial y/\partial \data{u_1}$`,
      value: firstInputSlope,
      slips: firstInputSlips(numbers),
    }),
    numberBlank({
      ...common,
      key: 'first-edge',
      label: tex`Contribution of step 1 to $\d y/\d \param{w}$`,
      value: first,
      slips: firstEdgeSlips(numbers),
    }),
    numberBlank({
      ...common,
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
      because: tex`This is $u_T + h_{T-1}$. The last multiplication by $w$ is missing.`,
    },
    {
      value: sum(inputs.map((input, i) => weight ** (i + 1) * input)),
      because: tex`The powers of $w$ run the wrong way. The last input is multiplied by $w$ once, the first one $T$ times.`,
    },
  ];
}

function firstInputSlips({ weight, inputs }: Numbers): readonly Slip<number>[] {
  const steps = inputs.length;
  return [
    {
      value: weight ** (steps - 1),
      because: tex`One factor $w$ is missing. The input $u_1$ is multiplied by $w$ already at step 1, so the path has $T$ factors.`,
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
      because: tex`One factor $w$ too many. The edge $w \to h_1$ has local derivative $r_1$, and only the $T - 1$ later steps multiply by $w$.`,
    },
    {
      value: weight ** (steps - 1),
      because: tex`This is the upstream gradient $\partial y/\partial h_1$. Multiply it by the local derivative $\partial h_1/\partial w = r_1$.`,
    },
    {
      value: first,
      because: tex`This is the local derivative $\partial h_1/\partial w = r_1$. The upstream gradient $\partial y/\partial h_1$ is missing.`,
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
      because: tex`This is the last use of $w$ alone, with $h_{T-1}$ held fixed. But $h_{T-1}$ depends on $w$ too: add the contributions of all steps.`,
    },
    {
      value: slope - last,
      because: tex`The direct path is missing: the use of $w$ at the last step contributes $r_T$.`,
    },
    { value: sum(sums), because: tex`You added the local derivatives $r_t$ without their upstream gradients $w^{T-t}$.` },
    {
      value: sum(inputs.map((input, i) => (inputs.length - i) * weight ** (inputs.length - i) * input)),
      because: tex`Every power of $w$ is one too high. The derivative of $w^n$ is $n\,w^{n-1}$.`,
    },
  ];
}

function hints({ weight, inputs }: Numbers): readonly Markdown[] {
  const w = texNumber(weight, DIGITS);
  const first = texNumber(at(inputs, 0), DIGITS);
  return [
    tex`Look at what the weight multiplies. Call it $r_t = \data{u_t} + \act{h_{t-1}}$, so that $\act{h_t} = \param{w}\,r_t$, and write down both for every step from left to right.`,
    tex`Go back with the chain rule: $\partial y/\partial h_{t-1} = w\,\partial y/\partial h_t$. A shared weight collects one contribution per use: the local derivative $r_t$ times the upstream gradient $\partial y/\partial h_t$.`,
    tex`The first step forward is $r_1 = ${first}$ and $h_1 = ${w} \cdot ${texFactor(at(inputs, 0), DIGITS)}$. The first step back is $\partial y/\partial h_T = 1$ and $\partial y/\partial h_{T-1} = w$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { weight, inputs } = numbers;
  const { sums, states, output, upstream, contributions, slope, firstInputSlope } = unroll(numbers);
  const steps = inputs.length;
  const n = (x: number) => texNumber(x, DIGITS);
  const f = (x: number) => texFactor(x, DIGITS);
  const forward = inputs.map((input, i) => {
    const before = i === 0 ? 0 : at(states, i - 1);
    const r = texSum([n(input), n(before)]);
    return tex`- $r_${i + 1} = ${r} = ${n(at(sums, i))}$ and $h_${i + 1} = ${n(weight)} \cdot ${f(at(sums, i))} = ${n(at(states, i))}$`;
  });
  const edges = inputs.map(
    (_, i) =>
      tex`- step ${i + 1}: $r_${i + 1}\,w^{${steps - 1 - i}} = ${n(at(sums, i))} \cdot ${f(at(upstream, i))} = ${n(at(contributions, i))}$`,
  );
  const closed = texSum(
    inputs.map((input, i) => tex`${n((steps - i) * input)} \cdot ${f(weight ** (steps - 1 - i))}`),
  );
  return tex`**Forward.** With $r_t = u_t + h_{t-1}$ and $h_t = w\,r_t$:

${forward.join('\n')}

So $y = h_${steps} = ${n(output)}$.

**Backward.** Each step back multiplies by $w$, so $\partial y/\partial h_t = w^{T-t}$. The first input enters through $r_1$, which is multiplied by $w$ once more: $\partial y/\partial u_1 = w^{${steps}} = ${f(weight)}^{${steps}} ${texEquals(firstInputSlope, DIGITS)}$.

**The shared weight.** The use of $w$ at step $t$ contributes its local derivative $r_t$ times the upstream gradient $w^{T-t}$:

${edges.join('\n')}

The derivative is their sum: $\d y/\d w = ${texSum(contributions.map(n))} = ${n(slope)}$.

**Check.** The closed form $y = \sum_t w^{T-t+1} u_t$ has the derivative $\sum_t (T-t+1)\,w^{T-t} u_t$, a second route: $${closed} = ${n(slope)}$.`;
}
