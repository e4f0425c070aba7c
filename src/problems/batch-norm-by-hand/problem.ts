import { at, range, sum } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texSum, texVector } from '../../core/tex.ts';
import { elementwise } from '../../core/vector.ts';
import { blanks } from './blanks.ts';
import { normalize, type Numbers } from './normalize.ts';

const tex = String.raw;
const SIZE = 4;
const DIGITS = 8;
const DECIMALS = 6;
/** Answers below this could not be told from their slips at four decimals. */
const LEAST = 0.05;

export default defineProblem<Numbers>({
  title: 'Batch norm forward and backward by hand',
  minutes: 12,
  printed: { entries: [1, 2, 3, 6], upstream: [1, 0, 0, -1], gain: 1, factor: 10 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const first = range(SIZE - 1).map(() => rng.integer(-5, 5));
  // The last entry makes the mean whole.
  const last = SIZE * rng.integer(-2, 2) - sum(first);
  const numbers: Numbers = {
    entries: [...first, last],
    upstream: range(SIZE).map(() => rng.integer(-2, 2)),
    gain: rng.pick([1, 2]),
    factor: rng.pick([2, 5, 10]),
  };
  const { gradient, gainGradient, shiftGradient, alongDeviations, mean } = normalize(numbers);
  const isRepeated = new Set(numbers.entries).size < SIZE;
  // An upstream gradient that is affine in the entries comes back as zero.
  const isFlat = Math.abs(gainGradient) < LEAST || Math.abs(at(gradient, 0)) < LEAST;
  // Here a gain gradient without the division by √v would be taken for the gradient in the shift.
  const isAmbiguous = [alongDeviations, alongDeviations + mean * shiftGradient].includes(shiftGradient);
  return isRepeated || isFlat || isAmbiguous || Math.abs(last) > 6 ? null : numbers;
}

function statement({ entries, upstream, gain, factor }: Numbers): Markdown {
  return tex`In a batch of four, one channel has the entries $\act{\va} = ${texVector(entries, DIGITS)}$. Batch norm in training mode puts out $\act{o_i} = \param{\gamma}\,\act{\hat{a}_i} + \param{\beta}$ with $\param{\gamma} = ${gain}$, $\param{\beta} = 0$ and $\epsilon = 0$. The gradient of the loss in the outputs is $\grad{\bar{\vo}} = ${texVector(upstream, DIGITS)}$. Compute

- the variance $v_S$,
- the normalized entries $\act{\hat{\va}}$,
- the gradient $\grad{\bar{\gamma}}$ in the gain,
- the gradient $\grad{\bar{\va}}$ in the entries,
- its first entry $\grad{\bar{a}_1}$ if all four entries are multiplied by ${factor} and $\grad{\bar{\vo}}$ stays the same.`;
}

function hints({ entries }: Numbers): readonly Markdown[] {
  return [
    tex`Look at the deviations from the mean first: everything else is made of them. The variance is the biased one, with divisor $m = 4$.`,
    tex`Backward, $\grad{\bar{a}_i} = \frac{\param{\gamma}}{\sqrt{v_S}}\big(\grad{\bar{o}_i} - \tfrac1m\grad{\bar{\beta}} - \act{\hat{a}_i}\,\tfrac1m\grad{\bar{\gamma}}\big)$, with the sums $\grad{\bar{\beta}} = \sum_i\grad{\bar{o}_i}$ and $\grad{\bar{\gamma}} = \sum_i\grad{\bar{o}_i}\act{\hat{a}_i}$. A common factor on the entries leaves $\act{\hat{\va}}$ as it is.`,
    tex`First step: the mean is $${texNumber(sum(entries) / SIZE, DIGITS)}$. Keep $\act{\hat{\va}}$ as whole numbers over $\sqrt{v_S}$: then the product $\act{\hat{a}_i}\grad{\bar{\gamma}}$ is a fraction.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [forward(numbers), backward(numbers), scaled(numbers), check(numbers)].join('\n\n');
}

function forward({ entries, upstream, gain, factor }: Numbers): Markdown {
  const { mean, deviations, squares, variance, normalized } = normalize({ entries, upstream, gain });
  const n = (x: number) => texNumber(x, DIGITS);
  const added = texSum(deviations.map((deviation) => String(deviation ** 2)));
  return tex`**Forward.** The mean is $${n(mean)}$ and the deviations are $${texVector(deviations, DIGITS)}$. Their squares add up to $${added} = ${n(squares)}$, so $v_S = ${n(squares)}/4 = ${n(variance)}$ and

$$
\begin{aligned}
\act{\hat{\va}} &= \frac{1}{\sqrt{${n(variance)}}}\,${texVector(deviations, DIGITS)} \\
&\approx ${fixedVector(normalized)}.
\end{aligned}
$$

The same for ${factor} times the entries: every deviation and $\sqrt{v_S}$ have the factor ${factor}, which cancels.`;
}

function backward(numbers: Numbers): Markdown {
  const { upstream, gain } = numbers;
  const { deviations, squares, variance, alongDeviations, gainGradient, shiftGradient, gradient } = normalize(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const f = (x: number) => texFactor(x, DIGITS);
  const root = tex`\sqrt{${n(variance)}}`;
  const products = texSum(upstream.map((g, i) => tex`${n(g)} \cdot ${f(at(deviations, i))}`));
  const lines = upstream.map((g, i) => {
    const inner = shiftGradient === 0 ? n(g) : texSum([n(g), n(-shiftGradient / SIZE)]);
    return tex`- $\grad{\bar{a}_${i + 1}} = \frac{${gain}}{${root}}\big(${inner} - ${f(at(deviations, i))} \cdot \frac{${n(alongDeviations)}}{${n(squares)}}\big) ${at(gradient, i) === 0 ? '=' : tex`\approx`} ${fixed(at(gradient, i))}$`;
  });
  return tex`**Gain and shift.** Both are shared, so they collect sums: $\grad{\bar{\beta}} = ${n(shiftGradient)}$ and

$$
\grad{\bar{\gamma}} = \frac{${products}}{${root}} = \frac{${n(alongDeviations)}}{${root}} \approx ${fixed(gainGradient)}.
$$

**Entries.** In the bracket stands $\act{\hat{a}_i}\,\grad{\bar{\gamma}}/4$. It is the deviation times $${n(alongDeviations)}/(4 \cdot ${n(variance)}) = ${n(alongDeviations)}/${n(squares)}$:

${lines.join('\n')}`;
}

function scaled(numbers: Numbers): Markdown {
  const { factor } = numbers;
  const first = at(normalize(numbers).gradient, 0);
  return tex`**Scaled entries.** $\act{\hat{\va}}$ and the bracket stay as they are, $\sqrt{v_S}$ is ${factor} times as large. So the gradient is divided by ${factor}: $\grad{\bar{a}_1} \approx ${fixed(first)}/${factor} \approx ${fixed(first / factor)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { gradient, deviations } = normalize(numbers);
  const weighted = elementwise(gradient, deviations);
  return tex`**Check.** A common shift of the entries changes no output, so the gradients must add up to zero: $${texSum(gradient.map(fixed))} \approx 0$. Neither does a common factor on the deviations, so gradient times deviation must add up to zero as well: $${texSum(weighted.map(fixed))} \approx 0$.`;
}

function fixed(x: number): string {
  return x === 0 ? '0' : texFixed(x, DECIMALS);
}

function fixedVector(entries: readonly number[]): string {
  return `(${entries.map(fixed).join(', ')})`;
}
