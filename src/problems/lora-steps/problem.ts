import { at } from '../../core/array.ts';
import { blanksOf, isTold } from '../../core/answer/question.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texEqualsVector, texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { dot, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { flat, statesOf, type Numbers, type Pair } from './steps.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Two steps of LoRA',
  minutes: 12,
  printed: { row: [1, 2], input: [1, 1], target: [2, 0], scale: 1, rate: 0.1 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** The largest factor by which the first step may shorten the residual, and the smallest loss worth asking for. */
const MOST_SHORTENED = 1.5;
const LEAST_LOSS = 1e-3;

function draw(rng: Rng): Numbers | null {
  const pair = (): Pair => [rng.pick([-2, -1, 1, 2]), rng.pick([-2, -1, 1, 2])];
  const drawn = (): Numbers => ({
    row: pair(),
    input: pair(),
    target: [rng.integer(-2, 2), rng.integer(-2, 2)],
    scale: rng.pick([0.5, 1, 1.5]),
    rate: rng.pick([0.05, 0.1]),
  });
  return drawnUntil(drawn, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

function isUsable(numbers: Numbers): boolean {
  const { row, input, scale, rate } = numbers;
  const shortened = rate * (scale * dot(row, input)) ** 2;
  return shortened > 0 && shortened <= MOST_SHORTENED && statesOf(numbers)[2].loss > LEAST_LOSS;
}

const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (vector: Vector) => texVector(vector, DIGITS);

function statement({ row, input, target, scale, rate }: Numbers): Markdown {
  return tex`A layer has $\param{\mW} = \mI+s\,\param{\mB}\param{\mA}$ with the frozen matrix $\param{\mW_0} = \mI$ of two rows and columns, rank $r = 1$ and scale $s = ${n(scale)}$. At the start $\param{\mA} = ${v(row)}$, a row, and $\param{\mB} = (0, 0)^\top$, a column. There is one example, $\data{\vx} = ${v(input)}^\top$ with target $\target{\vy} = ${v(target)}^\top$, and the loss is $\frac12\norm{\param{\mW}\data{\vx}-\target{\vy}}^2$. Gradient descent with $\eta = ${n(rate)}$ moves both factors at once. Give

- the gradient $\grad{\mG}$ in $\param{\mW}$ and the gradient $\grad{\bar{\mB}}$ at the start,
- the output $\param{\mW}\data{\vx}$ after one step,
- the gradient $\grad{\bar{\mA}}$ in the second step,
- both factors after the second step,
- the loss after the second step.

Round only at the end.`;
}

function hints({ input, row }: Numbers): readonly Markdown[] {
  return [
    tex`The gradient in a matrix is the residual times the input, as a column times a row. What do the factors see of it?`,
    tex`$\grad{\bar{\mB}} = s\,\grad{\mG}\param{\mA}^\top$ and $\grad{\bar{\mA}} = s\,\param{\mB}^\top\grad{\mG}$. One of them is zero in the first step. In the second one, compute the output and $\grad{\mG}$ anew.`,
    tex`First steps: $\param{\mW_0}\data{\vx} = \data{\vx}$, so the residual is $\data{\vx}-\target{\vy}$. Only the number $\param{\mA}\data{\vx} = ${inner(row, input)}$ of the input reaches $\param{\mB}$, and $\param{\mW}\data{\vx} = \data{\vx}+s\,\param{\mB}\,(\param{\mA}\data{\vx})$.`,
  ];
}

/** An inner product of two pairs, written out. */
function inner(left: Vector, right: Vector): string {
  return texSum(left.map((x, i) => tex`${n(x)}\cdot${f(at(right, i))}`));
}

function solution(numbers: Numbers): Markdown {
  return [first(numbers), second(numbers), check(numbers)].join('\n\n');
}

/** A column, which a phone has room for. */
function column(vector: Vector): string {
  return texMatrix(
    vector.map((x) => [x]),
    DIGITS,
  );
}

/** A vector with its relation, in a line or as a column. */
const equalsRow = (vector: Vector) => texEqualsVector(vector, DIGITS);
const equalsColumn = (vector: Vector) => `${relation(vector)} ${column(vector)}`;
const relation = (vector: Vector) => (equalsRow(vector).startsWith('=') ? '=' : tex`\approx`);

/** A factor in front of a product; 1 is not written. */
const times = (x: number) => (x === 1 ? '' : tex`${n(x)}\cdot`);

function first(numbers: Numbers): Markdown {
  const { row, input, scale, rate } = numbers;
  const [start, next] = statesOf(numbers);
  return tex`**First step.** The output is $\data{\vx}$, the residual $\data{\vx}-\target{\vy} = ${v(start.residual)}^\top$, and

$$
\begin{aligned}
\grad{\mG} &= ${column(start.residual)}${v(input)} = ${texMatrix(start.whole, DIGITS)} \\
\grad{\bar{\mB}} &= s\,\grad{\mG}\param{\mA}^\top \\
&= ${times(scale)}${texMatrix(start.whole, DIGITS)}${column(row)} \\
&${equalsColumn(flat(start.slopes.B))}
\end{aligned}
$$

and $\grad{\bar{\mA}} = \vzero$, since $\param{\mB}$ is zero. So $\param{\mA}$ stays, and $\param{\mB}$ moves by $-${n(rate)}\,\grad{\bar{\mB}}$ to $${v(flat(next.factors.B))}^\top$. With $\param{\mA}\data{\vx} = ${inner(row, input)} = ${n(dot(row, input))}$ the output becomes

$$
\begin{aligned}
&\data{\vx}+s\,\param{\mB}\,(\param{\mA}\data{\vx}) \\
&\quad= ${column(input)}+${times(scale)}${f(dot(row, input))}\cdot${column(flat(next.factors.B))} \\
&\quad${equalsColumn(next.output)},
\end{aligned}
$$

and the loss goes from $${n(start.loss)}$ to $${plain(next.loss)}$.`;
}

function second(numbers: Numbers): Markdown {
  const { row, rate } = numbers;
  const [, next, last] = statesOf(numbers);
  return tex`**Second step.** The residual is now $${v(next.residual)}^\top$, so

$$
\begin{aligned}
\grad{\mG} &${relation(next.whole.flat())} ${texMatrix(next.whole, DIGITS)} \\
\grad{\bar{\mB}} &= s\,\grad{\mG}\param{\mA}^\top ${equalsColumn(flat(next.slopes.B))} \\
\grad{\bar{\mA}} &= s\,\param{\mB}^\top\grad{\mG} \\
&${equalsRow(flat(next.slopes.A))}
\end{aligned}
$$

Both are taken at the old point:

$$
\begin{aligned}
\param{\mB} &${equalsColumn(flat(next.factors.B))}-${n(rate)}\cdot${column(flat(next.slopes.B))} \\
&${equalsColumn(flat(last.factors.B))} \\
\param{\mA} &= ${v(row)} \\
&\quad-${n(rate)}\cdot${v(flat(next.slopes.A))} \\
&${equalsRow(flat(last.factors.A))}
\end{aligned}
$$

Now $\param{\mA}\data{\vx} ${texEquals(dot(flat(last.factors.A), numbers.input), DIGITS)}$, the output is $${v(last.output)}^\top$, the residual $${v(last.residual)}^\top$ and the loss $${plain(last.loss)}$.`;
}

/** A small number in plain decimals, with five significant digits. */
function plain(x: number): string {
  const decimals = Math.max(0, 4 - Math.floor(Math.log10(x)));
  return String(Number(x.toFixed(decimals)));
}

function check(numbers: Numbers): Markdown {
  const { row, input, scale, rate } = numbers;
  const reach = dot(row, input);
  const shortened = rate * (scale * reach) ** 2;
  return tex`**Check.** Put the first step together: it multiplies the residual by $1-\eta s^2(\param{\mA}\data{\vx})^2 = 1-${n(shortened)} = ${n(1 - shortened)}$, and that is what the two residuals show. With $\param{\mA} = \vzero$ as well, both gradients would have a factor zero, and nothing would ever move.`;
}
