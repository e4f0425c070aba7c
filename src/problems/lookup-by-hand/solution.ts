import { at, sum } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { texSum, texVector } from '../../core/tex.ts';
import { dot } from '../../core/vector.ts';
import { asked, type Numbers, read } from './lookup.ts';

const tex = String.raw;
const DIGITS = 6;

/** Every step of the lookup, forward and backward, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [forward(numbers), scores(numbers), others(numbers), check(numbers)].join('\n\n');
}

/** Six decimals in a place that is rounded, "0" for an exact zero. */
const f = (x: number) => (Math.abs(x) < 1e-12 ? '0' : texFixed(x, DIGITS));
const fixedVector = (entries: readonly number[]) => `(${entries.map(f).join(', ')})`;

/** Two of the entries, for vectors that are too long for one line; a minus in front is a sign and no difference. */
const half = (entries: readonly number[], from: number) =>
  entries
    .slice(from, from + 2)
    .map(f)
    .join(', ')
    .replace(/^-/, tex`\mathopen{}-`);

/** A number with its sign in front, as a term that follows others. */
const signed = (x: number) => (x < 0 ? f(x) : `+${f(x)}`);

function forward(numbers: Numbers): Markdown {
  const { values } = numbers;
  const { products, scores: scaled, weights, output, winner } = read(numbers);
  const powers = scaled.map((score) => Math.exp(score));
  const lines = scaled.map((score, j) => {
    const power = score === 0 ? '= 1' : tex`\approx ${f(at(powers, j))}`;
    return tex`- $e^{${texNumber(score, DIGITS)}} ${power}$, so $\act{\alpha_${j + 1}} \approx ${f(at(weights, j))}$`;
  });
  return tex`**Forward.** The inner products are $${texVector(products, DIGITS)}$. The highest is that of key ${winner + 1}, so arg max returns $\act{\vv_${winner + 1}} = ${texVector(at(values, winner), DIGITS)}$. The scores are half the inner products. Their exponentials add up to $${f(sum(powers))}$:

${lines.join('\n')}

The output is $\act{\vo} = \sum_j\act{\alpha_j}\act{\vv_j} \approx ${fixedVector(output)}$.`;
}

function scores(numbers: Numbers): Markdown {
  const { values } = numbers;
  const { weights, output, gradients } = read(numbers);
  const square = dot(output, output);
  const lines = values.map((value, j) => {
    const reached = dot(output, value);
    return tex`- $\grad{\bar{e}_${j + 1}} \approx ${f(at(weights, j))}\,(${texSum([f(reached), f(-square)])}) \approx ${f(at(gradients.scores, j))}$`;
  });
  return tex`**Scores.** The loss has the gradient $\grad{\bar{\vo}} = \act{\vo}$, and $\grad{\bar{\vo}}^\top\act{\vo} \approx ${f(square)}$. With $\grad{\bar{e}_j} = \act{\alpha_j}(\grad{\bar{\vo}}^\top\act{\vv_j}-\grad{\bar{\vo}}^\top\act{\vo})$:

${lines.join('\n')}`;
}

function others(numbers: Numbers): Markdown {
  const { query, keys, slot } = numbers;
  const { weights, output, gradients } = read(numbers);
  const key = asked(gradients.keys, numbers);
  const terms = keys.map((row, j) => tex`${signed(at(gradients.scores, j))}\,${texVector(row, DIGITS)}`);
  return tex`**Query.** It gets half the sum of all keys with these factors:

$$
\begin{aligned}
2\grad{\bar{\vq}} &\approx ${terms.join(tex` \\ &\quad`)} \\
\grad{\bar{\vq}} &\approx (${half(gradients.query, 0)}, \\ &\qquad ${half(gradients.query, 2)}).
\end{aligned}
$$

**Value and key ${slot + 1}.** The value gets its weight times $\grad{\bar{\vo}}$, the key half of its score's gradient times the query:

$$
\begin{aligned}
\grad{\bar{\vv}_${slot + 1}} &\approx ${f(at(weights, slot))}\,${fixedVector(output)} \\
&\approx ${fixedVector(asked(gradients.values, numbers))} \\
\grad{\bar{\vk}_${slot + 1}} &\approx \tfrac12\,(${f(at(gradients.scores, slot))})\,${texVector(query, DIGITS)} \\
&\approx (${half(key, 0)}, \\
&\qquad ${half(key, 2)})
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { gradients } = read(numbers);
  const raised = gradients.scores.flatMap((gradient, j) => (gradient < 0 ? [j + 1] : []));
  const names =
    raised.length === 1 ? `the score of key ${raised.join()}` : `the scores of keys ${raised.join(' and ')}`;
  return tex`**Check.** The gradients in the scores add up to $${texSum(gradients.scores.map(f))} \approx 0$. Descent raises ${names}, where the gradient is negative.`;
}
