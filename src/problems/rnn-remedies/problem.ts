import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { remedies, SAMPLE_THRESHOLD, type Numbers } from './remedies.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Clipping, skips and gates',
  minutes: 15,
  printed: {
    gradient: [3, 4],
    threshold: 2,
    rare: 10,
    probability: 0.1,
    common: -1,
    recurrent: 0.5,
    lag: 5,
    halfLife: 100,
  },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const SIDES = [
  [3, 4],
  [4, 3],
  [6, 8],
  [8, 6],
  [9, 12],
  [12, 9],
  [7, 24],
  [24, 7],
  [12, 16],
  [20, 15],
] as const;

function draw(rng: Rng): Numbers | null {
  const [first, second] = rng.pick(SIDES);
  const gradient = [first * rng.pick([-1, 1]), second * rng.pick([-1, 1])] as const;
  const numbers: Numbers = {
    gradient,
    threshold: (Math.hypot(...gradient) * rng.pick([20, 40, 50, 60])) / 100,
    rare: rng.pick([5, 8, 10, 12, 15, 20]),
    probability: rng.pick([0.05, 0.1, 0.2, 0.25]),
    common: rng.pick([-1, -0.5]),
    recurrent: rng.pick([0.2, 0.25, 0.4, 0.5, 0.6, 0.75, 0.8]),
    lag: rng.integer(2, 6),
    halfLife: rng.pick([10, 20, 25, 40, 50, 100, 200]),
  };
  const { angle, meanBefore, meanAfter } = remedies(numbers);
  // The point of each question: clipping by value turns the gradient, clipping samples turns the mean around.
  return angle > 1 && meanBefore > 0.04 && meanAfter < -0.04 ? numbers : null;
}

function statement(numbers: Numbers): Markdown {
  const { gradient, threshold, rare, probability, common, recurrent, lag, halfLife } = numbers;
  const skip = texNumber(1 - recurrent, DIGITS);
  return tex`Four short questions on what the remedies do.

- Clip the gradient $\grad{\vg} = ${texVector(gradient, DIGITS)}$ at $c = ${texNumber(threshold, DIGITS)}$, once by norm and once by value. By which angle does the clip by value turn it?
- A stochastic gradient is $+${texNumber(rare, DIGITS)}$ with probability $${texNumber(probability, DIGITS)}$ and $${texNumber(common, DIGITS)}$ otherwise. What is its mean after each sample is clipped at ${SAMPLE_THRESHOLD}?
- A linear network with a horizontal skip carries the gradient over $n$ steps with gain $G_n = \param{w}\,G_{n-1} + \param{v}\,G_{n-k}$, where $\param{w} = ${texNumber(recurrent, DIGITS)}$, $\param{v} = ${skip}$ and $k = ${lag}$, with $G_0 = 1$ and $G_n = 0$ for $n < 0$. To which limit does the gain $G_n$ tend?
- A forget gate is constant: along the direct path, one step multiplies the gradient of the cell state by $\act{f}$. Which $\act{f}$ keeps half of it over ${halfLife} steps?`;
}

function hints({ gradient, lag, halfLife }: Numbers): readonly Markdown[] {
  const [first, second] = gradient.map((entry) => texFactor(entry, DIGITS));
  return [
    tex`Ask of every remedy what it keeps. The clip by norm keeps the direction; the clip by value does not. A clip and an expectation do not commute. In the skip, some weighted sum of the last gains stays constant. In the gate, the factors of the steps multiply.`,
    tex`The tools: $\grad{\vg} \cdot \min(1, c/\norm{\grad{\vg}})$ for the norm, $\max(-c, \min(c, \grad{g_i}))$ for the values. For the skip, use $\param{w} + \param{v} = 1$ and look at $G_n + \param{v}\,(G_{n-1} + \dots + G_{n-k+1})$. For the gate solve $\act{f^n} = \tfrac12$.`,
    tex`First steps: $\norm{\grad{\vg}} = \sqrt{${first}^2 + ${second}^2}$. For the mean, replace each of the two values by its clipped one and keep the probabilities. For the skip, the sum has $1 + ${lag - 1}$ terms and starts at 1, because all $G_n$ with $n < 0$ are 0. For the gate, take the logarithm on both sides of $\act{f^{${halfLife}}} = \tfrac12$.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [clipping(numbers), bias(numbers), skip(numbers), gate(numbers), check(numbers)].join('\n\n');
}

function clipping(numbers: Numbers): Markdown {
  const { gradient, threshold } = numbers;
  const { norm, byNorm, byValue, angle } = remedies(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const dot = gradient[0] * byValue[0] + gradient[1] * byValue[1];
  const products = gradient.map((entry, i) => tex`${n(entry)} \cdot ${texFactor(byValue[i] ?? 0, DIGITS)}`);
  const squares = byValue.map((entry) => `${texFactor(entry, DIGITS)}^2`);
  return tex`**Clipping.** $\norm{\grad{\vg}} = ${n(norm)}$ exceeds $c = ${n(threshold)}$, so the clip by norm scales by $${n(threshold)}/${n(norm)} = ${n(threshold / norm)}$ and gives $${texVector(byNorm, DIGITS)}$. The clip by value moves every entry into $[${n(-threshold)}, ${n(threshold)}]$ and gives $${texVector(byValue, DIGITS)}$. The angle $\theta$ between this and $\grad{\vg}$ follows from the scalar product $${texSum(products)} = ${n(dot)}$:

$$
\cos\theta = \frac{${n(dot)}}{${n(norm)} \cdot \sqrt{${squares.join(' + ')}}}, \qquad \theta \approx ${texFixed(angle, 4)}^\circ.
$$`;
}

function bias(numbers: Numbers): Markdown {
  const { rare, probability, common } = numbers;
  const { meanBefore, meanAfter } = remedies(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const mean = (a: number, b: number) =>
    tex`${n(probability)} \cdot ${n(a)} + ${n(1 - probability)} \cdot ${texFactor(b, DIGITS)}`;
  return tex`**Bias.** Before clipping the mean is $${mean(rare, common)} = ${n(meanBefore)}$. Clipped at ${SAMPLE_THRESHOLD}, the rare value becomes ${SAMPLE_THRESHOLD} and the common one stays: $${mean(SAMPLE_THRESHOLD, common)} = ${n(meanAfter)}$. The mean step now points the other way.`;
}

function skip(numbers: Numbers): Markdown {
  const { recurrent, lag } = numbers;
  const { limit } = remedies(numbers);
  const v = texNumber(1 - recurrent, DIGITS);
  return tex`**Skip.** Let $S_n = G_n + \param{v}\,(G_{n-1} + \dots + G_{n-k+1})$. Putting in the recursion for $G_n$ gives $(\param{w} + \param{v})\,G_{n-1} + \param{v}\,(G_{n-2} + \dots + G_{n-k})$, and $\param{w} + \param{v} = 1$ makes that $S_{n-1}$. So $S_n = S_0 = 1$ for all $n$. A root of $\lambda^k = \param{w}\lambda^{k-1} + \param{v}$ with $\abs{\lambda} \ge 1$ needs $\abs{\lambda}^k \le \param{w}\abs{\lambda}^{k-1} + \param{v} \le \abs{\lambda}^{k-1}$, hence $\abs{\lambda} = 1$ with equality throughout, so $\lambda^{k-1} = 1$ and $\lambda^k = 1$, hence $\lambda = 1$. This root is simple, since the derivative $k\lambda^{k-1} - (k-1)\param{w}\lambda^{k-2}$ is $k - (k-1)\param{w} > 0$ there. All others decay, so $G_n$ has a limit, and $1 = \big(1 + (k-1)\param{v}\big)\,G_\infty$ gives $G_\infty = 1/(1 + ${lag - 1} \cdot ${v}) ${texEquals(limit, DIGITS)}$.`;
}

function gate(numbers: Numbers): Markdown {
  const { halfLife } = numbers;
  return tex`**Gate.** The direct path multiplies by $\act{f}$ at every step, so $\act{f^{${halfLife}}} = \tfrac12$ and $\act{f} = 2^{-1/${halfLife}} ${texEquals(remedies(numbers).forget, DIGITS)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { threshold, halfLife } = numbers;
  const { byNorm, forget } = remedies(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const squares = byNorm.map((entry) => `${texFactor(entry, DIGITS)}^2`);
  return tex`**Check.** The clip by norm has length $\sqrt{${squares.join(' + ')}} = ${n(threshold)} = c$. And $${halfLife}\,(1 - \act{f}) \approx ${texFixed(halfLife * (1 - forget), 3)}$ is close to $\ln 2 \approx 0.693$, as it must be for $\act{f}$ near 1.`;
}
