import { at, range } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { unroll, type Numbers } from './unroll.ts';

const tex = String.raw;
const DIGITS = 8;

export default defineProblem<Numbers>({
  title: 'Backprop through a simple RNN',
  minutes: 10,
  printed: { weight: -2, inputs: [1, -1, 0, 3] },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const steps = rng.integer(3, 5);
  // With weight 1 a forgotten or a surplus factor would change nothing.
  const weight = rng.pick([-2, -1.5, -1, -0.5, 0.5, 1.5, 2]);
  const inputs = range(steps).map(() => rng.integer(-3, 3));
  const zeros = inputs.filter((input) => input === 0).length;
  const { output, slope, firstInputSlope, contributions } = unroll({ weight, inputs });
  const answers = new Set([output, slope, firstInputSlope, contributions[0]]);
  const isPlain = zeros > 1 || answers.has(0) || answers.size < 4;
  const isLong = steps === 5 && Math.abs(weight) === 1.5;
  return isPlain || isLong ? null : { weight, inputs };
}

function statement({ weight, inputs }: Numbers): Markdown {
  const steps = inputs.length;
  const names = inputs.map((_, i) => tex`\data{u_${i + 1}}`).join(', ');
  return tex`A network with one weight, no bias and no nonlinearity starts at $\act{h_0} = 0$ and runs for $T = ${steps}$ steps:

$$
\act{h_t} = \param{w}\,(\data{u_t} + \act{h_{t-1}}), \qquad y = \act{h_${steps}}.
$$

Take $\param{w} = ${texNumber(weight, DIGITS)}$ and $(${names}) = ${texVector(inputs, DIGITS)}$. Compute the output, its derivative with respect to the first input, what the use of $\param{w}$ at step 1 contributes to the derivative with respect to $\param{w}$, and that derivative itself.`;
}

function hints({ weight, inputs }: Numbers): readonly Markdown[] {
  const w = texNumber(weight, DIGITS);
  const first = texNumber(at(inputs, 0), DIGITS);
  return [
    tex`Look at what the weight multiplies. Call it $r_t = \data{u_t} + \act{h_{t-1}}$, so that $\act{h_t} = \param{w}\,r_t$, and write down both for every step from left to right.`,
    tex`Go back with the chain rule: $\partial y/\partial \act{h_{t-1}} = \param{w}\,\partial y/\partial \act{h_t}$. A shared weight collects one contribution per use: the local derivative $r_t$ times the upstream gradient $\partial y/\partial \act{h_t}$.`,
    tex`The first step forward is $r_1 = ${first}$ and $\act{h_1} = ${w} \cdot ${texFactor(at(inputs, 0), DIGITS)}$. The first step back is $\partial y/\partial \act{h_T} = 1$ and $\partial y/\partial \act{h_{T-1}} = \param{w}$.`,
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
    return tex`- $r_${i + 1} = ${r} = ${n(at(sums, i))}$ and $\act{h_${i + 1}} = ${n(weight)} \cdot ${f(at(sums, i))} = ${n(at(states, i))}$`;
  });
  const edges = inputs.map(
    (_, i) =>
      tex`- step ${i + 1}: $r_${i + 1}\,\param{w^{${steps - 1 - i}}} = ${n(at(sums, i))} \cdot ${f(at(upstream, i))} = ${n(at(contributions, i))}$`,
  );
  const closed = texSum(inputs.map((input, i) => tex`${n((steps - i) * input)} \cdot ${f(weight ** (steps - 1 - i))}`));
  return tex`**Forward.** With $r_t = \data{u_t} + \act{h_{t-1}}$ and $\act{h_t} = \param{w}\,r_t$:

${forward.join('\n')}

So $y = \act{h_${steps}} = ${n(output)}$.

**Backward.** Each step back multiplies by $\param{w}$, so $\partial y/\partial \act{h_t} = \param{w^{T-t}}$. The first input enters through $r_1$, which is multiplied by $\param{w}$ once more: $\partial y/\partial \data{u_1} = \param{w^{${steps}}} = ${f(weight)}^{${steps}} ${texEquals(firstInputSlope, DIGITS)}$.

**The shared weight.** The use of $\param{w}$ at step $t$ contributes its local derivative $r_t$ times the upstream gradient $\param{w^{T-t}}$:

${edges.join('\n')}

The derivative is their sum: $\d y/\d \param{w} = ${texSum(contributions.map(n))} = ${n(slope)}$.

**Check.** The closed form $y = \sum_t \param{w^{T-t+1}} \data{u_t}$ has the derivative $\sum_t (T-t+1)\,\param{w^{T-t}} \data{u_t}$, a second route: $${closed} = ${n(slope)}$.`;
}
