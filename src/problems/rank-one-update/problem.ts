import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { decompositionOf, type Numbers } from './decomposition.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'The best update of rank 1',
  minutes: 12,
  printed: [3, 0, 4, 5],
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const entry = () => rng.integer(-5, 5);
  return drawnUntil((): Numbers => [entry(), entry(), entry(), entry()], isUsable);
}

/** Whether both singular values differ and are no zeros, and the columns are not orthogonal. */
function isUsable(numbers: Numbers): boolean {
  const [a, b, c, d] = numbers;
  const [determinant, cross] = [a * d - b * c, a * b + c * d];
  return determinant !== 0 && cross !== 0 && questions(numbers).every(isTold);
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);

function statement(numbers: Numbers): Markdown {
  const { matrix } = decompositionOf(numbers);
  return tex`Fine-tuning would like to change a weight matrix by

$$
\mM = ${texMatrix(matrix, DIGITS)}.
$$

Give

- both singular values of $\mM$,
- the best approximation $\mM_1$ of rank 1,
- its error in the Frobenius norm,
- the share of the sum of squared entries that it loses,
- the least loss $\frac12\norm{s\,\param{\mB}\param{\mA}-\mM}_F^2$ that LoRA of rank 1 can reach.

Round only at the end.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const [a, b, c, d] = numbers;
  return [
    tex`The squares of the singular values are the eigenvalues of a symmetric matrix that you can write down at once.`,
    tex`$\mM^\top\mM\,\vv_i = \sigma_i^2\,\vv_i$, and $\mM_1 = \sigma_1\vu_1\vv_1^\top = (\mM\vv_1)\,\vv_1^\top$. Nothing of rank 1 comes closer, whatever factors it is made of.`,
    tex`First steps: $\sigma_1^2+\sigma_2^2$ is the trace of $\mM^\top\mM$, the sum of all squared entries. $\sigma_1\sigma_2$ is the size of the determinant, $${texSum([tex`${n(a)}\cdot${f(d)}`, ...minus(b, c)])}$. The entry of $\mM^\top\mM$ off the diagonal is $${texSum([tex`${n(a)}\cdot${f(b)}`, tex`${n(c)}\cdot${f(d)}`])}$.`,
  ];
}

/** The product of two numbers, subtracted. */
function minus(b: number, c: number): readonly string[] {
  return [tex`${n(-b)}\cdot${f(c)}`];
}

function solution(numbers: Numbers): Markdown {
  return [values(numbers), direction(numbers), errors(numbers), check(numbers)].join('\n\n');
}

function values(numbers: Numbers): Markdown {
  const { gram, squares, split, sigma } = decompositionOf(numbers);
  const [[first = NaN, cross = NaN] = [], [, second = NaN] = []] = gram;
  return tex`**Singular values.** Their squares are the eigenvalues of

$$
\mM^\top\mM = ${texMatrix(gram, DIGITS)},
$$

with the sum $${first}+${second} = ${n(squares)}$ and the distance

$$
\begin{aligned}
&\sqrt{(${n(first)}-${n(second)})^2+4\cdot${f(cross)}^2} \\
&\quad${e(split)}.
\end{aligned}
$$

So

$$
\begin{aligned}
\sigma_1^2 &= \tfrac12(${n(squares)}+${n(split)}) ${e(sigma[0] ** 2)} \\
\sigma_2^2 &= \tfrac12(${n(squares)}-${n(split)}) ${e(sigma[1] ** 2)} \\
\sigma_1 &${e(sigma[0])}, \qquad \sigma_2 ${e(sigma[1])}
\end{aligned}
$$`;
}

function direction(numbers: Numbers): Markdown {
  const { gram, sigma, v, image, best } = decompositionOf(numbers);
  const [[first = NaN, cross = NaN] = []] = gram;
  return tex`**Best fit.** The first row of $\mM^\top\mM\vv_1 = \sigma_1^2\vv_1$ says that $\vv_1$ has the direction $(${n(cross)}, ${n(sigma[0] ** 2)}-${n(first)})$, up to a sign. With length 1, and multiplied by $\mM$:

$$
\begin{aligned}
\vv_1 &\approx ${texVector(v, DIGITS)}^\top \\
\mM\vv_1 &\approx ${texVector(image, DIGITS)}^\top
\end{aligned}
$$

The length of the second is $\sigma_1$ and its direction $\vu_1$. So

$$
\begin{aligned}
\mM_1 &= (\mM\vv_1)\,\vv_1^\top \\
&\approx ${texMatrix(best, DIGITS)}.
\end{aligned}
$$`;
}

function errors(numbers: Numbers): Markdown {
  const { sigma, squares, lost } = decompositionOf(numbers);
  const [, second] = sigma;
  return tex`**Errors.** One direction is discarded, so $\norm{\mM-\mM_1}_F = \sigma_2 ${e(second)}$, and the spectral norm of the difference is the same. Of the sum of squares $\sigma_2^2/${n(squares)} ${e(lost)}$ is lost. A product of rank 1 can be $\mM_1$ and nothing closer (Eckart and Young), so the least loss is $\frac12\sigma_2^2 ${e(second ** 2 / 2)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { sigma, best, matrix } = decompositionOf(numbers);
  const rest = matrix.map((row, i) => row.map((entry, j) => tidy(entry - at(at(best, i), j))));
  const [a, b, c, d] = numbers;
  return tex`**Check.** The product of the singular values is $${n(sigma[0])}\cdot${n(sigma[1])} \approx ${n(Math.abs(a * d - b * c))}$, the size of the determinant. The difference is

$$
\begin{aligned}
&\mM-\mM_1 \\
&\quad\approx ${texMatrix(rest, DIGITS)},
\end{aligned}
$$

and its squares add up to $\sigma_2^2$.`;
}

/** A difference without the noise of binary arithmetic. */
function tidy(x: number): number {
  return Math.round(1e9 * x) / 1e9;
}
