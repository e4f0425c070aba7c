import { at, sum } from '../../core/array.ts';
import { texFixed, texNumber } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { apart, texFactor, texSum, texVector } from '../../core/tex.ts';
import type { Vector } from '../../core/vector.ts';
import { candidatesOf, type Look, lookFrom, lookOf, type Numbers, sumsOf } from './attention.ts';

const tex = String.raw;
const DIGITS = 6;

/** Every step of both nodes, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [scores(numbers), output(numbers), other(numbers), check(numbers)].join('\n\n');
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFixed(x, DIGITS);
/** Numbers that end within six digits, without the noise of binary arithmetic. */
const vector = (entries: Vector) => texVector(entries.map((entry) => Math.round(1e9 * entry) / 1e9), DIGITS); // prettier-ignore
const fixedList = (entries: Vector) => apart(entries.map(f));
/** The products of a weighted mean, two in a line. */
const mean = ({ weights }: Look, values: Vector) => {
  const terms = values.map((value, j) => tex`${f(at(weights, j))}\cdot${texFactor(value, DIGITS)}`);
  return tex`${texSum(terms.slice(0, 2))} \\
&\quad + ${texSum(terms.slice(2))}`;
};

function scores(numbers: Numbers): Markdown {
  const { own, query, key } = numbers;
  const { scores: list } = lookOf(numbers);
  return tex`**Scores.** All sums share $\param{a_1}\act{h_i} = ${n(query)}\cdot${texFactor(own, DIGITS)} = ${n(query * own)}$. The candidates $${vector(candidatesOf(numbers))}$ add ${key === 1 ? 'their number' : tex`$${n(key)}$ times their number`}, which gives the sums $${vector(sumsOf(numbers, own))}$. The leaky ReLU multiplies what is negative by $0.2$: the scores are $${vector(list)}$.`;
}

function output(numbers: Numbers): Markdown {
  const look = lookOf(numbers);
  const sizes = look.scores.map(Math.exp);
  return tex`**Weights and output.** Six decimals are shown, all are carried on. The exponentials ${fixedList(sizes)} add up to $${f(sum(sizes))}$, so the weights are ${fixedList(look.weights)}, and

$$
\begin{aligned}
\act{h'_i} &\approx ${mean(look, candidatesOf(numbers))} \\
&\approx ${f(look.output)}.
\end{aligned}
$$`;
}

function other(numbers: Numbers): Markdown {
  const { other: value, query } = numbers;
  const look = lookFrom(numbers, value);
  return tex`**Node $m$.** Now the common part is $${n(query)}\cdot${texFactor(value, DIGITS)} = ${n(query * value)}$, the sums are $${vector(sumsOf(numbers, value))}$ and the scores $${vector(look.scores)}$. The weights are ${fixedList(look.weights)}, and

$$
\begin{aligned}
\act{h'_m} &\approx ${mean(look, candidatesOf(numbers))} \\
&\approx ${f(look.output)}.
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const { other: value, key } = numbers;
  const [first, second] = [lookOf(numbers), lookFrom(numbers, value)];
  const order = candidatesOf(numbers).toSorted((a, b) => key * (b - a));
  return tex`**Check.** Both nodes rank the candidates alike, $${order.map(n).join(', ')}$ from the highest score down, ${key > 0 ? 'the order of their numbers' : 'the reverse order of their numbers'}: attention is static. Both outputs, $${f(first.output)}$ and $${f(second.output)}$, lie between the smallest and the largest candidate, as a mean must.`;
}
