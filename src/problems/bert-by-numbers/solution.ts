import { texCount, texFixed } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { texEquals } from '../../core/tex.ts';
import { answersOf, type Numbers, POSITIONS } from './counts.ts';

const tex = String.raw;
const c = texCount;

/** The parameters part by part, the tokens, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [parameters(numbers), head(numbers), tokens(numbers), check(numbers)].join('\n\n');
}

function parameters(numbers: Numbers): Markdown {
  const { vocabulary, width, layers } = numbers;
  const { block, parameters: all } = answersOf(numbers);
  return tex`**Parameters.** Part by part:

- tokens: $Vd = ${c(vocabulary)}\cdot${c(width)} = ${c(vocabulary * width)}$
- positions: $${POSITIONS}\,d = ${c(POSITIONS * width)}$
- segments and norm: $2d+2d = ${c(4 * width)}$
- a block: $12d^2+13d = ${c(block)}$
- all blocks: $${layers}\cdot${c(block)} = ${c(layers * block)}$
- pooler: $d^2+d = ${c(width ** 2 + width)}$

The sum is $${c(all)}$.`;
}

function head(numbers: Numbers): Markdown {
  const { vocabulary, width } = numbers;
  return tex`**Token head.** The dense layer has $d^2+d$, the norm $2d$, the output bias $V$, and the matrix is tied:

$$
\begin{aligned}
&d^2+3d+V \\
&\quad= ${c(width ** 2)}+${c(3 * width)}+${c(vocabulary)} \\
&\quad= ${c(answersOf(numbers).head)}
\end{aligned}
$$`;
}

function tokens(numbers: Numbers): Markdown {
  const { tokens: length, short } = numbers;
  const { selected, spread, masked, random, none } = answersOf(numbers);
  return tex`**Tokens.** All selected tokens are scored, on average $qT = 0.15\cdot${length} ${texEquals(selected, 6)}$. The variance is $q(1-q)\,T ${texEquals(spread ** 2, 8)}$, the standard deviation its root, $${texFixed(spread, 4)}$. On average $0.8\,qT ${texEquals(masked, 6)}$ become [MASK], $${texFixed(random, 2)}$ a random token, and as many stay. A sentence of ${short} tokens has no scored one with probability $0.85^{${short}} \approx ${texFixed(none, 5)}$.`;
}

function check(numbers: Numbers): Markdown {
  const { vocabulary, width, layers } = numbers;
  const { parameters: all } = answersOf(numbers);
  const squares = (12 * layers + 1) * width;
  const lines = vocabulary + POSITIONS + 4 + 13 * layers + 1;
  return tex`**Check.** Collected by powers of $d$: $(12L+1)\,d^2+(V+T_{\max}+13L+5)\,d = (${c(squares)}+${c(lines)})\cdot${c(width)} = ${c(all)}$. The shares $0.8+0.1+0.1$ of the selected tokens add up to 1.`;
}
