import { at, sum } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { texSum } from '../../core/tex.ts';
import type { Matrix } from '../../core/matrix.ts';
import { elementwise, type Vector } from '../../core/vector.ts';
import { loopDegrees, type Numbers, pass } from './layer.ts';

const tex = String.raw;
const DIGITS = 6;

/** Every step of the layer, forward and backward, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [propagation(numbers), forward(numbers), weights(numbers), features(numbers), check(numbers)].join('\n\n');
}

/** Six decimals in a place that is rounded, fewer for a number that ends before. */
const f = (x: number) => {
  const short = Number(x.toFixed(4));
  return Math.abs(short - x) < 1e-12 ? texNumber(short, DIGITS) : texFixed(x, DIGITS);
};
const factor = (x: number) => (x < 0 ? `(${f(x)})` : f(x));
const equals = (x: number) => (Number(f(x)) === Number(x.toPrecision(12)) ? `= ${f(x)}` : tex`\approx ${f(x)}`);
const vector = (entries: Vector) => `(${entries.map(f).join(', ')})`;
const matrix = (rows: Matrix) =>
  tex`\begin{pmatrix} ${rows.map((row) => row.map(f).join(' & ')).join(tex` \\ `)} \end{pmatrix}`;

function propagation(numbers: Numbers): Markdown {
  const { node } = numbers;
  const counts = loopDegrees(numbers);
  const row = at(pass(numbers).propagation, node);
  const own = at(counts, node);
  const parts = row.flatMap((entry, j) =>
    entry === 0 ? [] : [tex`- in column ${j + 1}, $1/\sqrt{${own}\cdot${at(counts, j)}} ${equals(entry)}$,`],
  );
  return tex`**Propagation.** Six decimals are shown, all are carried on. With self-loops the degrees are $\tilde{d} = (${counts.join(', ')})$. Row ${node + 1} of $\hat{\mA}$ has the entries

${parts.join('\n')}

so the row is $${vector(row)}$.`;
}

function forward(numbers: Numbers): Markdown {
  const { mixed, sums, states, readout } = pass(numbers);
  return tex`**Forward.** Mix the nodes, then the features:

$$
\begin{aligned}
\hat{\mA}\data{\mX} &\approx ${matrix(mixed)} \\[0.4em]
\hat{\mA}\data{\mX}\param{\mW^\top} &\approx ${matrix(sums)} \\[0.4em]
\act{\mH^{(1)}} &\approx ${matrix(states)}
\end{aligned}
$$

The columns of the states add up to $${vector(readout)}$, and all entries to the loss, $${texSum(readout.map(f))} ${equals(sum(readout))}$.`;
}

function weights(numbers: Numbers): Markdown {
  const { delta, weightGradient } = pass(numbers);
  return tex`**Weights.** All entries of $\act{\mH^{(1)}}$ have the gradient 1, and the ReLU passes it where the sum is positive:

$$
\begin{aligned}
\grad{\mDelta} &= ${matrix(delta)} \\[0.4em]
\grad{\bar{\mW}} &= \grad{\mDelta}^\top\hat{\mA}\data{\mX} \\
&\approx ${matrix(weightGradient)}
\end{aligned}
$$

Row $c$ adds up the rows of $\hat{\mA}\data{\mX}$ for which unit $c$ is active.`;
}

function features(numbers: Numbers): Markdown {
  const { node, weights: w } = numbers;
  const { propagation: shares, delta, featureGradient } = pass(numbers);
  const units = w.map((_, c) => sum(delta.map((row, i) => at(at(shares, i), node) * at(row, c))));
  const parts = units.map((unit, c) => tex`${f(unit)}\,${vector(at(w, c))}`);
  return tex`**Features.** What node ${node + 1} sent comes back through the same shares. Over its active receivers they add up to $${f(at(units, 0))}$ for unit 1 and $${f(at(units, 1))}$ for unit 2. Each goes back through its row of $\param{\mW}$:

$$
\begin{aligned}
&${texSum(parts)} \\
&\quad\approx ${vector(at(featureGradient, node))}.
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { weights: w } = numbers;
  const { weightGradient } = pass(numbers);
  const products = elementwise(w.flat(), weightGradient.flat());
  const terms = w.flat().map((entry, i) => tex`${f(entry)}\cdot${factor(at(weightGradient.flat(), i))}`);
  return tex`**Check.** While the same units stay active the loss is linear in the weights, so $\sum\param{W_{cj}}\grad{\bar{W}_{cj}}$ is the loss itself: $${texSum(terms)} \approx ${f(sum(products))}$.`;
}
