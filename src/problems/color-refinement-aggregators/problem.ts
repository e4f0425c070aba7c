import { blanksOf, isTold } from '../../core/answer/question.ts';
import { range } from '../../core/array.ts';
import { drawnUntil } from '../../core/drawn-until.ts';
import type { Graph } from '../../core/graph.ts';
import { defineProblem, type Markdown } from '../../core/problem.ts';
import type { Rng } from '../../core/rng.ts';
import { difference } from '../../core/vector.ts';
import { multisetQuestions, questions } from './blanks.ts';
import { aggregates, type Multisets, type Numbers, squares } from './comparison.ts';
import { pairs, renumbered } from './pairs.ts';
import { solution } from './solution.ts';

const tex = String.raw;

export default defineProblem<Numbers>({
  title: 'Color refinement and aggregators',
  minutes: 12,
  printed: { ...pairs.hexagon, left: [1, 2, 2], right: [1, 1, 2] },
  draw,
  statement,
  blanks: blanksOf(questions),
  hints,
  solution,
});

function draw(rng: Rng): Numbers | null {
  const { first, second, remark } = rng.pick(Object.values(pairs));
  const multiset = () => range(rng.integer(2, 4)).map(() => rng.integer(1, 4)).toSorted((a, b) => a - b); // prettier-ignore
  const multisets = drawnUntil(() => ({ left: multiset(), right: multiset() }), isUsable);
  if (multisets === null) return null;
  const numbers: Numbers = {
    first: renumbered(first, shuffled(rng, first.size)),
    second: renumbered(second, shuffled(rng, second.size)),
    remark,
    ...multisets,
  };
  return questions(numbers).every(isTold) ? numbers : null;
}

function shuffled(rng: Rng, n: number): readonly number[] {
  return range(n)
    .map((i) => ({ i, key: rng.uniform() }))
    .toSorted((left, right) => left.key - right.key)
    .map(({ i }) => i);
}

/** Multisets that at least one aggregator confuses, and at least one tells apart. */
function isUsable(multisets: Multisets): boolean {
  const { left, right } = multisets;
  const gaps = difference(aggregates(left), aggregates(right));
  const isConfused = gaps.some((gap) => Math.abs(gap) < 1e-9) && gaps.some((gap) => Math.abs(gap) > 1e-9);
  return isConfused && squares(left) !== squares(right) && multisetQuestions(multisets).every(isTold);
}

function edgesOf({ edges }: Graph): string {
  return edges.map(([i, j]) => `${i + 1}–${j + 1}`).join(', ');
}

const multisetOf = (values: readonly number[]) => tex`\{\!\{${values.join(', ')}\}\!\}`;

function statement({ first, second, left, right }: Numbers): Markdown {
  return tex`Two graphs have ${first.size} nodes each, without features. The first has the edges ${edgesOf(first)}. The second has the edges ${edgesOf(second)}. Color refinement starts with one color for all nodes of both, and a color means the same in both. Give

- how many colors occur in the two graphs together after round 1 and after round 2,
- the first round after which the counts of the colors differ between the graphs; 0 if no round tells them apart,
- the number of triangles in each graph.

Now compare the multisets $${multisetOf(left)}$ and $${multisetOf(right)}$. Give

- the differences of their sums, of their means and of their maxima, first minus second,
- how many of these three aggregators separate them,
- the difference of the sums of the squares of their elements.`;
}

function hints({ first, left }: Numbers): readonly Markdown[] {
  const degree = first.edges.filter((edge) => edge.includes(0)).length;
  return [
    'Draw both graphs. What can a node know after one round, and what after two?',
    'After round 1 the color of a node is its degree. After round 2 it is the degree together with the degrees of the neighbors. Only how often each color occurs is compared, not which node has it.',
    tex`First step: node 1 of the first graph has ${degree === 1 ? '1 neighbor' : `${degree} neighbors`}. Write the degrees at all nodes, then list for each node the degrees that it sees. The first multiset has ${left.length} elements, with $${left.join('+')}$ as its sum.`,
  ];
}
