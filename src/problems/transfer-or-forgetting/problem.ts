import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { changeOf, gradientsOf, lossAt, outputAtEnd, productOf, pushOf, type Numbers } from './tasks.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Transfer or forgetting?',
  minutes: 8,
  printed: { first: [2, 1], second: [1, -1], firstTarget: 1, secondTarget: 1, rate: 0.1 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const entry = () => rng.pick([-3, -2, -1, 1, 2, 3]);
  const numbers: Numbers = {
    first: [entry(), entry()],
    second: [entry(), entry()],
    firstTarget: rng.pick([-2, -1, 1, 2]),
    secondTarget: rng.pick([-2, -1, 1, 2]),
    rate: rng.pick([0.02, 0.05, 0.1]),
  };
  if (productOf(numbers) === 0) return null;
  const { linear, quadratic } = changeOf(numbers);
  const isTooLong = quadratic >= Math.abs(linear);
  return isTooLong || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);
const eq = (x: number) => texEquals(x, DIGITS);

/** A sum of products, written out. */
function products(a: Vector, b: Vector): string {
  return texSum(a.map((entry, i) => tex`${n(entry)}\cdot${f(at(b, i))}`));
}

/** Minus a number, which may be negative. */
function minus(x: number): string {
  return x < 0 ? `+${n(-x)}` : `-${n(x)}`;
}

function statement({ first, second, firstTarget, secondTarget, rate }: Numbers): Markdown {
  return tex`Two tasks have one output each, linear in two weights, with the Jacobians $\mJ_A = ${v(first)}$ and $\mJ_B = ${v(second)}$. The weights are 0, so both outputs are 0. The targets are $\target{y_A} = ${n(firstTarget)}$ and $\target{y_B} = ${n(secondTarget)}$, the losses half the squared errors. Compute

- the inner product of both gradients,
- the change of $\loss_A$ by one step with $\eta = ${n(rate)}$ on B, to first order,
- its exact change,
- $\loss_A$ once B is trained to its end by gradient descent from the same start.`;
}

function hints({ first, second, firstTarget, secondTarget }: Numbers): readonly Markdown[] {
  return [
    'A gradient is the residual times the Jacobian. Which of the two says how much the tasks have to do with each other, and which says whether that helps?',
    tex`At zero $\grad{\vg}=-\target{y}\,\mJ^\top$. The loss of A is quadratic: its change is $-\eta\langle\grad{\vg_A},\grad{\vg_B}\rangle+\frac{\eta^2}2(\mJ_A\grad{\vg_B})^2$ exactly. Descent on B moves along $\mJ_B^\top$ until B is fitted.`,
    tex`First steps: $\grad{\vg_A} = ${v(first.map((x) => -firstTarget * x))}$ and $\grad{\vg_B} = ${v(second.map((x) => -secondTarget * x))}$. At the end of B the weights are $\mJ_B^\top\target{y_B}/\norm{\mJ_B}^2$ with $\norm{\mJ_B}^2 = ${n(dot(second, second))}$. What does A make of them?`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [product(numbers), change(numbers), end(numbers), check(numbers)].join('\n\n');
}

function product(numbers: Numbers): Markdown {
  const [first, second] = gradientsOf(numbers);
  const value = productOf(numbers);
  return tex`**Inner product.** The residuals are $-\target{y_A}$ and $-\target{y_B}$, so $\grad{\vg_A} = ${v(first)}$ and $\grad{\vg_B} = ${v(second)}$:

$$
\begin{aligned}
&\langle\grad{\vg_A},\grad{\vg_B}\rangle \\
&\quad= ${products(first, second)} = ${n(value)}
\end{aligned}
$$

It is ${value > 0 ? 'positive, to first order transfer' : 'negative, to first order forgetting'}.`;
}

function change(numbers: Numbers): Markdown {
  const { first, rate } = numbers;
  const [, gradient] = gradientsOf(numbers);
  const { linear, quadratic } = changeOf(numbers);
  const push = pushOf(numbers);
  return tex`**One step.** To first order the change is $-${n(rate)}\cdot${f(productOf(numbers))} = ${n(linear)}$. With $\mJ_A\grad{\vg_B} = ${products(first, gradient)} = ${n(push)}$ the exact change is

$$
\begin{aligned}
\Delta\loss_A &= ${n(linear)}+\tfrac12\cdot${n(rate)}^2\cdot${f(push)}^2 \\
&= ${n(linear)}+${n(quadratic)} \\
&= ${n(linear + quadratic)}.
\end{aligned}
$$`;
}

function end(numbers: Numbers): Markdown {
  const { first, second, firstTarget, secondTarget } = numbers;
  const output = outputAtEnd(numbers);
  return tex`**The end of B.** The weights have moved along $\mJ_B^\top$ to $\mJ_B^\top\target{y_B}/\norm{\mJ_B}^2$, the smallest weights that fit B. A reads there

$$
\begin{aligned}
\act{\hat{y}_A} &= \frac{\mJ_A\mJ_B^\top}{\norm{\mJ_B}^2}\,\target{y_B} \\
&= \frac{${n(dot(first, second))}}{${n(dot(second, second))}}\cdot${f(secondTarget)} \\
&${eq(output)},
\end{aligned}
$$

and its loss is

$$
\tfrac12\big(${n(output)}${minus(firstTarget)}\big)^2 ${eq(lossAt(numbers, output))}.
$$`;
}

function check(numbers: Numbers): Markdown {
  const { rate, firstTarget } = numbers;
  const output = -rate * pushOf(numbers);
  return tex`**Check.** One step gives A the output $-\eta\,\mJ_A\grad{\vg_B} = ${n(output)}$ and the loss $\frac12(${n(output)}${minus(firstTarget)})^2 = ${n(lossAt(numbers, output))}$. Before it was $${n(lossAt(numbers, 0))}$: the difference is $${n(lossAt(numbers, output) - lossAt(numbers, 0))}$.`;
}
