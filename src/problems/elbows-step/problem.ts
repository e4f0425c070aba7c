import { at } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import { texEquals, texEqualsVector, texFactor, texSum, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { draw } from './draw.ts';
import { networkOf, type Numbers, stepOf, unitsByElbow } from './step.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Elbows, one gradient step and its limit',
  minutes: 15,
  printed: {
    units: [
      { v: 1, w: 2, b: -1 },
      { v: -3, w: -1, b: 2 },
      { v: 0.5, w: 1, b: 1 },
    ],
    bias: 1,
    input: 1,
    target: 1,
    rate: 0.1,
  },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (vector: readonly number[]) => texVector(vector, DIGITS);

function statement({ units, bias, input, target, rate }: Numbers): Markdown {
  const row = (values: readonly number[]) => v(values);
  return tex`A network with three ReLU units is $f(\data{x}) = \param{c}+\sum_{j=1}^{3}\param{v_j}\,[\param{w_j}\data{x}+\param{b_j}]_+$. Its output bias is $\param{c} = ${n(bias)}$, and its units have

$$
\begin{aligned}
(\param{v_1}, \param{v_2}, \param{v_3}) &= ${row(units.map((unit) => unit.v))} \\
(\param{w_1}, \param{w_2}, \param{w_3}) &= ${row(units.map((unit) => unit.w))} \\
(\param{b_1}, \param{b_2}, \param{b_3}) &= ${row(units.map((unit) => unit.b))}.
\end{aligned}
$$

- Give the elbows of the three units, and the slopes of the four pieces of $f$.
- The one example is $\data{x} = ${n(input)}$, $\target{y} = ${n(target)}$, with loss $\tfrac12(f(\data{x})-\target{y})^2$. Let $\grad{\rho} = f(\data{x})-\target{y}$, and let $K(\data{x}, \data{x})$ be the squared length of the gradient of $f(\data{x})$ in all ten parameters. Give $K(\data{x}, \data{x})$, and the limit below which $\eta > 0$ must stay so that to first order a step makes $\abs{\grad{\rho}}$ smaller.
- All ten parameters take one step of gradient descent with $\eta = ${n(rate)}$. Give the new elbows and the new $f(\data{x})$.`;
}

function hints({ units, input }: Numbers): readonly Markdown[] {
  const first = at(units, 0);
  const term = tex`${n(first.w)} \cdot ${f(input)}`;
  return [
    tex`Find where each $\param{w_j}\data{x}+\param{b_j}$ changes sign. On the far left exactly the units with negative $\param{w_j}$ are active. Then ask which units are active at the example: no others have a gradient.`,
    tex`From left to right the slope jumps by $\param{v_j}\abs{\param{w_j}}$ at $e_j$. The derivatives of $f(\data{x})$ in $\param{v_j}, \param{w_j}, \param{b_j}$ are $[\act{a_j}]_+$, $\param{v_j}\data{x}$, $\param{v_j}$ where unit $j$ is active, and 1 in $\param{c}$. To first order a step multiplies $\grad{\rho}$ by $1-\eta K(\data{x}, \data{x})$.`,
    tex`First step: $\act{a_1} = ${texSum([term, n(first.b)])}$. With $q_j = \eta\,\grad{\rho}\,\param{v_j}$ an active unit moves to $\param{w_j}-q_j\data{x}$ and $\param{b_j}-q_j$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [shape(numbers), kernel(numbers), step(numbers), check(numbers)].join('\n\n');
}

function shape(numbers: Numbers): Markdown {
  const { units } = numbers;
  const { elbows, slopes } = stepOf(numbers);
  const places = units.map(({ w, b }, j) => {
    const top = b === 0 ? '0' : `-${f(b)}`;
    return tex`$e_${j + 1} = ${top}/${f(w)} ${texEquals(at(elbows, j), DIGITS)}$`;
  });
  const left = units.flatMap(({ v: output, w }) => (w < 0 ? [tex`${n(output)} \cdot ${f(w)}`] : []));
  const start =
    left.length === 0
      ? 'no unit is active and the slope is 0'
      : tex`the slope is $${texSum(left)} = ${n(at(slopes, 0))}$`;
  const jumps = unitsByElbow(networkOf(numbers)).map((j, k) => {
    const { v: output, w } = at(units, j);
    return tex`- at $e_${j + 1}$ the slope jumps by $${n(output)} \cdot ${n(Math.abs(w))} = ${n(output * Math.abs(w))}$ to $${n(at(slopes, k + 1))}$`;
  });
  return tex`**Elbows.** ${places.join(', ')}.

**Slopes.** On the far left ${start}. Then, from left to right:

${jumps.join('\n')}

The slopes are $${v(slopes)}$.`;
}

function kernel(numbers: Numbers): Markdown {
  const { units, input, bias, target } = numbers;
  const { sums, active, output, residual, kernel: size } = stepOf(numbers);
  const on = units.flatMap((unit, j) => (active[j] === true ? [{ ...unit, j, a: at(sums, j) }] : []));
  const off = units.flatMap((_, j) => (active[j] === true ? [] : [tex`$\act{a_${j + 1}} = ${n(at(sums, j))}$`]));
  const list = on.map(({ j, a }) => tex`$\act{a_${j + 1}} = ${n(a)}$`);
  const silent = off.length === 0 ? 'All units are active.' : tex`Inactive is the unit with ${off.join(' and ')}.`;
  const products = on.map(({ v: weight, a }) => tex`${n(weight)} \cdot ${n(a)}`);
  const terms = on.map(({ v: weight, a }) => tex`${n(a)}^2 + ${f(weight)}^2 \cdot ${n(input ** 2 + 1)}`);
  return tex`**The example.** At $\data{x} = ${n(input)}$: ${list.join(', ')}. ${silent} So $f(\data{x}) = ${texSum([n(bias), ...products])} = ${n(output)}$ and $\grad{\rho} = ${n(output)} - ${f(target)} = ${n(residual)}$.

**Kernel.** An active unit contributes $\act{a_j^2} + \param{v_j^2}(\data{x^2}+1)$, the output bias 1:

$$
\begin{aligned}
K(\data{x}, \data{x}) &= ${terms.join(' \\\\\n&\\quad + ')} + 1 \\
&= ${n(size)}.
\end{aligned}
$$

To first order the step multiplies $\grad{\rho}$ by $1-\eta K(\data{x}, \data{x})$, which lies between −1 and 1 for $0 < \eta < 2/${n(size)} ${texEquals(2 / size, DIGITS)}$.`;
}

function step(numbers: Numbers): Markdown {
  const { bias, rate } = numbers;
  const { residual, moved, movedElbows, movedSums, movedOutput, active } = stepOf(numbers);
  const products = moved.v.flatMap((weight, j) =>
    active[j] === true ? [tex`${n(weight)} \cdot ${n(at(movedSums, j))}`] : [],
  );
  return tex`**Step.** With $\eta\grad{\rho} = ${n(rate)} \cdot ${f(residual)} = ${n(rate * residual)}$ the active units move and $\param{c}$ goes from $${n(bias)}$ to $${n(moved.c)}$:

$$
\begin{aligned}
(\param{v_1}, \param{v_2}, \param{v_3}) &\leftarrow ${v(moved.v)} \\
(\param{w_1}, \param{w_2}, \param{w_3}) &\leftarrow ${v(moved.w)} \\
(\param{b_1}, \param{b_2}, \param{b_3}) &\leftarrow ${v(moved.b)} \\
(e_1, e_2, e_3) &${texEqualsVector(movedElbows, DIGITS)}
\end{aligned}
$$

The pre-activations at $\data{x}$ are now $${v(movedSums)}$, and

$$
\begin{aligned}
f(\data{x}) &= ${texSum([n(moved.c), ...products])} \\
&${texEquals(movedOutput, DIGITS)}.
\end{aligned}
$$`;
}

/** The output once more, as the exact polynomial in the rate: no unit switches. */
function check(numbers: Numbers): Markdown {
  const { bias, input, rate } = numbers;
  const { output, residual, kernel: size, movedOutput } = stepOf(numbers);
  const first = -rate * size * residual;
  const second = (input ** 2 + 1) * (rate * residual) ** 2 * (output - bias);
  const shrinks = rate * size < 2;
  const verdict = shrinks
    ? tex`The rate is below the limit of $${n(2 / size)}$`
    : tex`The rate is above the limit of $${n(2 / size)}$`;
  return tex`**Check.** As no unit switches, $f(\data{x})$ moves by exactly $-\eta K\grad{\rho}+\eta^2\grad{\rho^2}(\data{x^2}+1)(f(\data{x})-\param{c})$, here by $${n(first)}$ and $${n(second)}$: $${texSum([n(output), n(first), n(second)])} ${texEquals(movedOutput, DIGITS)}$ again. ${verdict}, and $\abs{\grad{\rho}}$ goes from $${n(Math.abs(residual))}$ to $${n(Math.abs(movedOutput - numbers.target))}$.`;
}
