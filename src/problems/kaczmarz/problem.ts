import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { hasClearSteps, shrinkTime, stepsToShrink } from '../../core/shrink-time.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { project, type Numbers } from './rows.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Kaczmarz: SGD with a perfect fit',
  minutes: 10,
  printed: { angle: 60, error: [1, 2], target: 0.05 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const n = (x: number) => texNumber(x, DIGITS);

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    angle: rng.pick([30, 45, 60, 75, 90, 105, 120, 135, 150]),
    error: [rng.pick([-3, -2, -1, 1, 2, 3]), rng.pick([-4, -3, -2, -1, 1, 2, 3, 4])],
    target: rng.pick([0.1, 0.05, 0.02, 0.01, 0.005, 0.001]),
  };
  return hasClearSteps(project(numbers).factor, numbers.target) ? numbers : null;
}

function statement({ angle, error, target }: Numbers): Markdown {
  return tex`Two equations in the plane have unit rows $\data{\vx_1} = (1, 0)^\top$ and $\data{\vx_2} = (\cos\theta, \sin\theta)^\top$ with $\theta = ${angle}^\circ$, and a common solution $\param{\vw^\star}$. Each step draws one of the two rows, both equally likely, and projects the weights onto the solutions of its equation. This is SGD with batch size 1 and $\eta = 1$. Write $\ve_t = \param{\vw_t}-\param{\vw^\star}$.

- The error starts at $\ve_0 = ${texVector(error, DIGITS)}^\top$. What is $\E\norm{\ve_1}^2$?
- What is the square of the smallest singular value of $\data{\mX}$, the matrix of the two rows?
- What is the smallest factor $c$ with $\E\norm{\ve_{t+1}}^2 \le c\,\norm{\ve_t}^2$ for every error $\ve_t$, the mean taken over the next draw?
- After how many steps does this factor make $\E\norm{\ve_t}^2 \le ${target}\,\norm{\ve_0}^2$ sure, whatever $\ve_0$? Give the smallest number.`;
}

function hints({ error, angle }: Numbers): readonly Markdown[] {
  const [first, second] = error;
  const inner = texSum([tex`${n(first)}\cdot\cos ${angle}^\circ`, tex`${n(second)}\cdot\sin ${angle}^\circ`]);
  return [
    tex`A projection takes off the part of the error along its row, at a right angle to what remains. So Pythagoras gives the new length.`,
    tex`With row $i$ the squared error falls by $(\data{\vx_i^\top}\ve_t)^2$, so $\E\norm{\ve_{t+1}}^2 = \ve_t^\top\big(\mI-\tfrac12\data{\mX^\top\mX}\big)\ve_t$. The eigenvalues of $\data{\mX^\top\mX}$ are those of $\data{\mX\mX^\top}$, which has ones on its diagonal and $\cos\theta$ beside them.`,
    tex`First steps: $\data{\vx_1^\top}\ve_0 = ${n(first)}$ and $\data{\vx_2^\top}\ve_0 = ${inner}$. The eigenvectors of $\data{\mX\mX^\top}$ are $(1, 1)^\top$ and $(1, -1)^\top$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [meanSolution(numbers), factorSolution(numbers), stepsSolution(numbers), check(numbers)].join('\n\n');
}

function meanSolution(numbers: Numbers): Markdown {
  const { error } = numbers;
  const { square, removed, mean, cosine, sine } = project(numbers);
  const inner = texSum([
    tex`${n(error[0])}\cdot${texFactor(cosine, DIGITS)}`,
    tex`${n(error[1])}\cdot${texFactor(sine, DIGITS)}`,
  ]);
  return tex`**One step.** Projecting with row $i$ changes the error to $\ve_0-\data{\vx_i}(\data{\vx_i^\top}\ve_0)$, and the squared length falls by $(\data{\vx_i^\top}\ve_0)^2$:

- row 1: $${texFactor(error[0], DIGITS)}^2 = ${n(removed[0])}$
- row 2: $(${inner})^2 ${texEquals(removed[1], DIGITS)}$

With $\norm{\ve_0}^2 = ${n(square)}$ the mean is $${n(square)}-\tfrac12(${n(removed[0])} + ${n(removed[1])}) ${texEquals(mean, DIGITS)}$.`;
}

function factorSolution(numbers: Numbers): Markdown {
  const { cosine, smallest, factor } = project(numbers);
  const size = n(Math.abs(cosine));
  return tex`**Singular values.** $\data{\mX\mX^\top}$ has ones on the diagonal and $\cos\theta ${texEquals(cosine, DIGITS)}$ beside them, so its eigenvalues are $1 \pm ${size}$. The smaller one is $\sigma_{\min}^2 = 1-\abs{\cos\theta} ${texEquals(smallest, DIGITS)}$.

**Worst factor.** $\E\norm{\ve_{t+1}}^2 = \ve_t^\top\big(\mI-\tfrac12\data{\mX^\top\mX}\big)\ve_t$ is at most $\norm{\ve_t}^2$ times the largest eigenvalue, which is $1-\tfrac12\sigma_{\min}^2 ${texEquals(factor, DIGITS)}$. An error along that eigenvector attains it. With $\norm{\data{\mX}}_F^2 = 2$ this is the bound $1-\sigma_{\min}^2/\norm{\data{\mX}}_F^2$.`;
}

function stepsSolution(numbers: Numbers): Markdown {
  const { target } = numbers;
  const { factor } = project(numbers);
  const steps = stepsToShrink(factor, target);
  return tex`**Steps.** The bound holds from every error, so over $t$ steps it is a power: $${n(factor)}^t \le ${target}$ means $t \ge \ln ${target}/\ln ${n(factor)} \approx ${texNumber(shrinkTime(factor, target), 5)}$, that is $${steps}$ steps.`;
}

function check(numbers: Numbers): Markdown {
  const { factor, square, mean, smallest } = project(numbers);
  const ratio = texNumber(mean / square, 4);
  return tex`**Check.** The two eigenvalues of $\mI-\tfrac12\data{\mX^\top\mX}$ are $${n(factor)}$ and $${n(smallest / 2)}$, and their sum is the trace $2-\tfrac12\cdot2 = 1$. For the given error the factor was $${n(mean)}/${n(square)} ${texEquals(mean / square, 4)}$, and $${n(smallest / 2)} \le ${ratio} \le ${n(factor)}$.`;
}
