import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { type Matrix } from '../../core/matrix.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import type { Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { determinantOf, headOf, normalOf, type Head, type Numbers } from './head.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 5;

export default defineProblem<Numbers>({
  title: 'The gradient through a ridge head',
  minutes: 15,
  printed: {
    features: [
      [1, 0],
      [1, 1],
      [0, 2],
    ],
    targets: [1, 2, 2],
    lambda: 1,
    query: [1, 1],
    queryTarget: 3,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** With both features nearly the same, least squares is no mistake that anyone could compute. */
const LEAST_DETERMINANT = 1;
/** Below this, four decimals tell too little. */
const LEAST_SLOPE = 0.01;

function draw(rng: Rng): Numbers | null {
  const entry = () => rng.integer(-2, 2);
  const numbers: Numbers = {
    features: [0, 1, 2].map(() => [entry(), entry()]),
    targets: [0, 1, 2].map(() => rng.integer(-3, 3)),
    lambda: rng.pick([0.5, 1, 2]),
    query: [rng.pick([-2, -1, 1, 2]), rng.pick([-2, -1, 1, 2])],
    queryTarget: rng.integer(-3, 3),
  };
  if (determinantOf(normalOf({ ...numbers, lambda: 0 })) < LEAST_DETERMINANT) return null;
  const { weights, adjoint, miss, penaltySlope } = headOf(numbers);
  const sizes = [...weights, ...adjoint, miss, penaltySlope].map(Math.abs);
  return Math.min(...sizes) < LEAST_SLOPE || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);
const m = (rows: Matrix) => texMatrix(rows, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);
const fixedVector = (entries: Vector) => `(${entries.map(fixed).join(', ')})`;

/** A matrix with a fixed number of decimals. */
function fixedMatrix(rows: Matrix): string {
  return tex`\begin{pmatrix} ${rows.map((row) => row.map(fixed).join(' & ')).join(tex` \\ `)} \end{pmatrix}`;
}

function statement({ features, targets, lambda, query, queryTarget }: Numbers): Markdown {
  return tex`The support has the features and targets

$$
\act{\mPhi} = ${m(features)},\quad \target{\vy} = ${m(targets.map((y) => [y]))}.
$$

A ridge head with $\lambda = ${n(lambda)}$ is fitted on it. The query has the features $\act{\vphi'} = ${v(query)}$, the target $\target{y'} = ${n(queryTarget)}$ and the loss $\frac12(\act{\vphi'}^\top\param{\hat{\vw}}-\target{y'})^2$. Compute

- the head $\param{\hat{\vw}}$,
- its prediction for the query,
- $\grad{\vs}$, the gradient in the head multiplied by $\mM^{-1}$, where $\mM=\act{\mPhi}^\top\act{\mPhi}+\lambda\mI$,
- the gradient of the query loss in the support features,
- its gradient in $\lambda$.

Round only at the end.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { normal, right } = headOf(numbers);
  const [top, bottom] = [at(normal, 0), at(normal, 1)];
  return [
    'Which equation does the head solve? Change the features a little on both sides of it.',
    tex`$\mM\param{\hat{\vw}}=\act{\mPhi}^\top\target{\vy}$. With $\grad{\vs}=\mM^{-1}\act{\vphi'}(\act{\hat{y}'}-\target{y'})$ the gradients are $(\target{\vy}-\act{\mPhi}\param{\hat{\vw}})\grad{\vs}^\top-\act{\mPhi}\grad{\vs}\,\param{\hat{\vw}}^\top$ and $-\grad{\vs}^\top\param{\hat{\vw}}$.`,
    tex`First steps: $\mM$ has the diagonal $${n(at(top, 0))}$, $${n(at(bottom, 1))}$ and $${n(at(top, 1))}$ beside it, and $\act{\mPhi}^\top\target{\vy} = ${v(right)}$. A symmetric $2\times2$ matrix is inverted by exchanging the diagonal, changing the sign of the rest, and dividing by the determinant.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const head = headOf(numbers);
  return [fit(numbers, head), slopes(numbers, head), check(numbers, head)].join('\n\n');
}

/** The inverse without the determinant. */
function adjugate(matrix: Matrix): Matrix {
  const [top, bottom] = [at(matrix, 0), at(matrix, 1)];
  return [
    [at(bottom, 1), -at(top, 1)],
    [-at(bottom, 0), at(top, 0)],
  ];
}

/** A sum of products, written out. */
function products(a: Vector, b: Vector, write: (x: number) => string): string {
  return texSum(a.map((entry, i) => tex`${n(entry)}\cdot${parenthesized(write(at(b, i)))}`));
}

function parenthesized(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}

function fit({ query, queryTarget }: Numbers, head: Head): Markdown {
  const { normal, determinant, right, weights, prediction, miss } = head;
  return tex`**Head.** The normal matrix, its determinant and the right side are

$$
\begin{aligned}
\mM &= ${m(normal)},\quad \det = ${n(determinant)} \\
\act{\mPhi}^\top\target{\vy} &= ${v(right)} \\
\param{\hat{\vw}} &= \frac{1}{${n(determinant)}}${m(adjugate(normal))}${m(right.map((x) => [x]))} \\
&\approx ${fixedVector(weights)}.
\end{aligned}
$$

**Prediction.** For the query it is

$$
\begin{aligned}
\act{\hat{y}'} &= ${products(query, weights, fixed)} \\
&\approx ${fixed(prediction)},
\end{aligned}
$$

and the residual is $${fixed(prediction)}${minus(queryTarget)} = ${fixed(miss)}$.`;
}

/** Minus a number, which may be negative. */
function minus(x: number): string {
  return x < 0 ? `+${n(-x)}` : `-${n(x)}`;
}

function slopes({ query }: Numbers, head: Head): Markdown {
  const { normal, determinant, weights, miss, adjoint, residuals, reaction } = head;
  const product = (i: number) => tex`${fixed(at(adjoint, i))}\cdot${parenthesized(fixed(at(weights, i)))}`;
  return tex`**Adjoint.** The same inverse, on the query:

$$
\begin{aligned}
\grad{\vs} &\approx \frac{${fixed(miss)}}{${n(determinant)}}${m(adjugate(normal))}${m(query.map((x) => [x]))} \\
&\approx ${fixedVector(adjoint)}
\end{aligned}
$$

**Features.** The residuals of the support are $\target{\vy}-\act{\mPhi}\param{\hat{\vw}} \approx ${fixedVector(residuals)}$, and $\act{\mPhi}\grad{\vs} \approx ${fixedVector(reaction)}$. Row $i$ of the gradient is residual $i$ times $\grad{\vs}$ minus entry $i$ of $\act{\mPhi}\grad{\vs}$ times $\param{\hat{\vw}}$:

$$
\grad{\bar{\mPhi}} \approx ${fixedMatrix(head.slopes)}
$$

**Penalty.** The gradient in $\lambda$ is

$$
\begin{aligned}
\grad{\bar{\lambda}} &= -\grad{\vs}^\top\param{\hat{\vw}} \\
&\approx -\big(${product(0)} \\
&\qquad ${product(1).startsWith('-') ? '' : '+'}${product(1)}\big) \\
&\approx ${fixed(head.penaltySlope)}.
\end{aligned}
$$`;
}

const SHIFT = 0.001;

function check(numbers: Numbers, { penaltySlope }: Head): Markdown {
  const { lambda } = numbers;
  const lossAt = (strength: number) => headOf({ ...numbers, lambda: strength }).miss ** 2 / 2;
  const [low, high] = [lossAt(lambda - SHIFT), lossAt(lambda + SHIFT)];
  const way = penaltySlope > 0 ? 'Less' : 'More';
  return tex`**Check.** With $\lambda = ${n(lambda + SHIFT)}$ and $${n(lambda - SHIFT)}$ the query loss is $${texFixed(high, 8)}$ and $${texFixed(low, 8)}$. Their difference divided by ${f(2 * SHIFT)} is $${texFixed((high - low) / (2 * SHIFT), 4)}$. ${way} penalty is better for this query.`;
}
