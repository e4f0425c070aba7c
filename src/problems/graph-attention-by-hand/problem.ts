import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at, sum } from '../../core/array.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texFactor, texSum, texVector } from '../../core/tex.ts';
import { lookFrom, lookOf, type Numbers, sumsOf } from './attention.ts';
import { questions } from './blanks.ts';
import { solution } from './solution.ts';

const tex = String.raw;
const DIGITS = 6;
const HALVES = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
const SLOPES = [-1, -0.5, 0.5, 1];

export default defineProblem<Numbers>({
  title: 'Graph attention by hand',
  minutes: 12,
  printed: { own: 1, neighbors: [2, -1, 0.5], query: 0.5, key: 1, other: -3 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const count = rng.integer(3, 4);
  return drawnUntil(
    () => candidate(rng, count),
    (numbers) => isUsable(numbers) && questions(numbers).every(isTold),
  );
}

/** The node and its neighbors, all with different numbers, and attention weights that differ. */
function candidate(rng: Rng, count: number): Numbers {
  const features = HALVES.map((value) => ({ value, key: rng.uniform() })).toSorted(
    (left, right) => left.key - right.key,
  );
  const [own = 1, ...neighbors] = features.slice(0, count).map(({ value }) => value);
  const query = rng.pick(SLOPES);
  return {
    own,
    neighbors,
    query,
    key: rng.pick(SLOPES.filter((slope) => slope !== query)),
    other: rng.pick([-3, -2.5, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3]),
  };
}

function isUsable(numbers: Numbers): boolean {
  const { own, other } = numbers;
  const sums = [...sumsOf(numbers, own), ...sumsOf(numbers, other)];
  const areMixed = [own, other].every((looker) => sumsOf(numbers, looker).some((entry) => entry < 0));
  const outputs = [lookOf(numbers).output, lookFrom(numbers, other).output];
  const isFar = Math.abs(own - other) >= 1 && own !== 0;
  // The mistake of dividing the scores by their sum needs a sum.
  const haveSum = Math.abs(sum(lookOf(numbers).scores)) > 0.05;
  return areMixed && isFar && haveSum && sums.some((entry) => entry > 0) && outputs.every((entry) => Math.abs(entry) > 0.01); // prettier-ignore
}

function statement(numbers: Numbers): Markdown {
  const { own, neighbors, query, key, other } = numbers;
  return tex`Each node of a graph carries one number. Node $i$ has $\act{h_i} = ${texNumber(own, DIGITS)}$, its neighbors have $${texVector(neighbors, DIGITS)}$. A graph attention layer with one head has $\param{\mW} = 1$, $\param{a_1} = ${texNumber(query, DIGITS)}$ for the node that looks and $\param{a_2} = ${texNumber(key, DIGITS)}$ for the candidate, slope $0.2$ below zero, and no nonlinearity at its end. The candidates, in this order, are node $i$ and its neighbors. Compute

- the scores $\act{e_{ij}}$ and the weights $\act{\alpha_{ij}}$,
- the new number $\act{h'_i}$.

Now a node $m$ with $\act{h_m} = ${texNumber(other, DIGITS)}$ looks at the same ${neighbors.length + 1} candidates and at no others; it is not one of them. Compute

- its scores, in the same order, and its new number $\act{h'_m}$.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const { own, neighbors, query, key } = numbers;
  const value = at(neighbors, 0);
  const terms = [texNumber(query, DIGITS), texNumber(key, DIGITS)];
  const first = texSum([tex`${terms[0] ?? ''}\cdot${texFactor(own, DIGITS)}`, tex`${terms[1] ?? ''}\cdot${texFactor(value, DIGITS)}`]); // prettier-ignore
  return [
    'Write down what enters the leaky ReLU for each candidate first. Which part of it is common to all?',
    tex`$\act{e_{ij}} = \operatorname{LeakyReLU}(\param{a_1}\act{h_i}+\param{a_2}\act{h_j})$: a positive sum stays, a negative one is multiplied by $0.2$. The weights are the softmax of the scores, and $\act{h'_i} = \sum_j\act{\alpha_{ij}}\act{h_j}$ with node $i$ included.`,
    tex`First step: for the first neighbor the sum is $${first}$. For node $m$ only the common part changes, by $\param{a_1}(\act{h_m}-\act{h_i})$, before the leaky ReLU. Keep six decimals of the exponentials.`,
  ];
}
