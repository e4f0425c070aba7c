import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texMatrix, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { powers, type Numbers } from './powers.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Powers of the recurrent matrix',
  minutes: 15,
  printed: { symmetric: [110, 90], steps: 20, direction: 'odd', triangular: 90, coupling: 2, stepsBack: 3 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const LEAST_RATIO = 0.02;

function draw(rng: Rng): Numbers | null {
  const symmetric = [rng.pick([104, 106, 108, 110, 112, 116, 120]), rng.pick([50, 60, 70, 80, 90, 94, 96])] as const;
  const steps = rng.pick([5, 6, 8, 10, 12]);
  const numbers: Numbers = {
    symmetric,
    steps,
    direction: rng.pick(['even', 'odd']),
    triangular: rng.pick([70, 75, 80, 84, 85, 88, 90, 92, 94, 95, 96]),
    coupling: rng.pick([1, 2, 3, 4]),
    stepsBack: rng.integer(2, 4),
  };
  // The odd part of the power must stay visible beside the even one.
  return (symmetric[1] / symmetric[0]) ** steps < LEAST_RATIO ? null : numbers;
}

function statement(numbers: Numbers): Markdown {
  const { steps, direction, stepsBack } = numbers;
  const { matrix, triangular } = powers(numbers);
  return tex`A linear recurrent network $\act{\vh_t} = \param{\mW_h}\act{\vh_{t-1}} + \data{\vx_t}$ has $\param{\mW_h} = ${texMatrix(matrix, DIGITS)}$.

- Give its eigenvalues, the larger one first, and $\param{\mW_h^{${steps}}}$.
- The gradient $\grad{\bar{\vh}_T} = \partial\loss/\partial\act{\vh_T}$ is a multiple of $${vectorOf(direction)}^\top$. The loss depends on the last state alone. By which factor does the norm change from $\grad{\bar{\vh}_T}$ to $\grad{\bar{\vh}_{T-${steps}}}$?

A second network has $\param{\mN} = ${texMatrix(triangular, DIGITS)}$ in place of $\param{\mW_h}$.

- What is the smallest $k \ge 1$ at which the entry of $\param{\mN^k}$ above the diagonal is largest?
- Let $\grad{\bar{\vh}_T} = (1, 0)^\top$ there. What is $\grad{\bar{\vh}_{T-${stepsBack}}}$?`;
}

function vectorOf(direction: Numbers['direction']): string {
  return direction === 'even' ? '(1, 1)' : '(1, -1)';
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { matrix } = powers(numbers);
  const [same, other] = matrix[0] ?? [];
  return [
    tex`Look for directions that the matrix only stretches. The symmetric matrix has the same two entries in both rows, so try $(1, 1)^\top$ and $(1, -1)^\top$.`,
    tex`A power acts on each eigenvector by the power of its eigenvalue, $\param{\mW_h^k} = \mV\mLambda^k\mV^\top$ with $\mV$ orthogonal. The backward pass multiplies by the transpose. For the triangular matrix write $\param{\mN} = \lambda\mI + b\mE$ with $\mE^2 = \vzero$, so that only two terms of the binomial formula survive.`,
    tex`First steps: $\param{\mW_h}(1, 1)^\top = (${texNumber(same ?? 0, DIGITS)} + ${texNumber(other ?? 0, DIGITS)})\,(1, 1)^\top$. The entry of $\param{\mN^k}$ above the diagonal is $k\,b\,\lambda^{k-1}$; compare it at $k$ and at $k + 1$ by their ratio.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [symmetricSolution(numbers), triangularSolution(numbers), check(numbers)].join('\n\n');
}

function symmetricSolution(numbers: Numbers): Markdown {
  const { steps, direction } = numbers;
  const { eigenvalues, matrix, power, gain } = powers(numbers);
  const [even, odd] = eigenvalues.map((value) => texNumber(value, DIGITS));
  const [same, other] = (matrix[0] ?? []).map((value) => texNumber(value, DIGITS));
  const along = direction === 'even' ? even : odd;
  return tex`**Eigenvalues.** $\param{\mW_h}(1, 1)^\top = (${same} + ${other})(1, 1)^\top$ and $\param{\mW_h}(1, -1)^\top = (${same} - ${other})(1, -1)^\top$, so they are $${even}$ and $${odd}$.

**Power.** As a sum over the orthonormal eigenvectors $(1, \pm 1)^\top/\sqrt2$,

$$
\begin{aligned}
\param{\mW_h^{${steps}}} &= \frac{${even}^{${steps}}}{2}\begin{pmatrix} 1 & 1 \\ 1 & 1 \end{pmatrix} \\
&\quad + \frac{${odd}^{${steps}}}{2}\begin{pmatrix} 1 & -1 \\ -1 & 1 \end{pmatrix} \\
&\approx ${texMatrix(power, DIGITS)}.
\end{aligned}
$$

**Gain.** Back in time the gradient is multiplied by $\param{\mW_h^\top} = \param{\mW_h}$ at every step. Along $${vectorOf(direction)}^\top$ that is the factor $${along}$, so after ${steps} steps $${along}^{${steps}} ${texEquals(gain, DIGITS)}$.`;
}

function triangularSolution(numbers: Numbers): Markdown {
  const { coupling, stepsBack, triangular } = numbers;
  const { peak, back } = powers(numbers);
  const a = texNumber(triangular / 100, DIGITS);
  const bound = texEquals(triangular / (100 - triangular), 4);
  const tied = triangular % (100 - triangular) === 0;
  const end = tied
    ? tex`At $k = ${peak}$ the two are equal, so the entry is largest at $k = ${peak}$ and $k = ${peak + 1}$, and $${peak}$ is the smaller one.`
    : tex`So the entry grows for the last time from $k = ${peak - 1}$ to $k = ${peak}$.`;
  return tex`**Peak.** Write $\param{\mN} = \lambda\mI + b\mE$ with $\lambda = ${a}$, $b = ${coupling}$ and $\mE$ the matrix with a single 1 above the diagonal. As $\mE^2 = \vzero$, the binomial formula leaves $\param{\mN^k} = \lambda^k\mI + k\,b\,\lambda^{k-1}\mE$. The entry above the diagonal grows from $k$ to $k+1$ when $(k+1)\lambda > k$, that is $k < \lambda/(1-\lambda) ${bound}$. ${end}

**Back through the transpose.** $(\param{\mN^\top})^{${stepsBack}}(1, 0)^\top$ is the first row of $\param{\mN^{${stepsBack}}}$ as a column: $(\lambda^{${stepsBack}},\, ${stepsBack}\,b\,\lambda^{${stepsBack - 1}})^\top = ${texVector(back, DIGITS)}^\top$.`;
}

function check(numbers: Numbers): Markdown {
  const { steps } = numbers;
  const { eigenvalues, power } = powers(numbers);
  const [even, odd] = eigenvalues.map((value) => value ** steps);
  const n = (x = NaN) => texFixed(x, 6);
  const trace = texFixed(2 * (power[0]?.[0] ?? NaN), 4);
  return tex`**Check.** The trace of $\param{\mW_h^{${steps}}}$ must be the sum of its eigenvalues: $2 \cdot ${n(power[0]?.[0])} \approx ${trace}$ and $${n(even)} + ${n(odd)} \approx ${trace}$. At $k = 1$ the formula for $\param{\mN^k}$ gives back $\param{\mN}$.`;
}
