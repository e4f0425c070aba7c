import { at } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { adamDirection, lastWeight, moments, RATE, uncorrectedFirstStep, weights, type Numbers } from './moments.ts';

const tex = String.raw;
const DIGITS = 7;

export default defineProblem<Numbers>({
  title: 'Three Adam steps by hand',
  minutes: 12,
  printed: { gradients: [2, -1, 4], beta1: 0.9, beta2: 0.999, factor: 100 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const SIZES = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5];
const LEAST_MEAN = 0.05;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    gradients: [rng.pick(SIZES), rng.pick(SIZES), rng.pick(SIZES)],
    beta1: rng.pick([0.5, 0.9]),
    beta2: rng.pick([0.5, 0.9, 0.999]),
    factor: rng.pick([10, 100, 0.1]),
  };
  const isEven = new Set(numbers.gradients.map(Math.abs)).size === 1;
  // A mean that cancels would let a wrong second buffer pass.
  const cancels = moments(numbers).some(({ firstHat }) => Math.abs(firstHat) < LEAST_MEAN);
  const isBack = Math.abs(lastWeight(numbers, adamDirection)) < RATE * LEAST_MEAN;
  return isEven || cancels || isBack ? null : numbers;
}

function statement({ gradients, beta1, beta2, factor }: Numbers): Markdown {
  return tex`Adam trains one weight from $\param{w_0} = 0$ with $\eta = ${RATE}$, $\beta_1 = ${beta1}$, $\beta_2 = ${beta2}$ and $\epsilon = 0$. Its first three gradients are $(\grad{g_1}, \grad{g_2}, \grad{g_3}) = ${texVector(gradients, DIGITS)}$.

- Compute $\param{w_1}$, the corrected buffers of step 2, and $\param{w_3}$.
- Then all gradients are multiplied by $${texNumber(factor, DIGITS)}$. What are the corrected buffers of step 3 now? (The weights stay as they were.)
- How long would the first step be without the two corrections, in units of $\eta$?

Round only at the end.`;
}

function hints({ gradients, beta1, beta2 }: Numbers): readonly Markdown[] {
  const [first, second] = [at(gradients, 0), at(gradients, 1)];
  return [
    tex`Make a table with one row for each step and the columns $\grad{m_t}$, $\grad{v_t}$, $\grad{\hat m_t}$, $\grad{\hat v_t}$, $\param{w_t}$. Both buffers start at 0, and the divisors of the corrections change with $t$.`,
    tex`The divisors are $1 - \beta_1^t$ and $1 - \beta_2^t$, with the number of the step as exponent. A factor on all gradients comes out of the first buffer as it is and out of the second squared.`,
    tex`First row: $\grad{m_1} = (1 - ${beta1}) \cdot ${texFactor(first, DIGITS)}$, and its divisor is $1 - ${beta1}$, so $\grad{\hat m_1} = \grad{g_1}$. Second row: $\grad{m_2} = ${beta1}\,\grad{m_1} + (1 - ${beta1}) \cdot ${texFactor(second, DIGITS)}$ and $\grad{v_2} = ${beta2}\,\grad{v_1} + (1 - ${beta2}) \cdot ${texFactor(second, DIGITS)}^2$. Without corrections the first step is $(1 - \beta_1)\grad{g_1}$ over a root.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [table(numbers), scaling(numbers), check(numbers)].join('\n\n');
}

function table(numbers: Numbers): Markdown {
  const { beta1, beta2 } = numbers;
  const n = (x: number) => texNumber(x, DIGITS);
  const kept1 = n(1 - beta1);
  const kept2 = n(1 - beta2);
  const steps = moments(numbers);
  const path = weights(numbers, adamDirection);
  const blocks = steps.map(({ t, gradient, first, second, firstHat, secondHat }, i) => {
    const before = steps[i - 1];
    const g = texFactor(gradient, DIGITS);
    const m = texSum([tex`${beta1} \cdot ${texFactor(before?.first ?? 0, DIGITS)}`, tex`${kept1} \cdot ${g}`]);
    const v = texSum([tex`${beta2} \cdot ${n(before?.second ?? 0)}`, tex`${kept2} \cdot ${g}^2`]);
    return tex`**Step ${t}.** The divisors are $1 - ${beta1}^${t} = ${n(1 - beta1 ** t)}$ and $1 - ${beta2}^${t} = ${texNumber(1 - beta2 ** t, 9)}$.

$$
\begin{aligned}
\grad{m_${t}} &= ${m} ${texEquals(first, DIGITS)}, & \grad{\hat m_${t}} &${texEquals(firstHat, DIGITS)} \\
\grad{v_${t}} &= ${v} ${texEquals(second, DIGITS)}, & \grad{\hat v_${t}} &${texEquals(secondHat, DIGITS)} \\
\param{w_${t}} &= ${n(path[i - 1] ?? 0)} - ${RATE} \cdot \frac{${n(firstHat)}}{\sqrt{${n(secondHat)}}} ${texEquals(at(path, i), DIGITS)}
\end{aligned}
$$`;
  });
  return blocks.join('\n\n');
}

function scaling(numbers: Numbers): Markdown {
  const { beta1, beta2, factor } = numbers;
  const { firstHat, secondHat } = at(moments(numbers), 2);
  const n = (x: number) => texNumber(x, DIGITS);
  return tex`**Scaling.** All first buffers are multiplied by $${n(factor)}$, all second ones by $${n(factor)}^2 = ${n(factor ** 2)}$. So $\grad{\hat m_3} ${texEquals(factor * firstHat, DIGITS)}$ and $\grad{\hat v_3} ${texEquals(factor ** 2 * secondHat, DIGITS)}$. The factor cancels in the quotient, and every weight stays.

**Without corrections** the first step has the length $\dfrac{(1-\beta_1)\abs{\grad{g_1}}}{\sqrt{(1-\beta_2)\,\grad{g_1^2}}} = \dfrac{${n(1 - beta1)}}{\sqrt{${n(1 - beta2)}}} ${texEquals(uncorrectedFirstStep(numbers), DIGITS)}$ in units of $\eta$, whatever the gradient.`;
}

function check(numbers: Numbers): Markdown {
  const { gradients, beta1 } = numbers;
  const n = (x: number) => texNumber(x, DIGITS);
  const weighted = gradients.map((g, i) => tex`${n(beta1 ** (2 - i))} \cdot ${texFactor(g, DIGITS)}`);
  const total = 1 + beta1 + beta1 ** 2;
  const { firstHat } = at(moments(numbers), 2);
  const lengths = moments(numbers).map((step) => `$${texNumber(Math.abs(adamDirection(step)), 4)}$`);
  return tex`**Check.** A corrected buffer is a weighted mean of all gradients, so it can be computed in one line: $\grad{\hat m_3} = \dfrac{${texSum(weighted)}}{${n(total)}} ${texEquals(firstHat, DIGITS)}$. In units of $\eta$ the three steps are ${lengths.join(', ')} long, near 1 or shorter, whatever the size of the gradients.`;
}
