import { blanksOf } from '../../core/answer/question.ts';
import { at, range, sum } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { elementwise, norm, times, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { passOf, type Numbers } from './pass.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 5;
const SIZE = 4;

export default defineProblem<Numbers>({
  title: 'Back through a layer norm',
  minutes: 12,
  printed: { features: [1, 3, 5, 7], upstream: [1, 0, 0, 0], factor: 3, shift: 2, blocks: 6 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** A gradient that is blocked almost whole would hide a mistake. */
const LEAST_GRADIENT = 0.1;

function draw(rng: Rng): Numbers | null {
  const numbers: Numbers = {
    features: range(SIZE).map(() => rng.integer(-5, 7)),
    upstream: range(SIZE).map(() => rng.integer(-2, 2)),
    factor: rng.pick([2, 3, 4, 5]),
    shift: rng.pick([-3, -2, -1, 1, 2, 3]),
    blocks: rng.integer(3, 24),
  };
  if (new Set(numbers.features).size < SIZE || sum(numbers.features) === 0) return null;
  const { gradient, total, along } = passOf(numbers);
  const isBlocked = norm(gradient) < LEAST_GRADIENT || Math.min(Math.abs(total), Math.abs(along)) < LEAST_GRADIENT;
  return isBlocked || !questions(numbers).every(({ isClear }) => isClear) ? null : numbers;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);
const fixed = (x: number) => (Math.abs(x) < 1e-12 ? '0' : texFixed(x, DECIMALS));
const fixedVector = (entries: Vector) => `(${entries.map(fixed).join(', ')})`;

function statement({ features, upstream, factor, shift, blocks }: Numbers): Markdown {
  return tex`A token has the features $\act{\vh} = ${v(features)}$. Layer norm without gain, shift and $\epsilon$ makes $\act{\vu} = \act{\hat{\vh}}$ of them, and the gradient of the loss in that is $\grad{\bar{\vu}} = ${v(upstream)}$. Compute

- the normalized features $\act{\hat{\vh}}$,
- the gradient $\grad{\bar{\vh}} = \mJ_{\text{LN}}^\top\grad{\bar{\vu}}$ of the loss in the features,
- that gradient for the features $${factor}\act{\vh} ${shifted(shift)}$, with the same $\grad{\bar{\vu}}$.

In a pre-norm stack of ${blocks} blocks with two sublayers each, every branch passes on the normalized stream as it is, $F_\ell(\act{\vu}) = \act{\vu}$. The stream starts at $\act{\vh^{(0)}} = \act{\hat{\vh}}$.

- What is the root mean square of the stream behind all blocks?
- By which factor does the layer norm in the last sublayer multiply a gradient that is orthogonal to both directions it blocks?`;
}

function shifted(shift: number): string {
  const size = Math.abs(shift);
  return tex`${shift < 0 ? '-' : '+'} ${size === 1 ? '' : size}\vone`;
}

function hints({ features }: Numbers): readonly Markdown[] {
  const mean = sum(features) / SIZE;
  return [
    'Split layer norm into two steps, taking the mean away and dividing by the spread. Which features does the result of each step depend on?',
    tex`$\mJ_{\text{LN}} = \frac1s\big(\mI-\frac1d\vone\vone^\top-\frac1d\act{\hat{\vh}}\act{\hat{\vh}}^\top\big)$ is symmetric. From $\grad{\bar{\vu}}$ take its mean away, then $\act{\hat{\vh}}$ times the mean of $\act{\hat{h}_i}\grad{\bar{u}_i}$, then divide by $s$. And $\text{LN}(c\,\act{\vh}) = \text{LN}(\act{\vh})$ for $c>0$.`,
    tex`First steps: the mean of the features is $${n(mean)}$, and $s^2$ is the mean of the four squared deviations. In the stack the first sublayer adds $\act{\vh^{(0)}}$ to $\act{\vh^{(0)}}$. What does the second one add?`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [forward(numbers), backward(numbers), scaled(numbers), stack(numbers), check(numbers)].join('\n\n');
}

function forward(numbers: Numbers): Markdown {
  const { mean, deviations, variance, spread, normalized } = passOf(numbers);
  return tex`**Forward.** The mean is $\mu = ${n(mean)}$, the deviations are $${v(deviations)}$, and their squares have the mean $s^2 ${texEquals(variance, DIGITS)}$. So $s ${texEquals(spread, DIGITS)}$, and $\act{\hat{\vh}}$ is about

$$
${fixedVector(normalized)}.
$$`;
}

function backward(numbers: Numbers): Markdown {
  const { upstream } = numbers;
  const { deviations, variance, spread, total, along, gradient } = passOf(numbers);
  const products = texSum(upstream.map((entry, i) => tex`${n(entry)}\cdot${f(at(deviations, i))}`));
  const bracket = times(spread, gradient);
  return tex`**Backward.** The mean of $\grad{\bar{\vu}}$ is $${n(total)}/4 = ${n(total / SIZE)}$. The mean of $\act{\hat{h}_i}\grad{\bar{u}_i}$ is

$$
\begin{aligned}
&\frac{${products}}{4s} \\
&\quad= \frac{${n(along * spread)}}{4s} \approx ${fixed(along / SIZE)}.
\end{aligned}
$$

With both taken away, $\grad{\bar{u}_i} ${total > 0 ? '-' : '+'} ${n(Math.abs(total / SIZE))} ${along > 0 ? '-' : '+'} ${fixed(Math.abs(along / SIZE))}\,\act{\hat{h}_i}$ is, for the four features,

$$
${fixedVector(bracket)},
$$

where the last part is $\frac{${n(along * spread)}}{4s^2} ${texEquals((along * spread) / (SIZE * variance), DIGITS)}$ times the deviation. Divided by $s$ it is $\grad{\bar{\vh}}$, about

$$
${fixedVector(gradient)}.
$$`;
}

function scaled(numbers: Numbers): Markdown {
  const { factor } = numbers;
  const { gradient } = passOf(numbers);
  return tex`**Other features.** The shift changes the mean alone, and the factor ${factor} multiplies deviations and $s$. So $\act{\hat{\vh}}$ and what stands before the division stay, and the gradient is divided by ${factor}. It is about

$$
${fixedVector(times(1 / factor, gradient))}.
$$`;
}

function stack({ blocks }: Numbers): Markdown {
  const last = 2 * blocks;
  return tex`**Stack.** $\text{LN}(c\,\act{\vh^{(0)}}) = \act{\vh^{(0)}}$ for each $c>0$, since $\act{\vh^{(0)}}$ has mean 0 and spread 1. So each sublayer adds one $\act{\vh^{(0)}}$, and by induction $\act{\vh^{(\ell)}} = (1+\ell)\,\act{\vh^{(0)}}$. Behind ${blocks} blocks $\ell = ${last}$ and the root mean square is $1 + ${last} = ${last + 1}$.

The last norm gets $\act{\vh^{(${last - 1})}}$, whose spread is $1 + ${last - 1} = ${last}$. Apart from the two directions it blocks, $\mJ_{\text{LN}}$ is $1/s = 1/${last} ${texEquals(1 / last, DIGITS)}$ times the identity.`;
}

function check(numbers: Numbers): Markdown {
  const { gradient, normalized } = passOf(numbers);
  const weighted = elementwise(gradient, normalized);
  const rounded = (entries: Vector) => texSum(entries.map((x) => (Math.abs(x) < 5e-5 ? '0' : texFixed(x, 4))));
  return tex`**Check.** Shifting all features or scaling their deviations changes no output, so the gradient must be orthogonal to $\vone$ and to $\act{\hat{\vh}}$: $${rounded(gradient)} \approx 0$ and $${rounded(weighted)} \approx 0$, up to rounding.`;
}
