import { at, sum } from '../../core/array.ts';
import { texFixed } from '../../core/format.ts';
import type { Markdown } from '../../core/problem.ts';
import { texSum, texVector } from '../../core/tex.ts';
import { times, total, type Vector } from '../../core/vector.ts';
import { look, type Moving, type Numbers, outputSlope, productSlopes, remember, slopes } from './network.ts';

const tex = String.raw;
const DIGITS = 6;

/** Every step: the memory, both lookups, and the slopes along both routes. */
export function solution(numbers: Numbers): Markdown {
  return [memory(numbers), lookups(numbers), movement(numbers), routes(numbers), arg(numbers)].join('\n\n');
}

const f = (x: number) => (Math.abs(x) < 1e-12 ? '0' : texFixed(x, DIGITS));
const fixed = (entries: Vector) => `(${entries.map(f).join(', ')})`;
const v = (entries: Vector) => texVector(entries, DIGITS);
const list = (rows: readonly Vector[]) => rows.map(v).join(tex`,\ `);

function memory(numbers: Numbers): Markdown {
  const { states, values, decoder, query } = remember(numbers);
  return tex`**States, values, query.** Each state is $\param{\mW}$ times the one before plus the input:

$$
\begin{aligned}
\act{\vh_1},\act{\vh_2},\act{\vh_3} &= ${list(states)} \\
\act{\vv_1},\act{\vv_2},\act{\vv_3} &= ${list(values)} \\
\act{\vs_0} &= ${v(decoder)} \\
\act{\vq} &= ${v(query)}
\end{aligned}
$$`;
}

function lookups(numbers: Numbers): Markdown {
  const all = remember(numbers);
  const { products, weights, output, winner } = look(all);
  const powers = products.map((product) => Math.exp(product / Math.SQRT2));
  return tex`**Lookups.** The inner products $\act{\vq}^\top\act{\vh_t}$ are $${v(products)}$. Arg max returns $\act{\vv_${winner + 1}} = ${v(at(all.values, winner))}$. Divided by $\sqrt2$ their exponentials are $${fixed(powers)}$ with the sum $${f(sum(powers))}$, so $\act{\valpha} \approx ${fixed(weights)}$ and

$$
\act{\vo} \approx ${fixed(output)}.
$$`;
}

function movement(numbers: Numbers): Markdown {
  const { states, values, decoder, query } = slopes(numbers);
  return tex`**What the first input moves.** Write $\partial$ for the slope in $\data{u_1}$. Slopes run through the same linear network, with the inputs 1, 0, 0:

$$
\begin{aligned}
\partial\act{\vh_1},\partial\act{\vh_2},\partial\act{\vh_3} &= ${list(states)} \\
\partial\act{\vv_1},\partial\act{\vv_2},\partial\act{\vv_3} &= ${list(values)} \\
\partial\act{\vs_0} &= ${v(decoder)} \\
\partial\act{\vq} &= ${v(query)}
\end{aligned}
$$`;
}

function routes(numbers: Numbers): Markdown {
  const [all, moving] = [remember(numbers), slopes(numbers)];
  const { weights } = look(all);
  const byValues = total([0, 0], ...moving.values.map((value, t) => times(at(weights, t), value)));
  const scored = (what: Moving) => tex`${v(productSlopes(all, what))}/\sqrt2`;
  const byKeys = outputSlope(all, { keys: moving.states });
  const inMemory = outputSlope(all, { values: moving.values, keys: moving.states });
  const byQuery = outputSlope(all, { query: moving.query });
  return tex`**Through keys and values.** The values move: $\sum_t\act{\alpha_t}\,\partial\act{\vv_t} \approx ${fixed(byValues)}$. The keys move the scores by $${scored({ keys: moving.states })}$, and $\sum_t\act{\alpha_t}\,(\act{\vv_t}-\act{\vo})\,\partial\act{e_t} \approx ${fixed(byKeys)}$. Together $${fixed(inMemory)}$.

**Through the query.** With the memory fixed the scores move by $${scored({ query: moving.query })}$, and the output by $${fixed(byQuery)}$.

**Sum.** In total $\partial\act{\vo}/\partial\data{u_1} \approx (${[0, 1].map((i) => f(at(inMemory, i) + at(byQuery, i))).join(', ')})$.`;
}

function arg(numbers: Numbers): Markdown {
  const [all, moving] = [remember(numbers), slopes(numbers)];
  const { weights, winner } = look(all);
  const shifted = remember({ ...numbers, inputs: numbers.inputs.map((u, t) => (t === 0 ? u + 1e-3 : u)) });
  const moved = look(shifted).output;
  return tex`**Arg max.** A small change leaves the winner, so only its value moves: $\partial\act{\vv_${winner + 1}} = ${v(at(moving.values, winner))}$. Nothing comes through keys and query.

**Check.** The weights add up to $${texSum(weights.map(f))} \approx 1$. Raise $\data{u_1}$ by 0.001 and run the network again: the soft output becomes $(${moved.map((x) => texFixed(x, 7)).join(', ')})$, which is a thousandth of the total slope away, up to terms of second order.`;
}
