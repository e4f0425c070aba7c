import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { adjacency, gcnOperator } from '../../core/graph.ts';
import { randomGraph } from '../../core/every-graph.ts';
import { createRng } from '../../core/rng.ts';
import { filled, parametersOf, workOf } from './counts.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance, which is Cora', () => {
  expect(printed.blanks.map(({ answer }) => Number(answer))).toEqual([23063, 46103, 92373, 13264, 62301248, 81096336]);
});

it('has the counts of a second worked example', () => {
  const { gcn, sage, gat } = parametersOf({ features: 50, hidden: 32, classes: 5, heads: 4, width: 8 });
  expect([sum(gcn), sum(sage), sum(gat)]).toEqual([1797, 3557, 1871]);
});

it('counts the entries of the propagation matrix of random graphs', () => {
  const rng = createRng(5);
  for (const nodes of range(12)) {
    const graph = randomGraph(rng, nodes + 2, 0.4);
    const entries = gcnOperator(adjacency(graph)).flat();
    expect(filled({ nodes: graph.size, edges: graph.edges.length })).toBe(
      entries.filter((entry) => entry !== 0).length,
    );
  }
});

it('counts the multiplications of loops over stored entries', () => {
  const [nodes, edges, features, hidden] = [5, 6, 4, 3];
  let [featuresFirst, nodesFirst] = [0, 0];
  for (const _ of range(nodes)) for (const __ of range(features)) for (const ___ of range(hidden)) featuresFirst += 1;
  nodesFirst = featuresFirst;
  for (const _ of range(edges + edges + nodes)) {
    for (const __ of range(hidden)) featuresFirst += 1;
    for (const __ of range(features)) nodesFirst += 1;
  }
  const numbers = { nodes, edges, features, hidden, classes: 2, heads: 1, width: 1 };
  expect(workOf(numbers)).toMatchObject({ featuresFirst, nodesFirst });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number((pattern.exec(statement)?.[1] ?? '').replaceAll('{,}', ''));
  return {
    n: number(/n = ([\d{},]+)\$ nodes/),
    d: number(/d = ([\d{},]+)\$ features/),
    edges: number(/abs\{E\} = ([\d{},]+)\$/),
    k: number(/K = (\d+)\$ classes/),
    h: number(/d_1 = (\d+)/),
    heads: number(/H = (\d+)/),
    width: number(/heads of (\d+)/),
  };
}

/** Entries of matrices and vectors of the given sizes. */
function entries(shapes: readonly (readonly number[])[]): number {
  return shapes.reduce((total, shape) => total + shape.reduce((product, side) => product * side, 1), 0);
}

it('agrees at many seeds with the shapes of all arrays', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const { n, d, edges, k, h, heads, width } = readStatement(statement);
    const head = (inputs: number, outputs: number) => [[outputs, inputs], [outputs], [outputs]]; // prettier-ignore
    const stored = [...[edges, edges], n].reduce((total, part) => total + part, 0);
    expect(blanks.map(({ answer }) => Number(answer))).toEqual([
      entries([[h, d], [h], [k, h], [k]]),
      entries([[h, d], [h, d], [h], [k, h], [k, h], [k]]),
      entries([...range(heads).flatMap(() => head(d, width)), [heads * width], ...head(heads * width, k), [k]]),
      stored,
      entries([[n, d, h], [stored, h]]),
      entries([[n, d, h], [stored, d]]),
    ]); // prettier-ignore
  }
});

it.each([
  ['gcn', '23040', 'The biases are missing'],
  ['gcn', '22944', 'first layer alone'],
  ['gcn', '46,103', 'This is GraphSAGE'],
  ['gcn', '49591', 'are no parameters'],
  ['gcn', '85324', 'share one bias'],
  ['gcn', '32982', 'The second layer reads'],
  ['sage', '23063', 'This is the GCN'],
  ['sage', '46126', 'the biases do not'],
  ['sage', '46080', 'The biases are missing'],
  ['sage', '45991', 'too'],
  ['gat', '92231', 'are missing'],
  ['gat', '92302', 'The biases are missing'],
  ['gat', '92160', 'Attention vectors and biases'],
  ['gat', '91981', 'all of them'],
  ['gat', '115287', 'as many entries as their head'],
  ['gat', '95656', 'one head'],
  ['filled', '7986', 'two entries'],
  ['filled', '10556', 'self-loops are missing'],
  ['filled', '5278', 'each self-loop one'],
  ['filled', '7333264', 'all entries'],
  ['features-first', '81096336', 'the other order'],
  ['features-first', '62089024', 'multiplies, too'],
  ['features-first', '212224', 'propagation alone'],
  ['features-first', '179421248', 'are not stored'],
  ['nodes-first', '62301248', 'the other order'],
  ['nodes-first', '62089024', 'multiplies, too'],
  ['nodes-first', '19007312', 'propagation alone'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('asks for whole numbers only', () => {
  for (const seed of range(50)) {
    const { blanks } = problem.pose(seed);
    range(blanks.length).forEach((i) => expect(Number.isInteger(Number(at(blanks, i).answer))).toBe(true));
  }
});
