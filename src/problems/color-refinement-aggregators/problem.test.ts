import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { trianglesIn } from '../../core/graph-walks.ts';
import { graphOf } from '../../core/graph.ts';
import { pairs } from './pairs.ts';
import problem from './problem.ts';

type Pairs = readonly (readonly [number, number])[];

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => (list.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(1, 1)', '0', '(0, 2)', '(1, 0.333, 0)', '2', '3']);
});

/** What a statement says, read from its words; nodes from 1. */
function readStatement(statement: string) {
  const edges = (which: string) =>
    [...(new RegExp(`${which} has the edges ([^.]*)\\.`).exec(statement)?.[1] ?? '').matchAll(/(\d)–(\d)/g)].map(
      ([, i, j]) => [Number(i), Number(j)] as const,
    );
  const sets = [...statement.matchAll(/\\\{\\!\\\{(.*?)\\\}/g)].map(([, list = '']) => numbersOf(list));
  return { size: Number(/have (\d)/.exec(statement)?.[1]), first: edges('first'), second: edges('second'), sets };
}

/** Colors as nested texts, never shortened, so that no numbering of colors can be wrong. */
function refine(edges: Pairs, colors: readonly string[]): readonly string[] {
  return colors.map((own, i) => {
    const around = edges.filter((edge) => edge.includes(i + 1)).map(([a, b]) => at(colors, (a === i + 1 ? b : a) - 1));
    return `${own}(${around.toSorted().join()})`;
  });
}

it('agrees at many seeds with colors written out in full and with aggregates of what it says', () => {
  for (const seed of range(120)) {
    const { statement, blanks } = problem.pose(seed);
    const { size, first, second, sets } = readStatement(statement);
    const rounds = range(6).reduce<readonly (readonly (readonly string[])[])[]>(
      (all) => [...all, [first, second].map((edges, g) => refine(edges, at(at(all, all.length - 1), g)))],
      [[first, second].map(() => range(size).map(() => 'o'))],
    );
    const tell = rounds.findIndex(([a = [], b = []]) => a.toSorted().join() !== b.toSorted().join());
    const [left, right] = [at(sets, 0), at(sets, 1)];
    const total = (list: readonly number[]) => list.reduce((before, x) => before + x, 0);
    const gaps = [
      total(left) - total(right),
      total(left) / left.length - total(right) / right.length,
      Math.max(...left) - Math.max(...right),
    ];
    const graphs = [first, second].map((edges) => graphOf(size, edges.map(([i, j]) => [i - 1, j - 1]))); // prettier-ignore
    const expected: Readonly<Record<string, readonly number[]>> = {
      colors: [1, 2].map((round) => new Set(at(rounds, round).flat()).size),
      round: [Math.max(0, tell)],
      triangles: graphs.map(trianglesIn),
      differences: gaps,
      separating: [gaps.filter((gap) => Math.abs(gap) > 1e-9).length],
      squares: [total(left.map((x) => x * x)) - total(right.map((x) => x * x))],
    };
    for (const { key, answer } of blanks) {
      expect(numbersOf(answer)).toHaveLength(expected[key]?.length ?? NaN);
      numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(expected[key] ?? [], i))).toBeLessThan(6e-4));
    }
  }
});

it.each(Object.entries(pairs))(
  'compares graphs with equally many nodes and edges, and a triangle, in the pair %s',
  (_, { first, second }) => {
    expect(first.size).toBe(second.size);
    expect(first.size).toBeLessThan(9);
    expect(first.edges).toHaveLength(second.edges.length);
    expect(trianglesIn(first) + trianglesIn(second)).toBeGreaterThan(0);
  },
);

it.each([
  ['colors', '(2, 2)', 'count it once'],
  ['colors', '(6, 6)', 'keep equal colors'],
  ['round', '1', 'color is the degree'],
  ['round', '2', 'equally frequent'],
  ['triangles', '(0, 6)', 'each of its corners'],
  ['triangles', '(0, 12)', 'six times'],
  ['triangles', '(2, 0)', 'first number'],
  ['differences', '(0, 0, 0)', 'each element once'],
  ['differences', '(5, 1.667, 2)', 'first multiset'],
  ['differences', '(4, 1.333, 2)', 'second multiset'],
  ['separating', '1', 'equal values'],
  ['separating', '3', 'difference of zero'],
  ['squares', '9', 'Square first'],
  ['squares', '1', 'Square each'],
  ['squares', '0', 'each element once'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
