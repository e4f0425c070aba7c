import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texCount, texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texFactor, texSum } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import {
  baseEntry,
  denseParameters,
  inputEntry,
  logBase,
  logDensity,
  logScale,
  shift,
  widthsOf,
  type Numbers,
} from './layer.ts';

const tex = String.raw;
const DIGITS = 6;
const DECIMALS = 6;

export default defineProblem<Numbers>({
  title: 'An affine coupling layer',
  minutes: 12,
  printed: {
    x: [0.5, -1],
    height: 0.8,
    steepness: 2,
    slope: 1.5,
    offset: -0.3,
    base: 0,
    dimension: 8,
    hidden: 64,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** A log-scale, a shift or an entry below this is too near 0 for a mistake to show. */
const LEAST = 0.1;

function draw(rng: Rng): Numbers | null {
  const signed = (options: readonly number[]) => rng.pick([-1, 1]) * rng.pick(options);
  const drawn = (): Numbers => ({
    x: [signed([0.25, 0.5, 0.75, 1.5, 2]), signed([0.5, 0.8, 1, 1.5, 2])],
    height: rng.pick([0.5, 0.6, 0.8, 1.2]),
    steepness: rng.pick([0.5, 1.5, 2]),
    slope: signed([0.5, 0.8, 1, 1.5]),
    offset: signed([0.2, 0.3, 0.4, 0.6]),
    base: rng.pick([-2, -1, -0.5, 0.5, 1, 2]),
    dimension: rng.pick([4, 6, 8, 10, 12, 16]),
    hidden: rng.pick([16, 32, 64, 128]),
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

function isUsable(numbers: Numbers): boolean {
  const [first] = numbers.x;
  const parts = [logScale(numbers, first), shift(numbers, first), baseEntry(numbers), inputEntry(numbers)];
  return parts.every((part) => Math.abs(part) > LEAST);
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const e = (x: number) => texEquals(x, DIGITS);
const fixed = (x: number) => texFixed(x, DECIMALS);

function statement(numbers: Numbers): Markdown {
  const { x, height, steepness, slope, offset, base, dimension, hidden } = numbers;
  const line = texSum([tex`${n(slope)}\,\data{x_1}`, n(offset)]).replace(/^(-?)1\\,/, '$1');
  const scale = tex`${n(height)}\tanh(${n(steepness)}\,\data{x_1})`;
  return tex`A coupling layer takes data to the base by $\act{z_1} = \data{x_1}$ and $\act{z_2} = \data{x_2}e^{s(\data{x_1})}+t(\data{x_1})$, with $s(\data{x_1}) = ${scale}$ and $t(\data{x_1}) = ${line}$. The base law is $\mathcal{N}(\vzero,\mI)$. For the input $\data{x_1} = ${n(x[0])}$, $\data{x_2} = ${n(x[1])}$ give

- $\act{z_2}$,
- the log-determinant from data to base,
- $\ln p(\data{\vx})$.

Then give

- the second entry of the input that the base point with $\act{z_1} = ${n(x[0])}$ and $\act{z_2} = ${n(base)}$ leads to.

A larger layer has inputs of $${dimension}$ entries. One dense network with two hidden layers of $${hidden}$ units each takes the first half of them and outputs all log-scales and shifts of the other half. Give

- its number of parameters.`;
}

function hints({ x, steepness, dimension }: Numbers): readonly Markdown[] {
  return [
    'The first entry passes unchanged, so the scale and the shift are known in both directions. What happens to a small area on the way?',
    tex`The log-density is $\ln p(\data{\vx}) = \ln p(\act{\vz})+s$, and $\ln p(\act{\vz}) = -\ln2\pi-\frac12\norm{\act{\vz}}^2$. Backward, $\data{x_2} = (\act{z_2}-t)e^{-s}$. A dense layer from $a$ to $b$ units has $ab+b$ parameters.`,
    tex`First steps: $\tanh(${n(steepness)}\cdot${f(x[0])}) ${e(Math.tanh(steepness * x[0]))}$. The widths of the network begin with $${dimension / 2}$ and end with two numbers for each of $${dimension / 2}$ entries.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [forward(numbers), density(numbers), back(numbers), count(numbers), check(numbers)].join('\n\n');
}

function forward(numbers: Numbers): Markdown {
  const { x, height, steepness, slope, offset } = numbers;
  const [s, t] = [logScale(numbers, x[0]), shift(numbers, x[0])];
  return tex`**Forward.** At $\data{x_1} = ${n(x[0])}$

$$
\begin{aligned}
s &= ${n(height)}\tanh(${n(steepness * x[0])}) \approx ${fixed(s)} \\
e^{s} &\approx ${fixed(Math.exp(s))} \\
t &= ${texSum([tex`${n(slope)}\cdot${f(x[0])}`, n(offset)])} = ${n(t)} \\
\act{z_2} &\approx ${texSum([tex`${n(x[1])}\cdot${fixed(Math.exp(s))}`, n(t)])} \\
&\approx ${fixed(baseEntry(numbers))}.
\end{aligned}
$$

The Jacobian is triangular, with 1 and $e^{s}$ on its diagonal, so the log-determinant is $s \approx ${fixed(s)}$.`;
}

function density(numbers: Numbers): Markdown {
  const [first] = numbers.x;
  const z = baseEntry(numbers);
  const squares = tex`${n(first ** 2)}+${fixed(z ** 2)}`;
  return tex`**Density.** With $\ln2\pi \approx 1.837877$

$$
\begin{aligned}
\ln p(\data{\vx}) &= -\ln2\pi-\tfrac12\norm{\act{\vz}}^2+s \\
&\approx -1.837877 \\
&\quad -\tfrac12(${squares}) \\
&\quad ${texSum(['0', fixed(logScale(numbers, first))]).slice(2)} \\
&\approx ${fixed(logDensity(numbers))}.
\end{aligned}
$$`;
}

function back(numbers: Numbers): Markdown {
  const [first] = numbers.x;
  const { base } = numbers;
  const [s, t] = [logScale(numbers, first), shift(numbers, first)];
  return tex`**Backward.** Both $s$ and $t$ are the same, because the first entry is:

$$
\begin{aligned}
\data{x_2} &\approx (${texSum([n(base), n(-t)])})\cdot${fixed(Math.exp(-s))} \\
&\approx ${fixed(inputEntry(numbers))}
\end{aligned}
$$`;
}

function count(numbers: Numbers): Markdown {
  const [entry = 0, hidden = 0, , last = 0] = widthsOf(numbers);
  const counts = [denseParameters([entry, hidden]), denseParameters([hidden, hidden]), denseParameters([hidden, last])];
  return tex`**Parameters.** The widths are $${entry}$, $${hidden}$, $${hidden}$ and $${last}$, since each of the other $${entry}$ entries needs a log-scale and a shift:

$$
\begin{aligned}
&(${entry}\cdot${hidden}+${hidden})+(${hidden}\cdot${hidden}+${hidden}) \\
&\quad+(${hidden}\cdot${last}+${last}) \\
&\quad = ${counts.map(texCount).join('+')} = ${texCount(denseParameters(widthsOf(numbers)))}
\end{aligned}
$$`;
}

function check(numbers: Numbers): Markdown {
  const [first] = numbers.x;
  const [s, t, z] = [logScale(numbers, first), shift(numbers, first), baseEntry(numbers)];
  return tex`**Check.** Back from the base point of the input: $(${texSum([fixed(z), n(-t)])})\cdot${fixed(Math.exp(-s))} \approx ${n(numbers.x[1])}$, its second entry. The log-density of the base alone is $${fixed(logBase([first, z]))}$; the layer ${s > 0 ? 'spreads' : 'shrinks'} volume on the way to the base, so the density of the data is ${s > 0 ? 'higher' : 'lower'}.`;
}
