import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { everyOrder } from '../../core/every-graph.ts';
import { adjacency, type Edge, graphOf } from '../../core/graph.ts';
import { apply, identity, type Matrix, multiply, transpose } from '../../core/matrix.ts';
import problem from './problem.ts';
import { shapes } from './shapes.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => list.replace(/[()]/g, '').split(', ').map(Number);
const permutationMatrix = (order: readonly number[]): Matrix => order.map((i) => at(identity(order.length), i));

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(0, 0, 0, 1)', '(0, 0, 1, 4)', '4', '6', '(3, -2)']);
});

/** What a statement says, read from its words; nodes from 0. */
function readStatement(statement: string) {
  const list = (pattern: RegExp) => numbersOf(pattern.exec(statement)?.[1] ?? '');
  const size = Number(/graph of (\d)/.exec(statement)?.[1]);
  const edges = [...statement.matchAll(/(\d)–(\d)/g)].map(([, i, j]): Edge => [Number(i) - 1, Number(j) - 1]);
  const bias = (/data\{\\vx\}([-+]\d?)\\vone/.exec(statement)?.[1] ?? '').replace(/^([-+])$/, '$11');
  return {
    matrix: adjacency(graphOf(size, edges)),
    features: list(/data\{\\vx\} = (\([^)]*\))/),
    bias: Number(bias),
    row: Number(/row (\d) of/.exec(statement)?.[1]) - 1,
    order: list(/old nodes \$([^$]*)\$/).map((i) => i - 1),
    ownBiases: list(/param\{\\vb\} = (\([^)]*\))/),
    input: list(/numbers sends \$(\([^)]*\))/),
    starts: [...(/starts with \$(-?\d+)\$ and \$(-?\d+)\$/.exec(statement) ?? [])].slice(1).map(Number),
  };
}

it('agrees at many seeds with products of matrices and with lists of all permutations', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const { matrix, features, bias, order, row, ownBiases, input, starts } = readStatement(statement);
    const all = everyOrder(matrix.length).map(permutationMatrix);
    const renumbered = (p: Matrix, a: Matrix) => multiply(multiply(p, a), transpose(p));
    const p = permutationMatrix(order);
    const after = renumbered(p, matrix);
    const layer = (a: Matrix, x: readonly number[]) =>
      apply(a, x).map((entry, i) => Math.max(0, entry + at(x, i) + bias));
    const answers = blanks.map(({ answer }) => numbersOf(answer));
    expect(at(answers, 0)).toEqual(at(after, row));
    expect(at(answers, 1)).toEqual(layer(after, apply(p, features)));
    expect(at(answers, 1)).toEqual(apply(p, layer(matrix, features)));
    expect(at(answers, 2)).toEqual([new Set(all.map((each) => String(renumbered(each, matrix)))).size]);
    expect(at(answers, 3)).toEqual([all.filter((each) => String(apply(each, ownBiases)) === String(ownBiases)).length]);
    const [a = NaN, b = NaN] = at(answers, 4);
    const map = matrix.map((row, i) => row.map((_, j) => (i === j ? a + b : b)));
    expect(apply(map, input).slice(0, 2)).toEqual(starts);
  }
});

it.each(Object.entries(shapes))('knows the symmetries of %s', (_, { size, edges, symmetries }) => {
  const matrix = adjacency(graphOf(size, edges));
  const kept = everyOrder(size).filter((order) =>
    matrix.every((row, i) => row.every((entry, j) => entry === at(at(matrix, at(order, i)), at(order, j)))),
  );
  expect(kept).toHaveLength(symmetries);
});

it.each([
  ['row', '(0, 1, 0, 0)', 'The columns are renumbered'],
  ['row', '(0, 1, 1, 1)', 'undoes this one'],
  ['outputs', '(0, 4, 0, 1)', 'move with their nodes'],
  ['outputs', '(4, 1, 0, 0)', 'the other way round'],
  ['outputs', '(-1, 0, 1, 4)', 'ReLU is missing'],
  ['outputs', '(0, 1, 2, 5)', 'bias is missing'],
  ['outputs', '(0, 0, 0, 5)', 'own feature is missing'],
  ['matrices', '24', 'all numberings'],
  ['matrices', '6', 'one and the same matrix'],
  ['matrices', '64', 'all graphs'],
  ['matrices', '18', 'so divide'],
  ['fixing', '24', 'all entries are equal'],
  ['fixing', '4', 'among its reorderings'],
  ['fixing', '7', 'so multiply'],
  ['fixing', '1', 'change places'],
  ['map', '(1, -2)', 'diagonal entry'],
  ['map', '(3, -10)', 'times the sum'],
  ['map', '(-2, 3)', 'The order is'],
  ['map', '(9, -2)', 'Divide the difference'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
