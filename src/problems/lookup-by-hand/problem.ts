import { blanksOf } from '../../core/answer/question.ts';
import { at, range } from '../../core/array.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texSum, texVector } from '../../core/tex.ts';
import { dot, norm } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { asked, leads, type Numbers, read } from './lookup.ts';
import { solution } from './solution.ts';

const tex = String.raw;
const DIGITS = 6;
/** Gradients below this could not be told from zero, or from those of a wrong factor, at three decimals. */
const LEAST = 0.05;

export default defineProblem<Numbers>({
  title: 'One lookup, forward and backward',
  minutes: 15,
  printed: {
    query: [1, -1, 2, 0],
    keys: [
      [1, 0, 0, 5],
      [0, 1, 2, 0],
      [2, 2, 0, 1],
      [1, 1, 1, 1],
    ],
    values: [
      [2, 0],
      [-1, 1],
      [4, 4],
      [0, 2],
    ],
    slot: 1,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const slots = 3;
  const rows = (width: number, size: number) =>
    range(slots).map(() => range(width).map(() => rng.integer(-size, size)));
  const query = range(4).map(() => rng.integer(-2, 2));
  const memory = { query, keys: rows(4, 2), values: rows(2, 3) };
  const suited = range(slots)
    .map((slot) => ({ ...memory, slot }))
    .filter((numbers) => isUsable(numbers) && questions(numbers).every(({ isClear }) => isClear));
  return suited.length > 0 ? rng.pick(suited) : null;
}

function isUsable(numbers: Numbers): boolean {
  const { values, slot } = numbers;
  const reading = read(numbers);
  const { products, weights, output, gradients } = reading;
  const areDistinct = new Set(products).size === products.length && new Set(values.map(String)).size === values.length;
  const areSoft = Math.min(...weights) > 0.02 && at(weights, slot) > 0.1 && Math.max(...weights) < 0.9;
  const pulls = leads(numbers, reading);
  const rows = [gradients.query, asked(gradients.values, numbers), asked(gradients.keys, numbers)];
  // A pull of 1 would make the gradient in a score equal to the weight.
  const sizes = [norm(output) / 4, ...rows.map(norm), at(pulls, slot) - 1, ...pulls, ...gradients.scores];
  return areDistinct && areSoft && sizes.every((size) => Math.abs(size) > LEAST);
}

function statement({ query, keys, values, slot }: Numbers): Markdown {
  const list = (name: string, rows: readonly (readonly number[])[]) =>
    rows.map((row, j) => tex`\act{${name}_${j + 1}} &= ${texVector(row, DIGITS)}`);
  const lines = list(tex`\vk`, keys).map((key, j) => tex`${key}, & ${at(list(tex`\vv`, values), j)}`);
  return tex`The query is $\act{\vq} = ${texVector(query, DIGITS)}$, and the memory holds

$$
\begin{aligned}
${lines.join(' \\\\\n')}
\end{aligned}
$$

Scores are $\act{e_j} = \act{\vq}^\top\act{\vk_j}/\sqrt{d_k}$ with $d_k = 4$, and the loss is $\loss = \tfrac12\norm{\act{\vo}}^2$ of the soft output. Compute

- the output of a lookup that returns the value of the highest score,
- the softmax weights and the soft output $\act{\vo}$,
- the gradients $\grad{\bar{e}_j}$, $\grad{\bar{\vq}}$, $\grad{\bar{\vv}_${slot + 1}}$ and $\grad{\bar{\vk}_${slot + 1}}$ of the loss.`;
}

function hints({ query, keys }: Numbers): readonly Markdown[] {
  const first = at(keys, 0);
  const products = texSum(query.map((entry, i) => tex`${texNumber(entry, DIGITS)}\cdot${texFactor(at(first, i), DIGITS)}`)); // prettier-ignore
  return [
    'Compute the raw scores first: they are whole numbers. Which loss gradient arrives at the output?',
    tex`$\grad{\bar{\vo}} = \act{\vo}$ for this loss. Then $\grad{\bar{e}_j} = \act{\alpha_j}\,\grad{\bar{\vo}}^\top(\act{\vv_j}-\act{\vo})$, $\grad{\bar{\vq}} = \tfrac12\sum_j\grad{\bar{e}_j}\act{\vk_j}$, and one key gets $\tfrac12\grad{\bar{e}_j}\act{\vq}$.`,
    tex`First step: $\act{\vq}^\top\act{\vk_1} = ${products} = ${dot(query, first)}$, so $\act{e_1} = ${texNumber(dot(query, first) / 2, DIGITS)}$. Keep six decimals of the weights. The gradients in the scores must add up to 0.`,
  ];
}
