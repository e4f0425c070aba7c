import { at, range } from '../../core/array.ts';
import { texCount } from '../../core/format.ts';
import { type Matrix, transpose } from '../../core/matrix.ts';
import type { Markdown } from '../../core/problem.ts';
import { texMatrix, texVector } from '../../core/tex.ts';
import { total, type Vector } from '../../core/vector.ts';
import { answersOf, type Numbers, TOKENS } from './table.ts';

const tex = String.raw;
const DIGITS = 6;

/** Both gradients column by column, the counts, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [lookup(numbers), logits(numbers), work(numbers), check(numbers)].join('\n\n');
}

const vector = (entries: Vector) => texVector(entries, DIGITS);

/** The rows of those positions that hold a token. */
function rowsOf(rows: Matrix, tokens: readonly number[], token: number): Matrix {
  return rows.filter((_, t) => tokens[t] === token);
}

/** A sum of vectors that is worked out, or what there is in place of one. */
function added(rows: Matrix): string {
  const [first = [0, 0], ...others] = rows;
  if (others.length === 0) return vector(first);
  return `${rows.map(vector).join(' + ')} = ${vector(total(first, ...others))}`;
}

function lookup(numbers: Numbers): Markdown {
  const { tokens, upstream } = numbers;
  const lines = range(TOKENS).map((token) => {
    const rows = rowsOf(upstream, tokens, token);
    return rows.length === 0
      ? `- token ${token + 1} does not occur: $(0, 0)$`
      : `- token ${token + 1}: $${added(rows)}$`;
  });
  return tex`**Lookup.** Each position adds its row to the column of its token:

${lines.join('\n')}

$$
\grad{\bar{\mE}} = ${texMatrix(answersOf(numbers).read, DIGITS)}
$$`;
}

function logits(numbers: Numbers): Markdown {
  const { states, targets } = numbers;
  const { whole, tied } = answersOf(numbers);
  const positions = states.length;
  const [first = [0, 0], ...others] = states;
  const lines = range(TOKENS).map((token) => {
    const right = rowsOf(states, targets, token);
    const minus =
      right.length === 0
        ? ''
        : ` - ${TOKENS}\\,${right.length > 1 ? `[${right.map(vector).join(' + ')}]` : vector(at(right, 0))}`;
    const equals = right.length === 0 ? '' : ` = ${vector(at(transpose(whole), token))}`;
    return `- token ${token + 1}: $${vector(total(first, ...others))}${minus}${equals}$`;
  });
  return tex`**Logits.** All logits are $0$, so $\act{\vp_t} = (\tfrac13, \tfrac13, \tfrac13)$. The mean over $T = ${positions}$ positions of $\act{\vh_t}(\act{\vp_t}-\target{\vy_t})^\top$ has in each column a third of the sum of all states, less the states at which the token is the target, all divided by ${positions}. Taken ${TOKENS * positions} times, the columns are the sum $${added(states)}$, less three times those states:

${lines.join('\n')}

Divided by ${TOKENS * positions} and added to the lookup:

$$
\begin{aligned}
\grad{\bar{\mE}} &= \tfrac1{${TOKENS * positions}}${texMatrix(whole, DIGITS)} \\
&\quad+ ${texMatrix(answersOf(numbers).read, DIGITS)} \\
&\approx ${texMatrix(tied.map(rounded), DIGITS)}
\end{aligned}
$$`;
}

const rounded = (row: Vector) => row.map((entry) => Number(entry.toFixed(3)));

function work(numbers: Numbers): Markdown {
  const { tokens, vocabulary, width } = numbers.large;
  const { operations, copies } = answersOf(numbers);
  return tex`**Work.** Each of $Td$ entries of the product is a sum over $V$ tokens:

$$
\begin{aligned}
2TdV &= 2\cdot${texCount(tokens)}\cdot${texCount(width)}\cdot${texCount(vocabulary)} \\
&= ${texCount(operations)} \\
Td &= ${texCount(tokens)}\cdot${texCount(width)} = ${texCount(copies)}
\end{aligned}
$$

Indexing copies these $${texCount(copies)}$ numbers and computes nothing.`;
}

function check({ upstream }: Numbers): Markdown {
  const [first = [0, 0], ...others] = upstream;
  return tex`**Check.** The columns of the lookup add up to $${vector(total(first, ...others))}$, the sum of all upstream rows. The columns of the part of the logits add up to zero, since the entries of $\act{\vp_t}-\target{\vy_t}$ do.`;
}
