import { at, sum } from '../../core/array.ts';
import { softmax } from '../../core/dense-network.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { apart, texEqualsVector, texFactor, texSum, texVector } from '../../core/tex.ts';
import { dot, times, type Vector } from '../../core/vector.ts';
import { attended, residualsAt, scoresOf, stepOf, type Numbers } from './step.ts';

const tex = String.raw;
const DIGITS = 6;

const n = (x: number) => texNumber(Number(x.toFixed(10)), DIGITS);
const f = (x: number) => texFactor(Number(x.toFixed(10)), DIGITS);
const v = (entries: Vector) => texVector(cleaned(entries), DIGITS);
const cleaned = (entries: Vector) => entries.map((entry) => Number(entry.toFixed(10)));
const four = (x: number) => texFixed(x, 4);
const isExact = (x: number) => Math.abs(x - Number(x.toFixed(4))) < 1e-9;
/** With its relation: four decimals, or all of them where there are no more. */
const result = (x: number) => (isExact(x) ? `= ${n(x)}` : tex`\approx ${four(x)}`);
const shown = (x: number) => (isExact(x) ? n(x) : four(x));

/** Both steps, the step from other weights, softmax attention, and a check by the weights of the second step. */
export function solution(numbers: Numbers): Markdown {
  return [once(numbers), twice(numbers), started(numbers), smoothed(numbers), check(numbers)].join('\n\n');
}

/** η times a sum of three terms, which is broken after the second. */
function scaledSum(rate: number, terms: readonly string[]): string {
  const last = texSum(['0', at(terms, 2)]).slice(2);
  return tex`${n(rate)}\,\big(${texSum(terms.slice(0, 2))} \\
&\qquad${last}\big)`;
}

/** η times residuals times scores, added up. */
function scaledProducts(rate: number, residuals: Vector, scores: Vector): string {
  const terms = residuals.map((residual, j) => tex`${n(residual)}\cdot${f(at(scores, j))}`);
  return scaledSum(rate, terms);
}

function once(numbers: Numbers): Markdown {
  const { inputs, targets, rate, query } = numbers;
  const { weights, first } = stepOf(numbers);
  const scores = scoresOf(numbers);
  const terms = targets.map((target, j) => tex`${n(target)}\,${v(at(inputs, j))}`);
  return tex`**One step.** The gradient at zero is $-\sum_j\target{y_j}\data{\vx_j}$, so

$$
\begin{aligned}
\param{\vw_1} &= ${scaledSum(rate, terms)} \\
&${texEqualsVector(cleaned(weights), DIGITS)}.
\end{aligned}
$$

For the query it predicts $${v(weights)}\cdot${v(query)} ${result(first)}$. As attention: the scores $\data{\vx_j^\top}\data{\vx_q}$ are ${apart(scores.map(n))}, and

$$
\begin{aligned}
&${scaledProducts(rate, targets, scores)} \\
&\quad${result(first)}.
\end{aligned}
$$`;
}

function twice(numbers: Numbers): Markdown {
  const { rate } = numbers;
  const { weights, first, second } = stepOf(numbers);
  const residuals = residualsAt(numbers, weights);
  return tex`**Second step.** The residuals are now ${apart(residuals.map(n))}. They take the place of the targets:

$$
\begin{aligned}
&${shown(first)}+${scaledProducts(rate, residuals, scoresOf(numbers))} \\
&\quad${isExact(first) && isExact(second) ? '=' : tex`\approx`} ${texSum([shown(first), shown(second - first)])} ${result(second)}
\end{aligned}
$$`;
}

function started(numbers: Numbers): Markdown {
  const { rate, start, query } = numbers;
  const base = dot(start, query);
  const residuals = residualsAt(numbers, start);
  return tex`**From $${v(start)}$.** Before the step the prediction is $${v(start)}\cdot${v(query)} = ${n(base)}$, and the residuals are ${apart(residuals.map(n))}:

$$
\begin{aligned}
&${n(base)}+${scaledProducts(rate, residuals, scoresOf(numbers))} \\
&\quad= ${texSum([n(base), n(attended(numbers, residuals))])} ${result(stepOf(numbers).started)}
\end{aligned}
$$`;
}

function smoothed(numbers: Numbers): Markdown {
  const { targets } = numbers;
  const scores = scoresOf(numbers);
  const exponentials = scores.map(Math.exp);
  return tex`**Softmax.** The exponentials of the scores are ${apart(exponentials.map(n))}, in sum $${n(sum(exponentials))}$. The weights are ${apart(softmax(scores).map(four))}, and the targets with these weights give

$$
\begin{aligned}
&${texSum(targets.map((target, j) => tex`${n(target)}\cdot${four(at(softmax(scores), j))}`))} \\
&\quad\approx ${four(stepOf(numbers).smoothed)},
\end{aligned}
$$

a mean of targets, which no $\eta$ enters.`;
}

function check(numbers: Numbers): Markdown {
  const { inputs, rate, query } = numbers;
  const { weights, second } = stepOf(numbers);
  const residuals = residualsAt(numbers, weights);
  const change = [0, 1].map((i) => rate * sum(inputs.map((input, j) => at(residuals, j) * at(input, i))));
  const after = weights.map((weight, i) => weight + at(change, i));
  return tex`**Check.** In weights, the second step adds $${v(change)}$ and ends at $${v(after)}$. Its product with the query is $${texSum(after.map((weight, i) => tex`${n(weight)}\cdot${f(at(query, i))}`))} ${result(second)}$. With $2\eta$ the first step would predict $${shown(dot(times(2, weights), query))}$, which is not the same as two steps.`;
}
