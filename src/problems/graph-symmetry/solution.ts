import { at, sum } from '../../core/array.ts';
import { neighborLists } from '../../core/graph.ts';
import type { Markdown } from '../../core/problem.ts';
import { texFactor, texVector } from '../../core/tex.ts';
import {
  factorial,
  fixing,
  graphFrom,
  mapped,
  matricesOf,
  moved,
  multiplicities,
  type Numbers,
  sumsOf,
} from './renumbering.ts';

const tex = String.raw;
const DIGITS = 6;
const TIMES = ['never', 'once', 'twice', 'three times', 'four times', 'five times'];
const vector = (entries: readonly number[]) => texVector(entries, DIGITS);
const factor = (entry: number) => texFactor(entry, DIGITS);

/** Every step of the renumbering, the two counts and the map, and a check. */
export function solution(numbers: Numbers): Markdown {
  return [row(numbers), outputs(numbers), counts(numbers), map(numbers), check(numbers)].join('\n\n');
}

/** "node 3", "nodes 3 and 4". */
function nodes(list: readonly number[]): string {
  const names = list.map((i) => i + 1);
  const last = at(names, names.length - 1);
  return names.length === 1 ? `node ${last}` : `nodes ${names.slice(0, -1).join(', ')} and ${last}`;
}

function row(numbers: Numbers): Markdown {
  const { order, row: asked } = numbers;
  const first = at(order, asked);
  const old = at(neighborLists(graphFrom(numbers)), first);
  const now = old.map((i) => order.indexOf(i)).toSorted((i, j) => i - j);
  return tex`**Row.** The new node ${asked + 1} is the old node ${first + 1}, with the old ${nodes(old)} as ${old.length === 1 ? 'its neighbor' : 'its neighbors'}. Under the new numbers ${old.length === 1 ? 'that is' : 'those are'} ${nodes(now)}, so row ${asked + 1} of $\mP\data{\mA}\mP^\top$ is $${vector(at(matricesOf(numbers).after, asked))}$.`;
}

function outputs(numbers: Numbers): Markdown {
  const { order } = numbers;
  const sums = sumsOf(numbers);
  const values = sums.map((entry) => Math.max(0, entry));
  return tex`**Outputs.** On the graph as it was, each node adds its own feature, those of its neighbors and the bias, which gives $${vector(sums)}$, and after the ReLU $F = ${vector(values)}$. The layer is equivariant, so on the renumbered graph it gives $\mP F$, which takes the entries ${order.map((i) => i + 1).join(', ')} in this order: $${vector(moved(values, order))}$.`;
}

function counts({ shape, ownBiases }: Numbers): Markdown {
  const { size, symmetries, why } = shape;
  const all = factorial(size);
  const groups = multiplicities(ownBiases);
  const parts = groups.map(({ value, count }) => tex`$${value}$ ${at(TIMES, count)}`);
  const product = groups.map(({ count }) => `${count}!`).join(tex`\cdot`);
  return tex`**Matrices.** Of the $${size}! = ${all}$ renumberings, ${symmetries} leave the matrix as it is: ${why}. Every other matrix comes from as many, so there are $${all}/${symmetries} = ${all / symmetries}$.

**Own biases.** $\mP\param{\vb} = \param{\vb}$ holds if only equal entries change places. The vector holds ${parts.join(', ')}, so there are $${product} = ${fixing(ownBiases)}$ such permutations. For the others, $F(\mP\data{\vx},\mP\data{\mA}\mP^\top)$ has $\param{\vb}$ before its ReLU where $\mP F$ has $\mP\param{\vb}$: the layer is not equivariant.`;
}

function map({ map: source }: Numbers): Markdown {
  const { a, b, input } = source;
  const [first, second] = [at(input, 0), at(input, 1)];
  const [left, right] = [at(mapped(source), 0), at(mapped(source), 1)];
  const all = sum(input);
  return tex`**Map.** Entry $i$ of the output is $a\data{x_i}+b\,s$ with the sum $s = ${all}$ of all entries. The difference of the first two is $a\,(${first}-${factor(second)}) = ${left}-${factor(right)}$, so $${first - second === -1 ? '-' : tex`${first - second}\,`}a = ${left - right}$ and $a = ${a}$. Then $b\,s = ${left}-${factor(a)}\cdot${factor(first)} = ${b * all}$, so $b = ${b}$.`;
}

function check(numbers: Numbers): Markdown {
  const { shape, order, row: asked } = numbers;
  const graph = graphFrom(numbers);
  const degrees = neighborLists(graph).map((list) => list.length);
  const edges = graph.edges.length;
  const ones = at(moved(degrees, order), asked);
  return tex`**Check.** Degrees move with their nodes: before $${vector(degrees)}$, after $${vector(moved(degrees, order))}$, and row ${asked + 1} has ${ones === 1 ? 'a single 1' : `${ones} ones`}. Both lists add up to twice the ${edges} edges of the ${shape.size} nodes, $${2 * edges}$.`;
}
