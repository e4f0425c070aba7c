import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import { texEquals, texEqualsVector, texFactor, texMatrix, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { draw } from './draw.ts';
import { determinant, type Gram, type Numbers, type Pair, penalized, withDiagonal } from './penalty.ts';

const tex = String.raw;
const DIGITS = 6;
/** For the determinants, which are exact decimals. */
const EXACT_DIGITS = 10;

export default defineProblem<Numbers>({
  title: 'Dropout is a diagonal ridge',
  minutes: 10,
  printed: {
    inputs: [
      [1, 2],
      [1, 0],
      [0, 4],
    ],
    targets: [3, 1, 4],
    keep: 0.8,
  },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);

function statement({ inputs, targets, keep }: Numbers): Markdown {
  return tex`Linear regression without intercept has the data

$$
\data{\mX} = ${texMatrix(inputs, DIGITS)}, \qquad \target{\vy} = ${texVector(targets, DIGITS)}^\top.
$$

Every entry of $\data{\mX}$ is kept with probability $p = ${n(keep)}$ and divided by $p$, otherwise it is 0, all independently. The expected squared error is then that without dropout plus $\lambda^{(1)}\param{w_1^2}+\lambda^{(2)}\param{w_2^2}$.

- Give the two strengths, and the weights at which the expected squared error is least.
- Ridge $\norm{\data{\mX}\param{\vw}-\target{\vy}}^2+\lambda\norm{\param{\vw}}^2$ is given the same sum of strengths, $2\lambda = \lambda^{(1)}+\lambda^{(2)}$. Give $\lambda$ and the ridge weights.`;
}

function hints({ keep }: Numbers): readonly Markdown[] {
  return [
    tex`Look at one entry: what are the mean and the variance of a number that is kept with probability $p$ and divided by $p$?`,
    tex`The mean is the entry itself, the variance $(1-p)/p$ times its square. Variances of independent terms add up over a column: each weight pays for the energy of its column, which stands on the diagonal of $\data{\mX^\top\mX}$.`,
    tex`First step: compute $\data{\mX^\top\mX}$ and $\data{\mX^\top}\target{\vy}$. Here $(1-p)/p = ${n(1 - keep)}/${n(keep)}$. Dropout divides the diagonal of $\data{\mX^\top\mX}$ by $p$ and leaves the rest.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  const { keep } = numbers;
  const { gram, moments, noise, strengths, dropout, lambda, ridge } = penalized(numbers);
  const system = withDiagonal(gram, strengths);
  const other = withDiagonal(gram, [lambda, lambda]);
  return tex`**Products.** $\data{\mX^\top\mX} = ${matrix(gram)}$ and $\data{\mX^\top}\target{\vy} = ${texVector(moments, DIGITS)}^\top$.

**Strengths.** $(1-p)/p = ${n(1 - keep)}/${n(keep)} ${texEquals(noise, DIGITS)}$ times the energies $${gram.a}$ and $${gram.b}$ of the columns: $(\lambda^{(1)}, \lambda^{(2)}) ${texEqualsVector(strengths, DIGITS)}$.

**Dropout.** Added to the diagonal they divide it by $p$. By Cramer's rule,

$$
\begin{aligned}
${matrix(system)}\param{\vw} &= ${column(moments)} \\
${cramer(system, moments)} \\
\param{\vw} &${texEqualsVector(dropout, DIGITS)}^\top
\end{aligned}
$$

**Ridge.** The mean of the strengths is $\lambda = \tfrac12(${n(strengths[0])} + ${n(strengths[1])}) = ${n(lambda)}$:

$$
\begin{aligned}
${matrix(other)}\param{\vw} &= ${column(moments)} \\
${cramer(other, moments)} \\
\param{\vw} &${texEqualsVector(ridge, DIGITS)}^\top
\end{aligned}
$$

${check(numbers)}`;
}

function matrix({ a, b, c }: Gram): string {
  return texMatrix(
    [
      [a, c],
      [c, b],
    ],
    DIGITS,
  );
}

function column(entries: Pair): string {
  return texMatrix(
    entries.map((entry) => [entry]),
    DIGITS,
  );
}

/** The three determinants of Cramer's rule, as a row of an aligned block. */
function cramer(gram: Gram, [first, second]: Pair): string {
  const { a, b, c } = gram;
  const exact = (x: number) => texNumber(x, EXACT_DIGITS);
  const size = exact(determinant(gram));
  return tex`\param{w_1} &= \frac{${n(first)} \cdot ${f(b)} - ${n(c)} \cdot ${f(second)}}{${size}} \\
&= \frac{${exact(b * first - c * second)}}{${size}} \\
\param{w_2} &= \frac{${n(a)} \cdot ${f(second)} - ${n(c)} \cdot ${f(first)}}{${size}} \\
&= \frac{${exact(a * second - c * first)}}{${size}}`;
}

function check(numbers: Numbers): Markdown {
  const { gram, leastSquares, dropout, ridge } = penalized(numbers);
  const [weak, strong] = gram.a < gram.b ? ([0, 1] as const) : ([1, 0] as const);
  const share = (weights: Pair, j: 0 | 1) => n(weights[j] / leastSquares[j]);
  return tex`**Check.** Without a penalty the weights are $${texVector(leastSquares, DIGITS)}^\top$. The column of feature ${weak + 1} has the smaller energy: its weight becomes $${share(dropout, weak)}$ times as large with dropout and $${share(ridge, weak)}$ times with ridge, the other one $${share(dropout, strong)}$ and $${share(ridge, strong)}$ times. For $p \to 1$ both penalties vanish.`;
}
