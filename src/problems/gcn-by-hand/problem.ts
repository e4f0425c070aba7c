import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at, range } from '../../core/array.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import type { Edge } from '../../core/graph.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texMatrix } from '../../core/tex.ts';
import { norm } from '../../core/vector.ts';
import { questions } from './blanks.ts';
import { graphFrom, loopDegrees, type Numbers, pass } from './layer.ts';
import { solution } from './solution.ts';

const tex = String.raw;
const DIGITS = 6;
/** Nearer to zero than this a sum could fall on the wrong side of the ReLU by rounding. */
const LEAST = 0.01;

const graphs: readonly { readonly name: string; readonly edges: readonly Edge[] }[] = [
  { name: 'a path', edges: [[0, 1], [1, 2], [2, 3]] },
  { name: 'a star', edges: [[0, 1], [1, 2], [1, 3]] },
  { name: 'a triangle with a tail', edges: [[0, 1], [0, 2], [1, 2], [2, 3]] },
  { name: 'two triangles with a common edge', edges: [[0, 1], [0, 2], [1, 2], [1, 3], [2, 3]] },
]; // prettier-ignore

export default defineProblem<Numbers>({
  title: 'A GCN layer by hand, forward and backward',
  minutes: 20,
  printed: {
    ...at(graphs, 1),
    features: [
      [1, 0],
      [0, 1],
      [1, 1],
      [2, 0],
    ],
    weights: [
      [1, 0.5],
      [-1, 1],
    ],
    node: 1,
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const rows = (count: number, values: readonly number[]) =>
    range(count).map(() => [rng.pick(values), rng.pick(values)]);
  const graph = rng.pick(graphs);
  const node = rng.integer(0, 3);
  const candidate = (): Numbers => ({
    ...graph,
    features: rows(4, [-1, 0, 0, 1, 1, 2]),
    weights: rows(2, [-2, -1, -0.5, 0.5, 1, 2]),
    node,
  });
  return drawnUntil(candidate, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

function isUsable(numbers: Numbers): boolean {
  const { mixed, sums, delta, readout, weightGradient, featureGradient } = pass(numbers);
  const active = delta.flat().filter((slope) => slope === 1).length;
  const areDecided = sums.flat().every((entry) => Math.abs(entry) > LEAST);
  const areSeen = readout.every((entry) => entry > LEAST) && norm(at(featureGradient, numbers.node)) > LEAST;
  // A zero that binary arithmetic misses would show as a tiny number.
  const areClean = [mixed, weightGradient, featureGradient]
    .flat(2)
    .every((entry) => entry === 0 || Math.abs(entry) > LEAST);
  return areDecided && areClean && areSeen && active >= 3 && active <= 6;
}

function statement(numbers: Numbers): Markdown {
  const { name, features, weights, node } = numbers;
  const edges = graphFrom(numbers).edges.map(([i, j]) => `${i + 1}–${j + 1}`);
  return tex`A graph of four nodes, ${name}, has the edges ${edges.join(', ')}. The features and the weights of a GCN layer are

$$
\data{\mX} = ${texMatrix(features, DIGITS)}, \qquad \param{\mW} = ${texMatrix(weights, DIGITS)}.
$$

The layer is $\act{\mH^{(1)}} = \operatorname{ReLU}(\hat{\mA}\data{\mX}\param{\mW^\top})$, and the loss $\loss$ is the sum of all entries of $\act{\mH^{(1)}}$. Compute

- row ${node + 1} of $\hat{\mA}$,
- the states $\act{\mH^{(1)}}$, their sum over the nodes, and the loss,
- the gradient $\grad{\bar{\mW}}$ of the loss,
- the gradient of the loss in the features $\data{\vx_${node + 1}}$ of node ${node + 1}.`;
}

function hints(numbers: Numbers): readonly Markdown[] {
  const [i, j] = at(graphFrom(numbers).edges, 0);
  const counts = loopDegrees(numbers);
  return [
    'Count self-loops first. Then mix nodes, then features. On the way back, ask which units are active.',
    tex`Entry $(i,j)$ of $\hat{\mA}$ is $1/\sqrt{\tilde{d}_i\tilde{d}_j}$ where there is an edge or $i=j$. With $\grad{\mDelta}$, one where a sum is positive and else zero, the gradients are $\grad{\bar{\mW}} = \grad{\mDelta}^\top\hat{\mA}\data{\mX}$ and, in the features, $\hat{\mA}^\top\grad{\mDelta}\param{\mW}$.`,
    tex`First step: $\tilde{d} = (${counts.join(', ')})$, so nodes ${i + 1} and ${j + 1} exchange the share $1/\sqrt{${at(counts, i)}\cdot${at(counts, j)}}$. Row $i$ of $\act{\mH^{(1)}}$ is $\operatorname{ReLU}$ of $\param{\mW}$ times row $i$ of $\hat{\mA}\data{\mX}$, taken as a column.`,
  ];
}
