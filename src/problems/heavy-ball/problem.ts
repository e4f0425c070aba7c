import { modulus } from '../../core/complex.ts';
import { texNumber } from '../../core/format.ts';
import { complexInterval, modeRoots } from '../../core/momentum-mode.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { hasClearSteps } from '../../core/shrink-time.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { inOrder, rates, type Numbers } from './rates.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Momentum as two roots',
  minutes: 12,
  printed: { flattest: 1, conditionRoot: 4, decades: 3, curvature: 0.1, beta: 0.9 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const LEAST_GAP = 0.005;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    flattest: rng.pick([1, 2, 4]),
    conditionRoot: rng.pick([2, 3, 4, 5, 6, 7, 10]),
    decades: rng.pick([2, 3, 4, 6]),
    curvature: rng.pick([0.05, 0.1, 0.5, 1, 1.9, 2.9, 3.5]),
    beta: rng.pick([0.3, 0.5, 0.6, 0.8, 0.9]),
  };
  const { factors, radius } = rates(numbers);
  // Neither a count of steps nor stability may hang on the last digit of a logarithm or a root.
  const isClear = inOrder(factors).every((factor) => hasClearSteps(factor, 10 ** -numbers.decades));
  // The factor without momentum must be told from the answer by a rounded number, too.
  const isApart = [1, Math.abs(1 - numbers.curvature)].every((other) => Math.abs(radius - other) >= LEAST_GAP);
  return isClear && isApart ? numbers : null;
}

function statement(numbers: Numbers): Markdown {
  const { flattest, decades, curvature, beta } = numbers;
  return tex`Heavy ball, $\grad{\vm_t} = \beta\,\grad{\vm_{t-1}} + \grad{\vg_t}$ and $\param{\vw_t} = \param{\vw_{t-1}} - \eta\,\grad{\vm_t}$, runs on a quadratic loss. Let $e_t$ be the error along an eigenvector of the Hessian with eigenvalue $\lambda_i$.

First, the eigenvalues lie between $\mu = ${flattest}$ and $M = ${rates(numbers).steepest}$, both reached.

- Give the learning rate and the momentum with the smallest factor per step of the slowest mode, and that factor.
- How many steps bring the error to $10^{-${decades}}$ of its start, judged by the factor of the slowest mode alone? Count for plain descent with its best learning rate, for Nesterov with $\eta = 1/M$ and $\beta = (\sqrt\kappa - 1)/(\sqrt\kappa + 1)$, and for this heavy ball.

Then take another quadratic, with a mode at $\eta\lambda_i = ${texNumber(curvature, DIGITS)}$ and $\beta = ${texNumber(beta, DIGITS)}$.

- What is the largest modulus of its two roots $z$?
- Below which value of $\eta\lambda_i$ is a mode stable at this $\beta$?`;
}

function hints({ flattest, curvature, beta }: Numbers): readonly Markdown[] {
  const x = texNumber(curvature, DIGITS);
  const b = texNumber(beta, DIGITS);
  return [
    tex`Follow the pair of buffer and error along one eigenvector. One step multiplies it by a matrix with two rows and two columns, and the eigenvalues $z$ of that matrix decide everything.`,
    tex`Trace and determinant give $z^2 - (1 + \beta - \eta\lambda_i)\,z + \beta = 0$. Complex roots have modulus $\sqrt\beta$. The best constants put both ends of the spectrum on the edge of the complex region: $\eta\mu = (1 - \sqrt\beta)^2$ and $\eta M = (1 + \sqrt\beta)^2$.`,
    tex`First steps: the quotient of the two boundary equations is $\sqrt\kappa = (1 + \sqrt\beta)/(1 - \sqrt\beta)$; solve it for $\sqrt\beta$, and then use $\sqrt{\eta \cdot ${flattest}} = 1 - \sqrt\beta$. For the single mode look at the sign of $(1 + ${b} - ${x})^2 - 4 \cdot ${b}$. For stability ask when the polynomial is positive at $-1$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [best(numbers), steps(numbers), single(numbers), check(numbers)].join('\n\n');
}

function best(numbers: Numbers): Markdown {
  const { flattest, conditionRoot: root } = numbers;
  const { rate, momentum, factors, steepest } = rates(numbers);
  const kappa = root ** 2;
  return tex`**Best constants.** The matrix $\begin{bmatrix} \beta & \lambda_i \\ -\eta\beta & 1 - \eta\lambda_i \end{bmatrix}$ of one step has trace $1 + \beta - \eta\lambda_i$ and determinant $\beta$. With $\kappa = ${steepest}/${flattest} = ${kappa}$ the boundary equations give

$$
\begin{aligned}
\sqrt\beta &= \frac{\sqrt\kappa - 1}{\sqrt\kappa + 1} = \frac{${root - 1}}{${root + 1}} ${texEquals(factors.heavyBall, DIGITS)} \\
\beta^\star &= \frac{${(root - 1) ** 2}}{${(root + 1) ** 2}} ${texEquals(momentum, DIGITS)} \\
\eta^\star &= \frac{(1 - \sqrt\beta)^2}{\mu} = \frac{4}{${flattest} \cdot ${root + 1}^2} ${texEquals(rate, DIGITS)}
\end{aligned}
$$

The factor per step is $\sqrt{\beta^\star} ${texEquals(factors.heavyBall, DIGITS)}$.`;
}

function steps(numbers: Numbers): Markdown {
  const { conditionRoot: root, decades } = numbers;
  const { factors, realSteps } = rates(numbers);
  const kappa = root ** 2;
  const count = (factor: number, real: number) =>
    tex`${texEquals(factor, DIGITS)}$, so $t \ge ${texNumber(real, 5)}$, that is ${Math.ceil(real)} steps`;
  return tex`**Steps.** The factor to the power $t$ must be at most $10^{-${decades}}$, so $t \ge ${decades}\ln 10/(-\ln \text{factor})$:

- plain descent: factor $\frac{\kappa-1}{\kappa+1} = \frac{${kappa - 1}}{${kappa + 1}} ${count(factors.descent, realSteps.descent)}
- Nesterov: factor $1-\frac{1}{\sqrt\kappa} = 1-\frac{1}{${root}} ${count(factors.nesterov, realSteps.nesterov)}
- heavy ball: factor $\sqrt{\beta^\star} = \frac{${root - 1}}{${root + 1}} ${count(factors.heavyBall, realSteps.heavyBall)}

The slowest modes of the last two have double roots, so their errors carry a factor that grows like $t$ as well, and the true counts are larger.`;
}

function single({ curvature, beta }: Numbers): Markdown {
  const [first, second] = modeRoots('heavy ball', { curvature, beta });
  const [x, b] = [texNumber(curvature, DIGITS), texNumber(beta, DIGITS)];
  const sum = 1 + beta - curvature;
  const discriminant = sum ** 2 - 4 * beta;
  const [from, to] = complexInterval('heavy ball', beta);
  const start = tex`**The single mode.** The roots have the sum $1 + ${b} - ${x} = ${texNumber(sum, DIGITS)}$ and the product $${b}$. The discriminant is $${texFactor(sum, DIGITS)}^2 - 4 \cdot ${b} = ${texNumber(discriminant, DIGITS)}$`;
  if (first.im !== 0) {
    return tex`${start}, so the roots are a complex pair, and both have modulus $\sqrt{${b}} ${texEquals(Math.sqrt(beta), DIGITS)}$. (The complex region is $${texNumber(from, 4)} < \eta\lambda_i < ${texNumber(to, 4)}$.)`;
  }
  return tex`${start}, so both roots are real: $z ${texEquals(first.re, DIGITS)}$ and $z ${texEquals(second.re, DIGITS)}$. The larger modulus is $${texNumber(modulus(first), DIGITS)}$. (The complex region is $${texNumber(from, 4)} < \eta\lambda_i < ${texNumber(to, 4)}$.)`;
}

function check(numbers: Numbers): Markdown {
  const { flattest, conditionRoot: root, curvature, beta } = numbers;
  const { rate, steepest, radius, limit } = rates(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const verdict =
    radius < 1 ? 'stable, and its largest modulus is below 1' : 'unstable, and its largest modulus is above 1';
  return tex`**Stability.** The product $\beta$ of the roots is below 1, so a root can leave the unit circle only at $1$ or $-1$. There $p(1) = \eta\lambda_i > 0$ and $p(-1) = 2(1 + \beta) - \eta\lambda_i$. The limit is $2(1 + ${n(beta)}) = ${n(limit)}$. At $${n(curvature)}$ the mode is ${verdict}.

**Check.** Both ends of the spectrum lie on the edge of the complex region: $\eta^\star\mu ${texEquals(rate * flattest, DIGITS)}$ is $(1 - ${root - 1}/${root + 1})^2$, and $\eta^\star M ${texEquals(rate * steepest, DIGITS)}$ is $(1 + ${root - 1}/${root + 1})^2$. At $\kappa = 1$ the formula gives the factor 0: a round bowl takes one step.`;
}
