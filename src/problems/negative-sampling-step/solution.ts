import { at } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { logistic } from '../../core/sampled-pair.ts';
import { texFactor, texSum, texVector } from '../../core/tex.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { answersOf, type Numbers, scoresOf, sigmoid } from './step.ts';

const tex = String.raw;
const DIGITS = 6;

/** Scores, slopes, gradients and the step with all intermediate numbers, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [forward(numbers), backward(numbers), step(numbers), check(numbers)].join('\n\n');
}

const f = (x: number) => texFixed(x, 5);
const factor = (x: number) => (x < 0 ? `(${f(x)})` : f(x));
const n = (x: number) => texNumber(x, DIGITS);
const exact = (entries: Vector) => texVector(entries, DIGITS);
const fixed = (entries: Vector) => `(${entries.map(f).join(', ')})`;

function products(left: Vector, right: Vector): string {
  const terms = left.map((entry, i) => tex`${n(entry)}\cdot${texFactor(at(right, i), DIGITS)}`);
  return `${texSum(terms)} = ${n(dot(left, right))}`;
}

function forward(numbers: Numbers): Markdown {
  const { center, context, negative } = numbers;
  const { scores, loss } = answersOf(numbers);
  const [positive, other] = scores;
  return tex`**Scores and loss.** $\act{s_{wc}} = ${products(context, center)}$ and $\act{s_{wc_1}} = ${products(negative, center)}$, so

$$
\begin{aligned}
-\ln\sigma(${n(positive)}) &\approx ${f(logistic(positive))} \\
-\ln\sigma(${n(-other)}) &\approx ${f(logistic(-other))} \\
\loss &\approx ${f(loss)}.
\end{aligned}
$$`;
}

function backward(numbers: Numbers): Markdown {
  const { center, context, negative } = numbers;
  const { scores, slopes, gradients } = answersOf(numbers);
  const [up, down] = slopes;
  return tex`**Slopes and gradients.** The slopes in the scores are

$$
\begin{aligned}
\sigma(${n(scores[0])})-1 &\approx ${f(sigmoid(scores[0]))}-1 \\
&= ${f(up)} \\
\sigma(${n(scores[1])}) &\approx ${f(down)}.
\end{aligned}
$$

With the old vectors:

$$
\begin{aligned}
\grad{\bar{\vv}_w} &\approx ${f(up)}\,${exact(context)} \\
&\quad+${f(down)}\,${exact(negative)} \\
&\approx ${fixed(gradients.center)} \\
\grad{\bar{\vu}_c} &\approx ${f(up)}\,${exact(center)} \\
&\approx ${fixed(gradients.context)} \\
\grad{\bar{\vu}_{c_1}} &\approx ${f(down)}\,${exact(center)} \\
&\approx ${fixed(gradients.negative)}
\end{aligned}
$$`;
}

function step(numbers: Numbers): Markdown {
  const { center, rate } = numbers;
  const { gradients, moved, loss, after } = answersOf(numbers);
  const [positive, other] = scoresOf(moved);
  const change = after < loss ? 'falls' : 'rises, for the step is too long,';
  return tex`**Step.** All three vectors move against their gradients, times ${n(rate)}:

$$
\begin{aligned}
\param{\vv_w} &\leftarrow ${exact(center)} \\
&\quad-${n(rate)}\,${fixed(gradients.center)} \\
&\approx ${fixed(moved.center)} \\
\param{\vu_c} &\leftarrow ${fixed(moved.context)} \\
\param{\vu_{c_1}} &\leftarrow ${fixed(moved.negative)}
\end{aligned}
$$

The new scores are $${f(positive)}$ and $${f(other)}$, and the loss ${change} to $${f(logistic(positive))}+${f(logistic(-other))} \approx ${f(after)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { gradients, slopes } = answersOf(numbers);
  const { center } = numbers;
  const through = dot(gradients.center, center);
  const both = slopes[0] * scoresOf(numbers)[0] + slopes[1] * scoresOf(numbers)[1];
  return tex`**Check.** $\param{\vv_w}^\top\grad{\bar{\vv}_w}$ must be the sum of slope times score: $${f(through)}$ here, and $${factor(slopes[0])}\cdot${texFactor(scoresOf(numbers)[0], DIGITS)}+${factor(slopes[1])}\cdot${texFactor(scoresOf(numbers)[1], DIGITS)} \approx ${f(both)}$.`;
}
