import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum, texVector } from '../../core/tex.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { changeBy, projectedOf, type Numbers } from './projection.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'A step that spares the memory',
  minutes: 8,
  printed: { gradient: [1, -2, 0.5], reference: [2, 1, -2], rate: 0.1, curvature: 4 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Below this, four decimals tell too little of a change. */
const LEAST_CHANGE = 5e-3;
/** With less than this left of the gradient, both are all but opposite. */
const LEAST_LEFT = 0.5;

function draw(rng: Rng): Numbers | null {
  const triple = () => [rng.integer(-3, 3), rng.integer(-3, 3), rng.integer(-3, 3)];
  const pair = drawnUntil(() => ({ gradient: triple(), reference: triple() }), isConflict);
  if (pair === null) return null;
  const numbers: Numbers = { ...pair, rate: rng.pick([0.1, 0.2, 0.5]), curvature: rng.integer(2, 5) };
  const isSmall = changeBy(numbers, projectedOf(numbers)) < LEAST_CHANGE;
  return isSmall || !questions(numbers).every(isTold) ? null : numbers;
}

/** Whether there is something to project, something left of it, and something to compute in both. */
function isConflict(pair: Pick<Numbers, 'gradient' | 'reference'>): boolean {
  const { gradient, reference } = pair;
  const isBare = [gradient, reference].some((entries) => entries.filter((entry) => entry !== 0).length < 2);
  if (isBare || dot(gradient, reference) >= 0) return false;
  const left = projectedOf(pair);
  return dot(left, left) > LEAST_LEFT;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);
const eq = (x: number) => texEquals(x, DIGITS);

/** A sum of products, written out. */
function products(a: Vector, b: Vector): string {
  return texSum(a.map((entry, i) => tex`${n(entry)}\cdot${f(at(b, i))}`));
}

function statement({ gradient, reference, rate, curvature }: Numbers): Markdown {
  return tex`On a batch of task B the gradient is $\grad{\vg_B} = ${v(gradient)}$, on the memory of earlier tasks it is $\grad{\vg_{\text{ref}}} = ${v(reference)}$. The loss on the memory is quadratic, with the Hessian $${curvature}\,\mI$. Compute

- the direction $\grad{\tilde{\vg}}$ of A-GEM,
- its inner product with $\grad{\vg_B}$,
- the exact change of $\loss_{\text{mem}}$ by a step $-\eta\,\grad{\vg_B}$ with $\eta = ${n(rate)}$,
- the exact change of $\loss_{\text{mem}}$ by a step $-\eta\,\grad{\tilde{\vg}}$ with the same $\eta$.

Round only at the end.`;
}

function hints({ gradient, reference }: Numbers): readonly Markdown[] {
  return [
    'Compute the inner product of both gradients first. What does its sign say, and which part of the gradient is to go?',
    tex`$\grad{\tilde{\vg}}=\grad{\vg_B}-\frac{\grad{\vg_B^\top}\grad{\vg_{\text{ref}}}}{\norm{\grad{\vg_{\text{ref}}}}^2}\,\grad{\vg_{\text{ref}}}$. A quadratic loss changes by a step $-\eta\,\vd$ by its first order, $-\eta\,\grad{\vg_{\text{ref}}^\top}\vd$, plus its second, $\frac{\eta^2}{2}\vd^\top\mH\vd$.`,
    tex`First step: $\grad{\vg_B^\top}\grad{\vg_{\text{ref}}} = ${products(gradient, reference)}$ and $\norm{\grad{\vg_{\text{ref}}}}^2 = ${texSum(reference.map((entry) => tex`${f(entry)}^2`))}$. One of the two changes has no first order.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [projection(numbers), progress(numbers), changes(numbers), check(numbers)].join('\n\n');
}

function projection(numbers: Numbers): Markdown {
  const { gradient, reference } = numbers;
  const [product, square] = [dot(gradient, reference), dot(reference, reference)];
  return tex`**Direction.** $\grad{\vg_B^\top}\grad{\vg_{\text{ref}}} = ${products(gradient, reference)} = ${n(product)}$ is negative, so the gradient is projected. With $\norm{\grad{\vg_{\text{ref}}}}^2 = ${n(square)}$:

$$
\begin{aligned}
\grad{\tilde{\vg}} &= ${v(gradient)} + \frac{${n(-product)}}{${n(square)}}\,${v(reference)} \\
&${relation(projectedOf(numbers))} ${v(projectedOf(numbers))}
\end{aligned}
$$`;
}

/** "=" where the written digits are all there are. */
function relation(entries: Vector): string {
  return entries.every((entry) => eq(entry).startsWith('=')) ? '=' : tex`\approx`;
}

function progress(numbers: Numbers): Markdown {
  const { gradient, reference } = numbers;
  const [product, own, square] = [dot(gradient, reference), dot(gradient, gradient), dot(reference, reference)];
  return tex`**Progress on B.**

$$
\begin{aligned}
\grad{\tilde{\vg}^\top}\grad{\vg_B} &= \norm{\grad{\vg_B}}^2 - \frac{(\grad{\vg_B^\top}\grad{\vg_{\text{ref}}})^2}{\norm{\grad{\vg_{\text{ref}}}}^2} \\
&= ${n(own)} - \frac{${f(product)}^2}{${n(square)}} \\
&${eq(own - product ** 2 / square)}
\end{aligned}
$$

It is also $\norm{\grad{\tilde{\vg}}}^2$, and it is positive: a small step lowers $\loss_B$.`;
}

function changes(numbers: Numbers): Markdown {
  const { gradient, reference, rate, curvature } = numbers;
  const projected = projectedOf(numbers);
  const [product, own, left] = [dot(gradient, reference), dot(gradient, gradient), dot(projected, projected)];
  return tex`**Plain step.** First and second order:

$$
\begin{aligned}
&-${n(rate)}\cdot${f(product)} + \tfrac12\cdot${n(rate)}^2\cdot${curvature}\cdot${n(own)} \\
&\quad${eq(changeBy(numbers, gradient))}
\end{aligned}
$$

**Projected step.** The first order is zero, since $\grad{\tilde{\vg}}$ is orthogonal to $\grad{\vg_{\text{ref}}}$:

$$
\begin{aligned}
&\tfrac12\cdot${n(rate)}^2\cdot${curvature}\cdot${n(left)} \\
&\quad${eq(changeBy(numbers, projected))}
\end{aligned}
$$

The memory still loses something: the guarantee is of first order.`;
}

function check(numbers: Numbers): Markdown {
  const { gradient, reference, rate, curvature } = numbers;
  const projected = projectedOf(numbers);
  const [product, square] = [dot(gradient, reference), dot(reference, reference)];
  const removed = product ** 2 / square;
  const saved = -rate * product + (curvature / 2) * rate ** 2 * removed;
  const fixed = (x: number) => texFixed(x, 4);
  return tex`**Check.** $\grad{\tilde{\vg}^\top}\grad{\vg_{\text{ref}}} \approx ${texSum(projected.map((entry, i) => fixed(entry * at(reference, i))))}$, which is 0 up to rounding. The two changes differ by the first order and by the second order of the removed part, whose squared length is $(${n(product)})^2/${n(square)}$: $${fixed(-rate * product)} + ${fixed(saved + rate * product)} \approx ${fixed(saved)}$.`;
}
