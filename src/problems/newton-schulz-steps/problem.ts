import { at, range } from '../../core/array.ts';
import { texCount, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals } from '../../core/tex.ts';
import { blanks } from './blanks.ts';
import { COUNTED_STEPS, operations, paths, type Numbers } from './iteration.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'From Shampoo to Newton–Schulz',
  minutes: 12,
  printed: { start: 0.1, steps: 5, sides: [1024, 4096], tokens: 2 ** 20 },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

const LEAST_ERROR = 0.003;

function draw(rng: Rng): Numbers | null {
  const small = rng.pick([256, 512, 1024, 2048]);
  const numbers: Numbers = {
    start: rng.pick([0.05, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 1.2]),
    steps: rng.integer(2, 5),
    sides: [small, small * rng.pick([1, 2, 4, 8])],
    tokens: 2 ** rng.integer(16, 20),
  };
  const { cubic } = paths(numbers);
  // So near to 1 one step more or less could not be told apart.
  return Math.abs(1 - at(cubic, numbers.steps)) < LEAST_ERROR ? null : numbers;
}

function statement({ start, steps, sides, tokens }: Numbers): Markdown {
  const [a, b] = sides;
  return tex`Newton–Schulz applies $\mO_{k+1} = a_1\mO_k + a_3(\mO_k\mO_k^\top)\mO_k + a_5(\mO_k\mO_k^\top)^2\mO_k$ to a matrix. A singular value $x$ of it becomes $p(x) = a_1x + a_3x^3 + a_5x^5$. One singular value starts at $x_0 = ${start}$.

- Where is it after ${steps} steps of the cubic, $p(x) = \tfrac32x - \tfrac12x^3$?
- Where is it after 2 steps of the quintic with $a_1 = 3.4445$, $a_3 = -4.7750$, $a_5 = 2.0315$?

Now count operations, additions and multiplications, of the matrix products alone. The matrix has ${a} rows and ${b} columns.

- How many do ${COUNTED_STEPS} steps of the quintic take, in units of $10^9$?
- Training takes about $6 \cdot ${a} \cdot ${b}$ operations for each token that passes through this matrix. Which fraction of that are the ${COUNTED_STEPS} steps, in a batch of ${tokens} tokens?`;
}

function hints({ start, sides }: Numbers): readonly Markdown[] {
  const [a, b] = sides;
  return [
    tex`The singular values walk one by one along the scalar map. For the count, ask which products of matrices one step needs and in which order it takes them.`,
    tex`A product of a matrix with $r$ rows and $k$ columns with one of $c$ columns costs $2rkc$ operations. One step needs three products: the Gram matrix $\mO_k\mO_k^\top$, its square, and the mixture of the two times $\mO_k$.`,
    tex`First steps: the cubic takes $x_0$ to $\tfrac12 \cdot ${start} \cdot (3 - ${start}^2)$. The Gram matrix costs $2 \cdot ${a}^2 \cdot ${b}$ operations and has ${a} rows and columns.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [walk(numbers), count(numbers), check(numbers)].join('\n\n');
}

function walk(numbers: Numbers): Markdown {
  const { start, steps } = numbers;
  const { cubic, quintic } = paths(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const [, first, second] = quintic;
  const lines = range(steps).map(
    (k) =>
      tex`- $x_{${k + 1}} = \tfrac12 \cdot ${n(at(cubic, k))} \cdot (3 - ${n(at(cubic, k))}^2) ${texEquals(at(cubic, k + 1), DIGITS)}$`,
  );
  const quinticStep = (x: number) => tex`3.4445 \cdot ${n(x)} - 4.7750 \cdot ${n(x)}^3 + 2.0315 \cdot ${n(x)}^5`;
  return tex`**The cubic.** With $p(x) = \tfrac12x(3 - x^2)$:

${lines.join('\n')}

**The quintic.**

- $x_1 = ${quinticStep(start)} ${texEquals(first ?? 0, DIGITS)}$
- $x_2 = ${quinticStep(first ?? 0)} ${texEquals(second ?? 0, DIGITS)}$`;
}

function count(numbers: Numbers): Markdown {
  const [a, b] = numbers.sides;
  const { gram, square, back, all, training } = operations(numbers);
  return tex`**Operations.** One step takes

- the Gram matrix: $2 \cdot ${a}^2 \cdot ${b} = ${texCount(gram)}$,
- its square: $2 \cdot ${a}^3 = ${texCount(square)}$,
- the mixture of the two times the matrix: $2 \cdot ${a}^2 \cdot ${b} = ${texCount(back)}$.

${COUNTED_STEPS} steps take $${COUNTED_STEPS} \cdot ${texCount(gram + square + back)} = ${texCount(all)}$, which is $${texNumber(all / 1e9, DIGITS)} \cdot 10^9$.

**The fraction.** The batch takes $6 \cdot ${a} \cdot ${b} \cdot ${numbers.tokens} = ${texCount(training)}$ operations. The quotient is $${texNumber(all / training, DIGITS)}$, or $${texNumber((100 * all) / training, 4)}$ percent.`;
}

function check(numbers: Numbers): Markdown {
  const { sides, steps, tokens } = numbers;
  const { all, training } = operations(numbers);
  const { cubic } = paths(numbers);
  const before = at(cubic, steps - 1);
  const after = at(cubic, steps);
  const n = (x: number) => texNumber(x, DIGITS);
  const bound = (5 * sides[0]) / tokens;
  const relation =
    sides[0] === sides[1]
      ? tex`is $5 \cdot ${sides[0]}/${tokens}$, as it must be for a square matrix`
      : tex`is below $5 \cdot ${sides[0]}/${tokens} \approx ${texNumber(bound, 4)}$, which a square matrix would reach`;
  return tex`**Check.** The last step of the cubic once more, by $1 - p(x) = \tfrac12(1 - x)^2(2 + x)$: $\tfrac12(1 - ${n(before)})^2(2 + ${n(before)}) \approx ${n(((1 - before) ** 2 * (2 + before)) / 2)}$, and $1 - ${n(after)} = ${n(1 - Number(n(after)))}$. The fraction $${texNumber(all / training, 4)}$ ${relation}.`;
}
