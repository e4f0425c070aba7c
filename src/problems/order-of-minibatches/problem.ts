import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texNumber } from '../../core/format.ts';
import type { Matrix } from '../../core/matrix.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texMatrix, texVector } from '../../core/tex.ts';
import { times, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import {
  clean,
  crossTerms,
  displacementOf,
  exactOf,
  exchanged,
  firstOrderOf,
  meanDisplacement,
  productSlope,
  type Minibatch,
  type Numbers,
} from './minibatches.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Two minibatches, two orders',
  minutes: 12,
  printed: {
    first: minibatch([2, 1], [2, 1, 1]),
    second: minibatch([1, 1], [1, 1, 3]),
    rate: 0.1,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** With the Hessian given by its upper left, off-diagonal and lower right entry. */
function minibatch(gradient: Vector, [a, b, d]: readonly [number, number, number]): Minibatch {
  return {
    gradient,
    hessian: [
      [a, b],
      [b, d],
    ],
  };
}

function draw(rng: Rng): Numbers | null {
  const entry = () => rng.pick([-3, -2, -1, 1, 2, 3]);
  const one = () => minibatch([entry(), entry()], [rng.integer(1, 4), rng.pick([-2, -1, 1, 2]), rng.integer(1, 4)]);
  const numbers: Numbers = { first: one(), second: one(), rate: rng.pick([0.05, 0.1, 0.2]) };
  return questions(numbers).every(isTold) ? numbers : null;
}

const n = (x: number) => texNumber(x, DIGITS);
const v = (entries: Vector) => texVector(clean(entries), DIGITS);
const m = (rows: Matrix) => texMatrix(rows, DIGITS);

function statement({ first, second, rate }: Numbers): Markdown {
  return tex`Two minibatches of one task have quadratic losses. At the start their gradients are $\grad{\vg_1} = ${v(first.gradient)}$ and $\grad{\vg_2} = ${v(second.gradient)}$, their Hessians

$$
\begin{aligned}
\mH_1 &= ${m(first.hessian)} \\
\mH_2 &= ${m(second.hessian)}.
\end{aligned}
$$

The inner rate is $\alpha = ${n(rate)}$. Compute, with minibatch 1 first,

- what FOMAML descends: an inner step on minibatch 1, minibatch 2 as the query,
- what MAML descends, exactly,
- what Reptile descends after a step on each, $(\param{\vtheta_0}-\param{\vtheta_2})/\alpha$.

Compute also

- the gradient of $\langle\grad{\vg_1},\grad{\vg_2}\rangle$ at the start,
- the mean of what Reptile descends over both orders.`;
}

function hints({ first, second, rate }: Numbers): readonly Markdown[] {
  return [
    'Where does the second gradient stand, and how far from the start is that? A quadratic loss has a gradient that is linear.',
    tex`After the step $-\alpha\grad{\vg_1}$ the second gradient is $\grad{\vg_2}-\alpha\mH_2\grad{\vg_1}$. MAML multiplies it by $\mI-\alpha\mH_1$. The product rule gives $\nabla\langle\grad{\vg_1},\grad{\vg_2}\rangle=\mH_1\grad{\vg_2}+\mH_2\grad{\vg_1}$.`,
    tex`First steps: compute $\mH_2\grad{\vg_1}$ from the rows $${v(at(second.hessian, 0))}$ and $${v(at(second.hessian, 1))}$, and $\mH_1\grad{\vg_2}$ from $${v(at(first.hessian, 0))}$ and $${v(at(first.hessian, 1))}$. In the mean over the orders each of the two stands with the factor $${n(rate)}/2$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [ordered(numbers), averaged(numbers), check(numbers)].join('\n\n');
}

function ordered(numbers: Numbers): Markdown {
  const { first, second, rate } = numbers;
  const [cross, other] = crossTerms(numbers);
  return tex`**Products.** Both are needed: $\mH_2\grad{\vg_1} = ${v(cross)}$ and $\mH_1\grad{\vg_2} = ${v(other)}$.

**FOMAML.** The query gradient after the inner step is

$$
\begin{aligned}
&\grad{\vg_2}-\alpha\mH_2\grad{\vg_1} \\
&\quad= ${v(second.gradient)}-${n(rate)}\,${v(cross)} \\
&\quad= ${v(firstOrderOf(numbers))}.
\end{aligned}
$$

**MAML.** The inner step has the derivative $\mI-\alpha\mH_1$:

$$
\begin{aligned}
&${m(stepMatrix(first.hessian, rate))}${m(firstOrderOf(numbers).map((x) => [x]))} \\
&\quad= ${v(exactOf(numbers))}
\end{aligned}
$$

**Reptile.** The displacement adds up both gradients:

$$
\begin{aligned}
&\grad{\vg_1}+\grad{\vg_2}-\alpha\mH_2\grad{\vg_1} \\
&\quad= ${v(first.gradient)}+${v(firstOrderOf(numbers))} \\
&\quad= ${v(displacementOf(numbers))}
\end{aligned}
$$`;
}

/** I - αH. */
function stepMatrix(hessian: Matrix, rate: number): Matrix {
  return hessian.map((row, i) => clean(row.map((entry, j) => (i === j ? 1 : 0) - rate * entry)));
}

function averaged(numbers: Numbers): Markdown {
  const { first, second, rate } = numbers;
  const [cross, other] = crossTerms(numbers);
  const sum = first.gradient.map((entry, i) => entry + at(second.gradient, i));
  return tex`**Inner product.** Its gradient is

$$
\begin{aligned}
&\mH_1\grad{\vg_2}+\mH_2\grad{\vg_1} \\
&\quad= ${v(other)}+${v(cross)} \\
&\quad= ${v(productSlope(numbers))}.
\end{aligned}
$$

**Mean.** In the other order $-\alpha\mH_1\grad{\vg_2}$ stands in place of $-\alpha\mH_2\grad{\vg_1}$. The mean of both is

$$
\begin{aligned}
&\grad{\vg_1}+\grad{\vg_2}-\tfrac\alpha2\nabla\langle\grad{\vg_1},\grad{\vg_2}\rangle \\
&\quad= ${v(sum)}-${n(rate / 2)}\,${v(productSlope(numbers))} \\
&\quad= ${v(meanDisplacement(numbers))}.
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { first, rate } = numbers;
  const [cross] = crossTerms(numbers);
  const rest = times(rate ** 2, first.hessian.map((row) => row.reduce((sum, entry, j) => sum + entry * at(cross, j), 0))); // prettier-ignore
  return tex`**Check.** The other order gives Reptile $${v(displacementOf(exchanged(numbers)))}$, and the mean with $${v(displacementOf(numbers))}$ is the one above. To first order in $\alpha$, MAML would be $\grad{\vg_2}-\alpha\mH_2\grad{\vg_1}-\alpha\mH_1\grad{\vg_2}$. What is missing there is $\alpha^2\mH_1\mH_2\grad{\vg_1} = ${v(rest)}$.`;
}
