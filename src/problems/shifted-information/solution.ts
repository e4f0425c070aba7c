import { texFixed } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { texEquals } from '../../core/tex.ts';
import { answersOf, type Numbers } from './counts.ts';

const tex = String.raw;
const DIGITS = 6;

/** PMI, negatives, score, sigmoid and loss one after the other, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [information(numbers), optimum(numbers), loss(numbers), check(numbers)].join('\n\n');
}

const f = (x: number) => texFixed(x, 5);

function information(numbers: Numbers): Markdown {
  const { pair, row, column, all, information: value } = answersOf(numbers);
  return tex`**PMI.** The sums are $\#(w) = ${row}$, $\#(c) = ${column}$ and $\# = ${all}$, so

$$
\begin{aligned}
\text{PMI}(w,c) &= \ln\frac{${pair}\cdot${all}}{${row}\cdot${column}} \\
&= \ln ${f((pair * all) / (row * column))} \\
&\approx ${f(value)}.
\end{aligned}
$$`;
}

function optimum(numbers: Numbers): Markdown {
  const { pair, row, column, all, expected, score, probability, information: value } = answersOf(numbers);
  const { negatives } = numbers;
  return tex`**Optimum.** The center draws $${negatives}\cdot${row} = ${negatives * row}$ negatives, of which the share $${column}/${all}$ is this context: $b ${texEquals(expected, DIGITS)}$. With $a = ${pair}$ true pairs

$$
\begin{aligned}
\act{s_{wc}^\star} &= \text{PMI}(w,c)-\ln ${negatives} \\
&\approx ${f(value)}-${f(Math.log(negatives))} \\
&\approx ${f(score)} \\
\sigma(\act{s_{wc}^\star}) &= \frac{a}{a+b} \\
&\approx \frac{${pair}}{${f(pair + expected)}} \approx ${f(probability)}.
\end{aligned}
$$`;
}

function loss(numbers: Numbers): Markdown {
  const { pair, expected, probability, least } = answersOf(numbers);
  return tex`**Loss.** The true pairs cost $-\ln\sigma$ each, the negatives $-\ln(1-\sigma)$:

$$
\begin{aligned}
-a\ln ${f(probability)} &\approx ${f(-pair * Math.log(probability))} \\
-b\ln ${f(1 - probability)} &\approx ${f(-expected * Math.log(1 - probability))}
\end{aligned}
$$

Together these are $${f(least)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { pair, expected, score, least } = answersOf(numbers);
  const at = (s: number) => pair * Math.log1p(Math.exp(-s)) + expected * Math.log1p(Math.exp(s));
  return tex`**Check.** $\ln(a/b) = \ln(${pair}/${f(expected)}) \approx ${f(Math.log(pair / expected))}$, the same score. A tenth above it the loss is $${f(at(score + 0.1))}$, a tenth below $${f(at(score - 0.1))}$: both more than $${f(least)}$.`;
}
