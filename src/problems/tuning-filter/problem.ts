import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { motionOf, type Numbers } from './motion.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Which directions have moved',
  minutes: 12,
  printed: { sigma: [3, 1, 0.1], residual: [-1, -1, -1], rate: 0.1, steps: 10, strength: 0.1 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const component = () => rng.pick([-2, -1, 1, 2]);
  const drawn = (): Numbers => ({
    sigma: [rng.pick([2, 3, 4]), rng.pick([0.5, 1, 1.5]), rng.pick([0.1, 0.2, 0.3])],
    residual: [component(), component(), component()],
    rate: rng.pick([0.02, 0.05, 0.1, 0.2]),
    steps: rng.pick([5, 10, 20, 40, 50]),
    strength: rng.pick([0.05, 0.1, 0.5, 2]),
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

/** Whether descent is stable, no factor of a step is zero, and the steps end on this side of the minimum. */
function isUsable({ sigma, rate, steps }: Numbers): boolean {
  const rates = sigma.map((value) => rate * value ** 2);
  return rates.every((each) => each < 1.99 && Math.abs(each - 1) > 1e-9 && (1 - each) ** steps > 0);
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);
const v = (vector: Vector) => texVector(vector, DIGITS);

/** A list of numbers with six decimals, of which some are tiny. */
function fixed(vector: Vector): string {
  return tex`(${vector.map((x) => texFixed(x, 6)).join(', ')})`;
}

function statement({ sigma, residual, rate, steps, strength }: Numbers): Markdown {
  return tex`Around the pre-trained $\param{\vtheta_0}$ a network is replaced by its linearization. Its Jacobian $\grad{\mJ}$ has the singular values $${v(sigma)}$, and the residuals there, predictions minus targets, have the components $${v(residual)}$ along the left singular vectors $\vu_i$. The loss is $\frac12\norm{\grad{\mJ}(\param{\vtheta}-\param{\vtheta_0})+\grad{\vrho_0}}^2$. Give for the directions $i = 1, 2, 3$

- the share of the residual that gradient descent with $\eta = ${n(rate)}$ has removed after ${steps} steps,
- the coefficients of $\param{\vtheta_t}-\param{\vtheta_0}$ along $\vv_i$ then,
- those of the minimizer when $\frac\lambda2\norm{\param{\vtheta}-\param{\vtheta_0}}^2$ with $\lambda = ${n(strength)}$ is added to the loss.

Also give

- the learning rate below which descent on the loss without the pull converges,
- the number of directions of which more than half is fitted after the ${steps} steps.

Round only at the end.`;
}

function hints({ sigma, rate, residual }: Numbers): readonly Markdown[] {
  return [
    tex`In the coordinates along $\vv_i$ and $\vu_i$ the loss is a sum of three squares. What does one step do to one of them?`,
    tex`The coefficient $\param{\omega_i}$ along $\vv_i$ has the gradient $\sigma_i(\sigma_i\param{\omega_i}+\vu_i^\top\grad{\vrho_0})$, so what is left of the residual is multiplied by $1-\eta\sigma_i^2$ in each step. The pull adds $\lambda\param{\omega_i}$ to this gradient.`,
    tex`First steps: direction 1 keeps $1-${n(rate)}\cdot${n(at(sigma, 0))}^2$ of its residual in a step. To remove all of its residual, $\param{\omega_1}$ would have to be $-${f(at(residual, 0))}/${n(at(sigma, 0))}$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [descent(numbers), moved(numbers), pulled(numbers), rest(numbers)].join('\n\n');
}

function descent(numbers: Numbers): Markdown {
  const { sigma, rate, steps } = numbers;
  const { fitted } = motionOf(numbers);
  const lines = sigma.map((value, i) => {
    const kept = 1 - rate * value ** 2;
    return tex`- direction ${i + 1}: $1-\eta\sigma_${i + 1}^2 ${e(tidy(kept))}$, fitted $1-${f(tidy(kept))}^{${steps}} \approx ${texFixed(at(fitted, i), 6)}$`;
  });
  return tex`**Descent.** Let $\param{\omega_i}$ be the coefficient of $\param{\vtheta}-\param{\vtheta_0}$ along $\vv_i$. It has the gradient $\sigma_i(\sigma_i\param{\omega_i}+\vu_i^\top\grad{\vrho_0})$. So each step multiplies what is left, $\sigma_i\param{\omega_i}+\vu_i^\top\grad{\vrho_0}$, by $1-\eta\sigma_i^2$:

${lines.join('\n')}`;
}

function moved(numbers: Numbers): Markdown {
  const { sigma, residual } = numbers;
  const { fitted, moved: coefficients } = motionOf(numbers);
  const lines = coefficients.map(
    (value, i) =>
      tex`- direction ${i + 1}: $-${texFixed(at(fitted, i), 6)}\cdot${f(at(residual, i))}/${n(at(sigma, i))} \approx ${texFixed(value, 6)}$`,
  );
  return tex`**Motion.** A coefficient $\param{\omega_i}$ changes the outputs by $\sigma_i\param{\omega_i}$ along $\vu_i$, and the fitted share of the residual is to be taken away, so $\param{\omega_i}$ is minus the share over $\sigma_i$ times $\vu_i^\top\grad{\vrho_0}$:

${lines.join('\n')}`;
}

function pulled(numbers: Numbers): Markdown {
  const { sigma, residual, strength } = numbers;
  const { anchored } = motionOf(numbers);
  const lines = anchored.map(
    (value, i) =>
      tex`- direction ${i + 1}: $-${n(at(sigma, i))}\cdot${f(at(residual, i))}/(${n(at(sigma, i) ** 2)}+${n(strength)}) \approx ${texFixed(value, 6)}$`,
  );
  return tex`**Pull.** Now $\sigma_i(\sigma_i\param{\omega_i}+\vu_i^\top\grad{\vrho_0})+\lambda\param{\omega_i} = 0$, so $\param{\omega_i} = -\sigma_i\,(\vu_i^\top\grad{\vrho_0})/(\sigma_i^2+\lambda)$:

${lines.join('\n')}`;
}

function rest(numbers: Numbers): Markdown {
  const { sigma, residual, strength } = numbers;
  const { largestRate, active, anchored } = motionOf(numbers);
  const [value, coefficient] = [at(sigma, 0), at(anchored, 0)];
  const gradient = dot([value, strength], [value * coefficient + at(residual, 0), coefficient]);
  return tex`**Stability.** $\abs{1-\eta\sigma_1^2} < 1$ needs $\eta < 2/${n(value)}^2 ${e(largestRate)}$.

**Count.** ${active} of 3 directions ${active === 1 ? 'is' : 'are'} more than half fitted. Short tuning is mostly a motion along few directions of parameter space, and each of them may be a matrix of any rank.

**Check.** In direction 1 the gradient with the pull is zero: $${n(value)}\,(${texSum([tex`${n(value)}\cdot${f(coefficient)}`, n(at(residual, 0))])})+${n(strength)}\cdot${f(coefficient)} \approx ${n(Math.round(gradient * 1e9) / 1e9)}$. After very many steps without the pull the coefficients would be $${fixed(sigma.map((each, i) => -at(residual, i) / each))}$.`;
}

/** A number without the noise of binary arithmetic. */
function tidy(x: number): number {
  return Math.round(1e9 * x) / 1e9;
}
