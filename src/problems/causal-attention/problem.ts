import { blanksOf } from '../../core/answer/question.ts';
import { at, range, sum } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { multiply, transpose } from '../../core/matrix.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { openWeights, passOf, scoresOf, type Numbers } from './pass.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 5;

export default defineProblem<Numbers>({
  title: 'Causal attention by hand',
  minutes: 12,
  printed: {
    queries: [
      [1, 0],
      [0, 1],
      [1, 1],
    ],
    keys: [
      [1, 0],
      [0, 2],
      [1, 1],
    ],
    values: [
      [1, 0],
      [0, 1],
      [2, 2],
    ],
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Scores further apart leave one weight and nothing else. */
const MOST_APART = 4;

function draw(rng: Rng): Numbers | null {
  const rows = (low: number, high: number) => range(3).map(() => [rng.integer(low, high), rng.integer(low, high)]);
  const numbers: Numbers = { queries: rows(0, 2), keys: rows(0, 2), values: rows(-2, 2) };
  const products = multiply(numbers.queries, transpose(numbers.keys));
  const isWide = products.some((row) => Math.max(...row) - Math.min(...row) > MOST_APART);
  // Equal scores would need no exponential, and equal values no weight.
  const isEven = products.some((row) => new Set(row).size === 1) || at(at(products, 1), 0) === at(at(products, 1), 1);
  const isConstant = new Set(numbers.values.map(String)).size < 3;
  const isUnclear = isWide || isEven || isConstant || !questions(numbers).every(({ isClear }) => isClear);
  return isUnclear ? null : numbers;
}

const fixed = (x: number) => (x === 0 ? '0' : texFixed(x, DECIMALS));
const fixedVector = (entries: Vector) => `(${entries.map(fixed).join(', ')})`;
const matrix = (rows: readonly Vector[]) => texMatrix(rows, DIGITS);

function statement({ queries, keys, values }: Numbers): Markdown {
  return tex`Three tokens have their queries, keys and values in the rows of

$$
\begin{aligned}
\act{\mQ} &= ${matrix(queries)} \\
\act{\mK} &= ${matrix(keys)} \\
\act{\mV} &= ${matrix(values)}
\end{aligned}
$$

with $d_k = d_v = 2$. Compute, for scaled dot-product attention,

- the weights of token 2 under the causal mask, as a row of three,
- the outputs $\act{\vo_2}$ and $\act{\vo_3}$ under the causal mask,
- the output $\act{\vo_1}$ without a mask.

Someone masks behind the softmax instead: the weight that token 2 gives to token 3 is set to zero, and nothing is divided again.

- What do the weights of token 2 add up to then?

Round only at the end.`;
}

function hints({ queries, keys }: Numbers): readonly Markdown[] {
  const [query, key] = [at(queries, 1), at(keys, 0)];
  const product = texSum(query.map((entry, i) => tex`${entry}\cdot${at(key, i)}`));
  return [
    'Write down all inner products of queries and keys first, one row for each query. Which of them may each token use?',
    tex`Divide by $\sqrt2$ and put $-\infty$ above the diagonal. A softmax of two entries is a sigmoid of their difference. The last row has no future, so its mask changes nothing.`,
    tex`First step: $\act{\vq_2}^\top\act{\vk_1} = ${product}$. Divide it and $\act{\vq_2}^\top\act{\vk_2}$ by $\sqrt2$, exponentiate both and divide by their sum. For the last question take the sum of three exponentials.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [scores(numbers), causal(numbers), open(numbers), check(numbers)].join('\n\n');
}

function scores({ queries, keys }: Numbers): Markdown {
  const products = multiply(queries, transpose(keys));
  const rows = products.map((row) => row.map((x) => (x === 0 ? '0' : texFixed(x / Math.SQRT2, DECIMALS))).join(' & '));
  return tex`**Scores.** All inner products, divided by $\sqrt{d_k} = \sqrt2$:

$$
\begin{aligned}
\act{\mQ}\act{\mK}^\top &= ${matrix(products)} \\
\frac{\act{\mQ}\act{\mK}^\top}{\sqrt2} &\approx \begin{pmatrix} ${rows.join(tex` \\ `)} \end{pmatrix}
\end{aligned}
$$`;
}

/** The softmax of some scores, step by step. */
function softmaxText(scored: Vector): string {
  const powers = scored.map(Math.exp);
  const weights = powers.map((power) => power / sum(powers));
  return tex`the exponentials $${fixedVector(powers)}$ add up to $${fixed(sum(powers))}$, so the weights are $${fixedVector(weights)}$`;
}

/** Values mixed by weights, written out as a sum with two terms in a line. */
function mixed(weights: Vector, values: readonly Vector[]): string {
  const terms = weights.map((weight, j) => tex`${fixed(weight)}\,${texVector(at(values, j), DIGITS)}`);
  const last = terms.slice(2).map(
    (term) => tex` \\
&\quad + ${term}`,
  );
  return texSum(terms.slice(0, 2)) + last.join('');
}

function causal(numbers: Numbers): Markdown {
  const { values } = numbers;
  const { weights, second, third } = passOf(numbers);
  const last = scoresOf(numbers, 2).map(Math.exp);
  const shares = last.map((power) => power / sum(last));
  return tex`**Causal.** Token 1 sees itself alone: $\act{\vo_1} = ${texVector(at(values, 0), DIGITS)}$.

Token 2 sees two keys: ${softmaxText(scoresOf(numbers, 1).slice(0, 2))}, with a 0 for token 3: $${fixedVector(weights)}$. Then

$$
\begin{aligned}
\act{\vo_2} &\approx ${mixed(weights.slice(0, 2), values)} \\
&\approx ${fixedVector(second)}.
\end{aligned}
$$

Token 3 sees all: ${softmaxText(scoresOf(numbers, 2))}. Then

$$
\begin{aligned}
\act{\vo_3} &\approx ${mixed(shares, values)} \\
&\approx ${fixedVector(third)}.
\end{aligned}
$$`;
}

function open(numbers: Numbers): Markdown {
  const { values } = numbers;
  const first = scoresOf(numbers, 0).map(Math.exp);
  const pass = passOf(numbers);
  const weights = first.map((power) => power / sum(first));
  const second = openWeights(numbers);
  return tex`**Without a mask.** Token 1 sees all: ${softmaxText(scoresOf(numbers, 0))}, and

$$
\begin{aligned}
\act{\vo_1} &\approx ${mixed(weights, values)} \\
&\approx ${fixedVector(pass.open)}.
\end{aligned}
$$

**Masked too late.** The softmax of all three scores of token 2 is $${fixedVector(second)}$. Without the last one $${fixed(at(second, 0))} + ${fixed(at(second, 1))} \approx ${fixed(pass.left)}$ is left. The score of the future still stands in the denominator, so it shows through.`;
}

function check(numbers: Numbers): Markdown {
  const { queries, keys } = numbers;
  const query = at(queries, 1);
  const difference = dot(query, at(keys, 0)) - dot(query, at(keys, 1));
  const { weights, left } = passOf(numbers);
  const first = at(weights, 0);
  const rate = texNumber(difference / Math.SQRT2, DIGITS);
  return tex`**Check.** The first weight of token 2 is a sigmoid of the difference of its two scores: $\sigma(${rate}) = 1/(1 + e^{${texNumber(-difference / Math.SQRT2, DIGITS)}}) \approx ${fixed(first)}$. What was left, divided again, gives the causal weights: $${fixed(at(openWeights(numbers), 0))}/${texFactor(Number(left.toFixed(DECIMALS)), DIGITS)} \approx ${texFixed(first, 4)}$.`;
}
