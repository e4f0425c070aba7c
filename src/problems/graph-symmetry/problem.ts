import { blanksOf, isTold } from '../../core/answer/question.ts';
import { at, range, sum } from '../../core/array.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { texVector } from '../../core/tex.ts';
import { fixingQuestion, mapQuestion, outputsQuestion, questions, rowQuestion } from './blanks.ts';
import { factorial, graphFrom, type Layer, mapped, type Numbers, sumsOf } from './renumbering.ts';
import { type Shape, shapes } from './shapes.ts';
import { solution } from './solution.ts';

const tex = String.raw;
const DIGITS = 6;

export default defineProblem<Numbers>({
  title: 'What a renumbering changes',
  minutes: 12,
  printed: {
    shape: shapes.star,
    places: [0, 1, 2, 3],
    features: [2, -1, 1, 3],
    bias: -1,
    order: [2, 0, 3, 1],
    row: 0,
    ownBiases: [2, -1, 2, 2],
    map: { a: 3, b: -2, input: [2, -1, 1, 3] },
  },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const shape = rng.pick(Object.values(shapes));
  const layer = drawnUntil(() => drawnLayer(rng, shape), isUsable);
  const ownBiases = drawnUntil(
    () => withRepeats(rng, shape.size),
    (biases) => isTold(fixingQuestion({ ownBiases: biases })),
  );
  const map = drawnUntil(() => drawnMap(rng, shape.size), isMapPlain);
  if (layer === null || ownBiases === null || map === null) return null;
  const numbers = { ...layer, ownBiases, map };
  return questions(numbers).every(isTold) ? numbers : null;
}

function drawnLayer(rng: Rng, shape: Shape): Layer {
  return {
    shape,
    places: shuffled(rng, shape.size),
    features: range(shape.size).map(() => rng.integer(-3, 3)),
    bias: rng.pick([-4, -3, -2, -1, 1, 2, 3, 4]),
    order: shuffled(rng, shape.size),
    row: rng.integer(0, shape.size - 1),
  };
}

/** Whether the ReLU stops some nodes and not all, and the renumbering shows in the row and in the outputs. */
function isUsable(layer: Layer): boolean {
  const sums = sumsOf(layer);
  const isClipped = Math.min(...sums) < 0 && Math.max(...sums) > 0;
  return isClipped && isTold(rowQuestion(layer)) && isTold(outputsQuestion(layer));
}

function drawnMap(rng: Rng, size: number): Numbers['map'] {
  const input = shuffled(rng, 6).slice(0, size);
  return {
    a: rng.pick([-3, -2, 2, 3]),
    b: rng.pick([-2, -1, 1, 2]),
    input: input.map((i) => at([-3, -2, -1, 1, 2, 3], i)),
  };
}

function isMapPlain(map: Numbers['map']): boolean {
  return Math.abs(sum(map.input)) > 1 && at(mapped(map), 1) !== 0 && isTold(mapQuestion({ map }));
}

/** A vector in which one value stands at least twice, and another one at least once. */
function withRepeats(rng: Rng, n: number): readonly number[] {
  const twice = rng.pick([-2, -1, 1, 2]);
  const values = [twice, twice, 0, ...range(n - 3).map(() => rng.pick([twice, 0, 3]))];
  return shuffled(rng, n).map((i) => at(values, i));
}

function shuffled(rng: Rng, n: number): readonly number[] {
  return range(n)
    .map((i) => ({ i, key: rng.uniform() }))
    .toSorted((left, right) => left.key - right.key)
    .map(({ i }) => i);
}

function statement(numbers: Numbers): Markdown {
  const { shape, features, bias, order, row, ownBiases, map } = numbers;
  const { size } = shape;
  const edges = graphFrom(numbers).edges.map(([i, j]) => `${i + 1}–${j + 1}`);
  const next = order.map((i) => i + 1).join(', ');
  return tex`A graph of ${size} nodes, ${shape.name}, has the edges ${edges.join(', ')}. The nodes carry $\data{\vx} = ${texVector(features, DIGITS)}$, and a layer computes $F = \operatorname{ReLU}(\tilde{\mA}\data{\vx}${bias < 0 ? '-' : '+'}${Math.abs(bias) === 1 ? '' : Math.abs(bias)}\vone)$ with $\tilde{\mA} = \data{\mA}+\mI$. Now the nodes are renumbered: the new nodes $1, \dots, ${size}$ are the old nodes $${next}$, in this order. Give

- row ${row + 1} of the renumbered matrix $\mP\data{\mA}\mP^\top$,
- the outputs of the layer on the renumbered graph, in the new order,
- the number of different adjacency matrices that the ${factorial(size)} numberings of this graph give.

Next, each row gets a bias of its own, $\param{\vb} = ${texVector(ownBiases, DIGITS)}$ in place of the common one. Give

- the number of permutation matrices, among ${factorial(size)}, with $\mP\param{\vb} = \param{\vb}$.

Last, a linear map $\mM = a\mI+b\vone\vone^\top$ on sets of ${size} numbers sends $${texVector(map.input, DIGITS)}$ to a vector that starts with $${at(mapped(map), 0)}$ and $${at(mapped(map), 1)}$. Give

- the pair $(a, b)$.`;
}

function hints({ shape, order, row, map }: Numbers): readonly Markdown[] {
  const first = at(order, row) + 1;
  return [
    'Do not multiply matrices. Ask which old node each new node is, and which nodes are its neighbors under their new numbers.',
    tex`Row $i$ of $\mP$ has its 1 in the column of the old number of the new node $i$. The outputs move with their nodes. Two numberings give one matrix if a symmetry of the graph leads from the one to the other. For $\mM$, compare two entries: the sum of all is common to them.`,
    tex`First step: the new node ${row + 1} is the old node ${first}. A list of ${shape.size} entries keeps its look if equal entries change places among themselves. In the last question, the difference of the two given outputs is $a$ times the difference of $${at(map.input, 0)}$ and $${at(map.input, 1)}$.`,
  ];
}
