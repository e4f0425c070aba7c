import { texCount, texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texEquals, texEqualsVector, texFactor, texSum, texVector } from '../../core/tex.ts';
import { norm } from '../../core/vector.ts';
import { blanks } from './blanks.ts';
import { BUFFERS, costs, type Numbers, type Plain } from './costs.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Clipping, memory, trust ratio',
  minutes: 12,
  printed: {
    gradient: [3, -4, 12],
    normThreshold: 6.5,
    valueThreshold: 5,
    billions: 7,
    bufferBytes: 4,
    plain: 'heavy ball',
    shape: [4096, 11008],
    weights: [3, 4],
    direction: [1.2, 1.6],
    rate: 0.01,
  },
  draw,
  statement,
  blanks,
  hints,
  solution,
});

/** Whole numbers whose squares add up to a square: norms 3, 7, 9, 9, 11, 13. */
const QUADRUPLES = [
  [1, 2, 2],
  [2, 3, 6],
  [1, 4, 8],
  [4, 4, 7],
  [2, 6, 9],
  [3, 4, 12],
] as const;
const PAIRS = [
  [3, 4],
  [4, 3],
  [6, 8],
  [5, 12],
  [12, 5],
] as const;
const LARGEST_COSINE = 0.99;

function draw(rng: Rng): Numbers | null {
  const sizes = shuffled(rng, rng.pick(QUADRUPLES));
  const signed = (entry: number) => entry * rng.pick([-1, 1]);
  const gradient = sizes.map(signed);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  const numbers: Numbers = {
    gradient,
    normThreshold: (norm(gradient) * rng.pick([10, 20, 25, 50])) / 100,
    valueThreshold: rng.integer(2 * low + 1, 2 * high - 1) / 2,
    billions: rng.pick([1, 2, 3, 7, 8, 13, 30, 70]),
    bufferBytes: rng.pick([1, 2, 4]),
    plain: rng.pick(['SGD', 'heavy ball', 'AdamW']),
    shape: [rng.pick([512, 768, 1024, 2048, 4096]), rng.pick([1536, 3072, 5120, 8192, 11008])],
    weights: rng.pick(PAIRS).map(signed),
    direction: rng.pick(PAIRS).map((entry) => signed(entry) / 10),
    rate: rng.pick([0.01, 0.02, 0.005]),
  };
  const { cosine, gigabytes } = costs(numbers);
  // With equal memories an exchanged order would pass.
  return cosine > LARGEST_COSINE || gigabytes[0] === gigabytes[1] ? null : numbers;
}

function shuffled(rng: Rng, items: readonly [number, number, number]): readonly number[] {
  const [a, b, c] = items;
  return rng.pick([
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ]);
}

const PRECISION = { 1: '8 bits', 2: '16 bits', 4: '32 bits' } as const;
const PLAIN: Readonly<Record<Plain, string>> = {
  SGD: 'plain SGD, without a buffer',
  'heavy ball': 'heavy-ball SGD, with one buffer',
  AdamW: 'AdamW, with two buffers',
};

function statement(numbers: Numbers): Markdown {
  const { gradient, normThreshold, valueThreshold, billions, bufferBytes, plain, shape, rate } = numbers;
  return tex`Four short questions.

- All parameters of a model together have the gradient $\grad{\vg} = ${texVector(gradient, DIGITS)}$. Clip it by the global norm at $c = ${texNumber(normThreshold, DIGITS)}$, and, on its own, by value at $c = ${texNumber(valueThreshold, DIGITS)}$. What is the cosine of the angle between $\grad{\vg}$ and the clip by value?
- A model has ${billions} billion weights. How much memory do weights, gradients and optimizer take in two trainings? First, AdamW in mixed precision: weights and gradients in 16 bits, a copy of the weights in 32 bits, both buffers in ${PRECISION[bufferBytes]}. Second, ${PLAIN[plain]}, everything in 32 bits. One GB is $10^9$ bytes.
- A weight matrix has ${shape[0]} rows and ${shape[1]} columns. How many numbers of state do Adam, Muon and Shampoo (its two statistics $\mL$ and $\mR$, nothing else) keep for it, in millions?
- A layer has the weights $\param{\vw} = ${texVector(numbers.weights, DIGITS)}$, and its direction, decay included, is $\grad{\vr} = ${texVector(numbers.direction, DIGITS)}$. What does LAMB subtract from the weights at $\eta = ${texNumber(rate, DIGITS)}$?`;
}

function hints({ gradient, weights, shape }: Numbers): readonly Markdown[] {
  const squares = gradient.map((entry) => `${texFactor(entry, DIGITS)}^2`);
  const sides = weights.map((entry) => `${texFactor(entry, DIGITS)}^2`);
  return [
    tex`Ask of each method what it keeps: one factor for the whole vector or one limit for each entry; how many numbers for each weight; a square matrix for each side; one length for each layer.`,
    tex`The tools: $\grad{\vg}\cdot\min(1, c/\norm{\grad{\vg}})$ for the norm and $\max(-c, \min(c, \grad{g_i}))$ for the values. Add up the bytes for one weight, item by item; 16 bits are 2 bytes. LAMB subtracts $\eta\,\grad{\vr}\,\norm{\param{\vw}}/\norm{\grad{\vr}}$.`,
    tex`First steps: $\norm{\grad{\vg}} = \sqrt{${squares.join(' + ')}}$ and $\norm{\param{\vw}} = \sqrt{${sides.join(' + ')}}$. In mixed precision a weight takes 2 bytes, its gradient 2, its copy 4, and then come two buffers. The statistic $\mL$ has ${shape[0]} rows and as many columns.`,
  ];
}

function solution(numbers: Numbers): Markdown {
  return [clipping(numbers), memory(numbers), state(numbers), lamb(numbers)].join('\n\n');
}

function clipping(numbers: Numbers): Markdown {
  const { gradient, normThreshold, valueThreshold } = numbers;
  const { norm: length, byNorm, byValue, cosine } = costs(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  const products = gradient.map((entry, i) => tex`${n(entry)} \cdot ${texFactor(byValue[i] ?? 0, DIGITS)}`);
  const squares = byValue.map((entry) => `${texFactor(entry, DIGITS)}^2`);
  return tex`**Clipping.** $\norm{\grad{\vg}} = ${n(length)}$ exceeds $${n(normThreshold)}$, so all entries are multiplied by $${n(normThreshold)}/${n(length)} ${texEquals(normThreshold / length, DIGITS)}$: $${texVector(byNorm, DIGITS)}$, with cosine 1. By value every entry is moved into $[${n(-valueThreshold)}, ${n(valueThreshold)}]$: $${texVector(byValue, DIGITS)}$. The cosine is

$$
\frac{${texSum(products)}}{${n(length)}\,\sqrt{${squares.join(' + ')}}} = \frac{${n(cosine * length * norm(byValue))}}{${n(length)}\,\sqrt{${n(norm(byValue) ** 2)}}} ${texEquals(cosine, DIGITS)}.
$$`;
}

function memory({ billions, bufferBytes, plain, ...rest }: Numbers): Markdown {
  const { bytes, gigabytes } = costs({ billions, bufferBytes, plain, ...rest });
  const buffers = '4 + '.repeat(BUFFERS[plain]);
  return tex`**Memory.** Mixed precision takes $2 + 2 + 4 + ${bufferBytes} + ${bufferBytes} = ${bytes[0]}$ bytes for each weight, so $${billions} \cdot ${bytes[0]} = ${gigabytes[0]}$ GB. The other training takes $${buffers}4 + 4 = ${bytes[1]}$ bytes, so $${billions} \cdot ${bytes[1]} = ${gigabytes[1]}$ GB. The weights alone, in 16 bits, are $${2 * billions}$ GB.`;
}

function state(numbers: Numbers): Markdown {
  const [rows, columns] = numbers.shape;
  const [adam, muon, shampoo] = costs(numbers).state;
  const millions = (x: number) => tex`$${texNumber(x / 1e6, DIGITS)}$ million`;
  return tex`**State.** The matrix has $${rows} \cdot ${columns} = ${texCount(muon)}$ entries. Adam keeps two buffers, ${millions(adam)} numbers; Muon one, ${millions(muon)}; Shampoo two square matrices, $${rows}^2 + ${columns}^2 = ${texCount(shampoo)}$, or ${millions(shampoo)}. For a square matrix Shampoo would take as much as Adam; here it takes $(${columns} - ${rows})^2 = ${texCount((rows - columns) ** 2)}$ more.`;
}

function lamb(numbers: Numbers): Markdown {
  const { weights, direction, rate } = numbers;
  const { trustRatio, lambStep } = costs(numbers);
  const n = (x: number) => texNumber(x, DIGITS);
  return tex`**Trust ratio.** $\norm{\param{\vw}}/\norm{\grad{\vr}} = ${n(norm(weights))}/${n(norm(direction))} ${texEquals(trustRatio, DIGITS)}$. The step is $${n(rate)} \cdot ${n(trustRatio)} \cdot ${texVector(direction, DIGITS)} ${texEqualsVector(lambStep, DIGITS)}$.

**Check.** The clip by norm has length $${n(numbers.normThreshold)}$, its threshold. The LAMB step has length $${n(norm(lambStep))}$, and $${n(norm(lambStep))}/${n(norm(weights))} = ${n(rate)}$ is the learning rate: the layer changes by that fraction, however long $\grad{\vr}$ is.`;
}
