import { at } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import { texEquals, texEqualsVector, texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { difference, dot, norm, type Vector } from '../../core/vector.ts';
import { blanks } from './blanks.ts';
import { draw } from './draw.ts';
import { interpolants, type Numbers } from './interpolants.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'The interpolant closest to the start',
  minutes: 10,
  printed: {
    rows: [
      [1, 2, 2],
      [2, 0, -1],
    ],
    targets: [9, 4],
    start: [3, 0, 0],
  },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const n = (x: number) => texNumber(x, DIGITS);
const v = (vector: Vector) => texVector(vector, DIGITS);

const equals = (vector: Vector) => texEqualsVector(vector, DIGITS);

function statement({ rows, targets, start }: Numbers): Markdown {
  return tex`Two equations, three unknowns:

$$
\data{\mX} = ${texMatrix(rows, DIGITS)}, \qquad \target{\vy} = ${v(targets)}^\top.
$$

Gradient descent runs on $\tfrac12\norm{\data{\mX}\param{\vw}-\target{\vy}}^2$ from $\param{\vw_0} = ${v(start)}^\top$.

- Give the solution of least norm.
- Give the limit $\param{\vw_\infty}$ of gradient descent with a small enough learning rate, and its distance from $\param{\vw_0}$.
- Below which limit must the learning rate $\eta > 0$ stay so that descent converges from every start?`;
}

function hints({ rows, targets, start }: Numbers): readonly Markdown[] {
  const [first, second] = rows;
  return [
    tex`Multiply the two rows with each other: they are orthogonal. Every gradient is a combination of the rows, so descent can only move by such combinations.`,
    tex`$\data{\mX\mX^\top}$ is diagonal. For any $\vr$, the shortest $\vu$ with $\data{\mX}\vu = \vr$ is $\data{\mX^\top}(\data{\mX\mX^\top})^{-1}\vr$: each row times its entry of $\vr$ over its squared length. Use $\vr = \target{\vy}$ for the first question and $\vr = \target{\vy}-\data{\mX}\param{\vw_0}$ for the second.`,
    tex`The squared lengths of the rows are $${squares(first)}$ and $${squares(second)}$. At the start the first row predicts $${products(first, start)}$, and the target is $\target{${n(targets[0])}}$.`,
  ];
}

function squares(row: Vector): string {
  return row.map((entry) => `${texFactor(entry, DIGITS)}^2`).join(' + ');
}

function products(row: Vector, vector: Vector): string {
  return texSum(row.map((entry, i) => tex`${n(entry)} \cdot ${texFactor(at(vector, i), DIGITS)}`));
}

function solution(numbers: Numbers): Markdown {
  return [normSolution(numbers), limitSolution(numbers), rateSolution(numbers), check(numbers)].join('\n\n');
}

function normSolution(numbers: Numbers): Markdown {
  const { targets } = numbers;
  const { squares: lengths, minimumNorm } = interpolants(numbers);
  return tex`**Least norm.** The rows are orthogonal and $\data{\mX\mX^\top} = \diag(${lengths.join(', ')})$. Each row enters with its target over its squared length:

$$
\begin{aligned}
\data{\mX^+}\target{\vy} &= ${combination(numbers, targets)} \\
&${equals(minimumNorm)}^\top
\end{aligned}
$$`;
}

/** The rows as columns, each with its entry over its squared length as coefficient. */
function combination(numbers: Numbers, entries: readonly [number, number]): string {
  const { squares: lengths } = interpolants(numbers);
  const terms = entries.map((entry, i) => {
    const fraction = tex`\tfrac{${n(Math.abs(entry))}}{${at(lengths, i)}}${v(at(numbers.rows, i))}^\top`;
    return entry < 0 ? `-${fraction}` : fraction;
  });
  return texSum(terms);
}

function limitSolution(numbers: Numbers): Markdown {
  const { start } = numbers;
  const { residuals, squares: lengths, limit, distance } = interpolants(numbers);
  const parts = residuals.map((residual, i) => tex`${texFactor(residual, DIGITS)}^2/${at(lengths, i)}`);
  return tex`**Limit.** At the start the residuals are $\target{\vy}-\data{\mX}\param{\vw_0} = ${v(residuals)}^\top$. Descent moves by combinations of the rows until they are gone:

$$
\begin{aligned}
&\param{\vw_\infty}-\param{\vw_0} \\
&\quad= ${combination(numbers, residuals)} \\
&\quad${equals(difference(limit, start))}^\top \\
&\param{\vw_\infty} ${equals(limit)}^\top
\end{aligned}
$$

The two terms are orthogonal, so the distance is $\sqrt{${parts.join(' + ')}} ${texEquals(distance, DIGITS)}$.`;
}

function rateSolution(numbers: Numbers): Markdown {
  const { squares: lengths, rateLimit } = interpolants(numbers);
  return tex`**Learning rate.** The Hessian $\data{\mX^\top\mX}$ has the eigenvalues ${lengths[0]}, ${lengths[1]} and 0, the first two with the rows as eigenvectors. So $\eta < 2/${Math.max(...lengths)} ${texEquals(rateLimit, DIGITS)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { start } = numbers;
  const { orthogonal, minimumNorm, limit, distance } = interpolants(numbers);
  const away = norm(difference(minimumNorm, start));
  return tex`**Check.** The vector $\vk = ${v(orthogonal)}^\top$ is orthogonal to both rows. The part of $\param{\vw_0}$ along it is $\tfrac{${n(dot(orthogonal, start))}}{${n(dot(orthogonal, orthogonal))}}\,\vk ${equals(rounded(difference(limit, minimumNorm)))}^\top$, and that is just $\param{\vw_\infty}-\data{\mX^+}\target{\vy}$: this part of the start stays. The solution of least norm is $${n(away)}$ away from $\param{\vw_0}$, the limit of descent only $${n(distance)}$; in turn its norm $${n(norm(limit))}$ is larger than $${n(norm(minimumNorm))}$.`;
}

/** Without the noise of binary arithmetic where a zero should stand. */
function rounded(vector: Vector): Vector {
  return vector.map((entry) => (Math.abs(entry) < 1e-12 ? 0 : entry));
}
