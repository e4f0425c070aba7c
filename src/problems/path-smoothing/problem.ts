import { blanksOf, isTold } from '../../core/answer/question.ts';
import { range } from '../../core/array.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { texNumber } from '../../core/format.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texVector } from '../../core/tex.ts';
import { questions } from './blanks.ts';
import { layersUntil, type Numbers, starEdges, valueAfter } from './smoothing.ts';
import { solution } from './solution.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'Over-smoothing on a path and on stars',
  minutes: 15,
  printed: { leaves: 2, first: 1, second: 0, layers: 3, distance: 0.01 },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const leaves = rng.pick([2, 2, 3, 4]);
  const candidate = (): Numbers => ({
    leaves,
    first: rng.integer(-4, 6),
    second: rng.integer(-4, 6),
    // An even number of layers would hide a wrong sign of the last eigenvalue.
    layers: rng.pick([3, 3, 5]),
    distance: rng.pick([0.1, 0.05, 0.02, 0.01, 0.005, 0.001]),
  });
  return drawnUntil(candidate, (numbers) => isUsable(numbers) && questions(numbers).every(isTold));
}

function isUsable(numbers: Numbers): boolean {
  const { first, second, layers } = numbers;
  const isSeen =
    first + second !== 0 && first !== second && first !== 0 && Math.abs(valueAfter(numbers, layers)) > 0.01;
  return isSeen && layersUntil(numbers) > 1;
}

/** The vector in which all but nodes 1 and 3 start at 0. */
function startOf({ leaves, first, second }: Numbers): readonly number[] {
  return range(leaves + 1).map((i) => (i === 0 ? first : i === 2 ? second : 0));
}

function statement(numbers: Numbers): Markdown {
  const { leaves, layers, distance } = numbers;
  const edges = starEdges(leaves).map(([, leaf]) => (leaf === 0 ? '1–2' : `2–${leaf + 1}`));
  const name = leaves === 2 ? 'The path of three nodes' : `The star of ${leaves + 1} nodes, with node 2 in the middle,`;
  return tex`${name} has the edges ${edges.join(', ')}. One number stands at each node, at the start $\data{\vx} = ${texVector(startOf(numbers), DIGITS)}$, and each layer propagates by $\hat{\mA}$, without weights and nonlinearities. Give

- row 2 of $\hat{\mA}$,
- the eigenvalue of $\hat{\mA}$ besides $1$ and $\tfrac12$,
- the value of node 1 after $k = ${layers}$ layers,
- the limits of the values of nodes 1 and 2 after many layers,
- the fewest layers after which the values of nodes 1 and 3 differ by less than $${texNumber(distance, DIGITS)}$,
- the limit of node 2 if $\tilde{\mD}^{-1}\tilde{\mA}$ propagates instead.`;
}

function hints({ leaves }: Numbers): readonly Markdown[] {
  const multiplicity = ['', 'once', 'twice', 'three times'][leaves - 1] ?? '';
  return [
    'Which vectors does this graph multiply by a number, by its symmetry alone? What happens to the difference of two leaves in one layer?',
    tex`A signal of $1$ at one leaf, $-1$ at another and zeros elsewhere is an eigenvector: the center hears nothing of it. The vector of the roots $\sqrt{\tilde{d}_i}$ has the eigenvalue 1. The trace gives the last eigenvalue.`,
    tex`First step: $\tilde{d}_i = 2$ at the leaves and $${leaves + 1}$ at the center, so the trace is $${leaves}\cdot\tfrac12+\tfrac1{${leaves + 1}}$. The eigenvalue $\tfrac12$ occurs ${multiplicity}. Split the start into the limit $(\vu_1^\top\data{\vx})\vu_1$, a part with sum zero on the leaves and nothing in the center, and the rest.`,
  ];
}
