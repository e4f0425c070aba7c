import { at, range } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { adaptedWeight, equalStrength, factorOf, keptOf, pathOf, slopeAt, type Numbers } from './inner-loop.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'A meta-gradient by hand',
  minutes: 10,
  printed: { start: 1, support: { input: 2, target: 3 }, query: { input: 1, target: 2 }, rate: 0.1, steps: 2 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Below this, four decimals tell too little of a gradient. */
const LEAST_GRADIENT = 0.02;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    start: 1,
    support: { input: rng.integer(1, 3), target: rng.integer(-3, 5) },
    query: { input: rng.integer(1, 2), target: rng.integer(-3, 5) },
    rate: rng.pick([0.05, 0.1]),
    steps: rng.integer(1, 3),
  };
  const isFlat = Math.abs(keptOf(numbers) * slopeAt(numbers.query, adaptedWeight(numbers))) < LEAST_GRADIENT;
  return isFlat || !questions(numbers).every(isTold) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const eq = (x: number) => texEquals(x, DIGITS);
const stepsOf = (steps: number) => (steps === 1 ? 'one inner step' : `${steps} inner steps`);

/** Minus a number, which may be negative, or zero: then nothing is written. */
function minus(x: number): string {
  if (x === 0) return '';
  return x < 0 ? `+${n(-x)}` : `-${n(x)}`;
}

function statement({ start, support, query, rate, steps }: Numbers): Markdown {
  return tex`The model is $\act{\hat{y}} = \param{w}\data{x}$ with the loss $\frac12(\param{w}\data{x}-\target{y})^2$ and the start $\param{w_0} = ${start}$. The support is $(\data{x},\target{y}) = (${support.input}, ${support.target})$, the query $(\data{x'},\target{y'}) = (${query.input}, ${query.target})$. The inner loop takes ${stepsOf(steps)} with $\alpha = ${n(rate)}$. Compute

- the adapted weight,
- the first-order gradient of the query loss (FOMAML),
- the exact meta-gradient (MAML),
- the strength $\lambda$ at which iMAML, whose inner problem is $\frac12(\param{w}\data{x}-\target{y})^2+\frac\lambda2(\param{w}-\param{w_0})^2$, has the same adapted weight and the same meta-gradient.

Round only at the end.`;
}

function hints({ support, rate, steps }: Numbers): readonly Markdown[] {
  return [
    'How far is the weight from fitting the support, before and after one step?',
    tex`Each step multiplies $\param{w}-\target{y}/\data{x}$ by $1-\alpha\data{x}^2$. So $\d\param{w_K}/\d\param{w_0}$ is a power of this factor, and the meta-gradient is it times the slope of the query loss at $\param{w_K}$. The proximal problem multiplies the same distance by $\lambda/(\lambda+\data{x}^2)$.`,
    tex`First steps: the factor is $1-${n(rate)}\cdot${support.input}^2$, to the power of the inner steps, ${steps} here. The slope of the query loss is $\data{x'}(\param{w_{${steps}}}\data{x'}-\target{y'})$. Set $\lambda/(\lambda+${support.input ** 2})$ equal to the whole factor and solve for $\lambda$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [innerLoop(numbers), gradients(numbers), strength(numbers), check(numbers)].join('\n\n');
}

function innerLoop(numbers: Numbers): Markdown {
  const { support, rate, steps } = numbers;
  const path = pathOf(numbers);
  const line = (k: number) => {
    const before = at(path, k);
    return tex`\param{w_{${k + 1}}} &= ${n(before)}-${n(rate)}\cdot${support.input}\cdot(${support.input}\cdot${f(before)}${minus(support.target)}) \\
&${eq(at(path, k + 1))}`;
  };
  return tex`**Inner loop.** Each step is $\param{w}-\alpha\data{x}(\param{w}\data{x}-\target{y})$:

$$
\begin{aligned}
${range(steps).map(line).join(' \\\\\n')}
\end{aligned}
$$`;
}

function gradients(numbers: Numbers): Markdown {
  const { support, query, rate, steps } = numbers;
  const adapted = adaptedWeight(numbers);
  const firstOrder = slopeAt(query, adapted);
  const [factor, kept] = [factorOf(numbers), keptOf(numbers)];
  const all = steps === 1 ? '' : tex`, all ${steps} together $${n(factor)}^${steps} ${eq(kept)}$`;
  return tex`**FOMAML.** The slope of the query loss at the adapted weight is

$$
\begin{aligned}
&\data{x'}(\param{w_{${steps}}}\data{x'}-\target{y'}) \\
&\quad= ${query.input}\cdot(${n(adapted)}\cdot${query.input}${minus(query.target)}) \\
&\quad${eq(firstOrder)}.
\end{aligned}
$$

**MAML.** Each step has the derivative $1-\alpha\data{x}^2 = 1-${n(rate)}\cdot${support.input ** 2} = ${n(factor)}$${all}, and the meta-gradient is

$$
${n(kept)}\cdot${f(firstOrder)} ${eq(kept * firstOrder)}.
$$`;
}

function strength(numbers: Numbers): Markdown {
  const { support } = numbers;
  const kept = keptOf(numbers);
  const square = support.input ** 2;
  return tex`**iMAML.** The slope $\data{x}(\param{w}\data{x}-\target{y})+\lambda(\param{w}-\param{w_0})$ is zero where $\param{w}-\target{y}/\data{x}$ is $\lambda/(\lambda+\data{x}^2)$ times what it was at $\param{w_0}$. The same factor is the implicit derivative $(1+\data{x}^2/\lambda)^{-1}$. It equals $${n(kept)}$ for

$$
\begin{aligned}
\lambda &= \frac{${square}\cdot${n(kept)}}{1-${n(kept)}} \\
&${eq(equalStrength(numbers))}.
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { start, query, support } = numbers;
  const optimum = support.target / support.input;
  const shifted = (by: number) => {
    const weight = adaptedWeight({ ...numbers, start: start + by });
    return (weight * query.input - query.target) ** 2 / 2;
  };
  const [low, high] = [shifted(-0.1), shifted(0.1)];
  return tex`**Check.** The support is fitted at $\target{y}/\data{x} ${eq(optimum)}$, and $${n(keptOf(numbers))}$ of the distance from there is left: $${n(adaptedWeight(numbers))}$. Started from ${n(start + 0.1)} and ${n(start - 0.1)}, the query loss after adaptation is $${texFixed(high, 6)}$ and $${texFixed(low, 6)}$. The difference divided by 0.2 is $${texFixed((high - low) / 0.2, 4)}$, exact because the loss is quadratic.`;
}
