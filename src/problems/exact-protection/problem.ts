import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at } from '../../core/array.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texCount, texFixed, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEqualsVector, texFactor, texMatrix, texSum, texVector } from '../../core/tex.ts';
import { dot, norm, type Vector } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { freePart, sizesOf, stepAlong, storageOf, type Numbers } from './protection.ts';

const tex = String.raw;
const DIGITS = 5;

export default defineProblem<Numbers>({
  title: 'What exact protection takes',
  minutes: 10,
  printed: {
    stored: [1, 2, 2],
    input: [3, 3, 0],
    delta: [1, -2],
    rate: 0.5,
    dimensions: 16,
    directions: 3,
    tasks: 10,
    billions: 7,
    width: 4096,
    layers: 32,
    rank: 8,
    promptTokens: 20,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

/** Sizes that go together: a transformer has about 12 times layers times width squared parameters. */
const MODELS = [
  { billions: 1, width: 2048, layers: 24 },
  { billions: 3, width: 3072, layers: 28 },
  { billions: 7, width: 4096, layers: 32 },
  { billions: 13, width: 5120, layers: 40 },
];

type Step = Pick<Numbers, 'stored' | 'input' | 'delta' | 'rate'>;

function draw(rng: Rng): Numbers | null {
  const step = drawnUntil(() => drawStep(rng), isUseful);
  if (step === null) return null;
  const numbers: Numbers = {
    ...step,
    dimensions: rng.pick([16, 20, 24, 32, 48, 64]),
    directions: rng.integer(3, 7),
    tasks: rng.pick([3, 5, 6, 10, 12, 20]),
    ...rng.pick(MODELS),
    rank: rng.pick([4, 8, 16]),
    promptTokens: rng.pick([10, 20, 50, 100]),
  };
  const isFull = numbers.dimensions % numbers.directions === 0;
  return isFull || !questions(numbers).every(isTold) ? null : numbers;
}

function drawStep(rng: Rng): Step {
  const sign = () => rng.pick([-1, 1]);
  const sizes = rng.pick([
    [1, 2, 2],
    [2, 1, 2],
    [2, 2, 1],
  ]);
  const entry = () => rng.integer(-3, 3);
  const slope = () => rng.pick([-2, -1, 1, 2]);
  return {
    stored: sizes.map((size) => size * sign()),
    input: [entry(), entry(), entry()],
    delta: [slope(), slope()],
    rate: rng.pick([0.1, 0.2, 0.5]),
  };
}

/** Whether the new input has a part along the stored one, and a part across. */
function isUseful({ stored, input }: Step): boolean {
  const product = dot(stored, input);
  return product !== 0 && dot(stored, stored) * dot(input, input) - product ** 2 > 1;
}

const c = texCount;
const n = (x: number) => texNumber(x, DIGITS);
const f = (x: number) => texFactor(x, DIGITS);
const v = (entries: Vector) => texVector(entries, DIGITS);

function statement(numbers: Numbers): Markdown {
  const { stored, input, delta, rate, dimensions, directions } = numbers;
  const { tasks, billions, width, layers, rank, promptTokens } = numbers;
  return tex`A linear layer with three inputs and two outputs has stored one old input, $${v(stored)}$. The new one is $\act{\vh} = ${v(input)}$, with $\grad{\vdelta} = ${v(delta)}$ and $\eta = ${n(rate)}$. Compute

- the step $\Delta\param{\mW}$ of gradient descent, projected so that the output on the stored input stays.

In another layer with ${dimensions} inputs every task uses ${directions} generic directions, and every step is projected. Compute

- how many tasks can be learned exactly,
- how many free directions are left for the next one.

A language model with ${billions} billion parameters, $L = ${layers}$ layers of width $d = ${c(width)}$, learns ${tasks} tasks. All numbers take 2 bytes. Compute the bytes that are stored with

- a full copy for each task,
- LoRA for each task, of rank $r = ${rank}$ on the query and the value matrix of each layer, both $d\times d$,
- a soft prompt of ${promptTokens} vectors for each task,
- one running anchor of EWC, beyond the model itself.`;
}

function hints({ stored, dimensions, directions, rank, width }: Numbers): readonly Markdown[] {
  return [
    'Which part of the new input does the stored one see? For the storage ask each time what is kept, and for which of the tasks.',
    tex`With the stored input, divided by its length, as the one column of $\mM$, the projected step is $-\eta\,\grad{\vdelta}\,\act{\vh^\top}(\mI-\mM\mM^\top)$. LoRA on a $d\times d$ matrix has factors of $d\times r$ and $r\times d$. An anchor has a center and a diagonal.`,
    tex`First steps: the stored input has the length $\sqrt{${texSum(stored.map((entry) => tex`${f(entry)}^2`))}}$. Multiples of ${directions} up to ${dimensions} count the tasks. One matrix has $2\cdot${rank}\cdot${c(width)}$ adapter parameters.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [projected(numbers), room(numbers), storage(numbers), check(numbers)].join('\n\n');
}

function projected(numbers: Numbers): Markdown {
  const { stored, input } = numbers;
  const [product, square] = [dot(stored, input), dot(stored, stored)];
  const free = freePart(numbers);
  const products = texSum(stored.map((entry, i) => tex`${n(entry)}\cdot${f(at(input, i))}`));
  const sign = product > 0 ? '-' : '+';
  const rounded = stepAlong(numbers, free).map((row) => row.map((entry) => Number(entry.toFixed(4))));
  return tex`**Projected step.** The gradient is $\grad{\vdelta}\,\act{\vh^\top}$. The stored input has the length $${n(norm(stored))}$, and its product with the new one is $${products} = ${n(product)}$. So the projected input is

$$
\begin{aligned}
&${v(input)} ${sign} \tfrac{${n(Math.abs(product))}}{${n(square)}}\,${v(stored)} \\
&\quad${texEqualsVector(free, DIGITS)}
\end{aligned}
$$

and the step

$$
\begin{aligned}
&\Delta\param{\mW} = -\eta\,\grad{\vdelta}\,\act{\vh^\top}(\mI-\mM\mM^\top) \\
&\quad\approx ${texMatrix(rounded, DIGITS)}.
\end{aligned}
$$`;
}

function room({ dimensions, directions }: Numbers): Markdown {
  const [fit, left] = [Math.floor(dimensions / directions), dimensions % directions];
  return tex`**Room.** Generic directions are independent until the space is full. $${fit}\cdot${directions} = ${fit * directions}$ fit into ${dimensions}, $${fit + 1}\cdot${directions} = ${(fit + 1) * directions}$ do not: ${fit} tasks, and $${dimensions} - ${fit * directions} = ${left}$ ${left === 1 ? 'direction is' : 'directions are'} left.`;
}

function storage(numbers: Numbers): Markdown {
  const { tasks, layers, rank, width, promptTokens } = numbers;
  const { parameters, adapter, prompt } = sizesOf(numbers);
  const { copies, adapters, prompts, anchor } = storageOf(numbers);
  return tex`**Storage.**

- Copies: $${tasks}\cdot${c(parameters)}\cdot2 = ${c(copies)}$ bytes.
- LoRA: $${layers}\cdot2\cdot2\cdot${rank}\cdot${c(width)} = ${c(adapter)}$ parameters a task, $${tasks}\cdot${c(adapter)}\cdot2 = ${c(adapters)}$ bytes.
- Prompts: $${promptTokens}\cdot${c(width)} = ${c(prompt)}$ numbers a task, $${tasks}\cdot${c(prompt)}\cdot2 = ${c(prompts)}$ bytes.
- Anchor: center and diagonal, $2\cdot${c(parameters)}\cdot2 = ${c(anchor)}$ bytes, for any number of tasks.`;
}

function check(numbers: Numbers): Markdown {
  const { stored } = numbers;
  const free = freePart(numbers);
  const { parameters, adapter } = sizesOf(numbers);
  return tex`**Check.** The projected input times the stored one is $${texSum(free.map((entry, i) => texFixed(entry * at(stored, i), 4)))}$, 0 up to rounding, so $\Delta\param{\mW}$ times the stored input is zero. One adapter is $${texNumber((100 * adapter) / parameters, 2)}$ percent of the model.`;
}
