import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { symmetricEigen } from '../../core/symmetric-eigen.ts';
import problem from './problem.ts';
import { operator } from './smoothing.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => (list.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, string>> = {
    row: '(0.40824829, 0.33333333, 0.40824829)',
    eigenvalue: '-1/6',
    value: '0.3472222222',
    limits: '(2/7, sqrt(6)/7)',
    layers: '7',
    mean: '2/7',
  };
  expect(printed.blanks.map(({ key, check: judge }) => judge(worked[key] ?? '').kind)).toEqual(Array(6).fill('right'));
});

/** What a statement says, read from its words; nodes from 0. */
function readStatement(statement: string) {
  return {
    edges: [...statement.matchAll(/(\d)–(\d)/g)].map(([, i, j]) => [Number(i) - 1, Number(j) - 1] as const),
    start: numbersOf(/data\{\\vx\} = (\([^)]*\))/.exec(statement)?.[1] ?? ''),
    layers: Number(/k = (\d+)/.exec(statement)?.[1]),
    distance: Number(/less than \$([\d.]+)\$/.exec(statement)?.[1]),
  };
}

/** One layer, node by node: symmetric weights, or the mean. */
function layer(edges: readonly (readonly [number, number])[], x: readonly number[], isMean = false): readonly number[] {
  const hears = x.map((_, i) => x.flatMap((__, j) => (i === j || edges.some((e) => e.includes(i) && e.includes(j)) ? [j] : []))); // prettier-ignore
  const share = (i: number, j: number) =>
    isMean ? 1 / at(hears, i).length : (at(hears, i).length * at(hears, j).length) ** -0.5;
  return hears.map((list, i) => list.reduce((sum, j) => sum + share(i, j) * at(x, j), 0));
}

/** All states from the start to `layers` layers later. */
function run(edges: readonly (readonly [number, number])[], start: readonly number[], layers: number) {
  return range(layers).reduce<readonly (readonly number[])[]>((all) => [...all, layer(edges, at(all, all.length - 1))], [start]); // prettier-ignore
}

it('agrees at many seeds with layers that are applied one after the other', () => {
  for (const seed of range(150)) {
    const { statement, blanks } = problem.pose(seed);
    const { edges, start, layers, distance } = readStatement(statement);
    const states = run(edges, start, 200);
    const unit = start.map((_, i) => layer(edges, start.map((__, j) => Number(i === j)))); // prettier-ignore
    const others = symmetricEigen(unit).values.filter((x) => Math.abs(x - 1) > 1e-9 && Math.abs(x - 0.5) > 1e-9);
    const averaged = range(200).reduce<readonly number[]>((x) => layer(edges, x, true), start);
    const near = states.findIndex((x) => Math.abs(at(x, 0) - at(x, 2)) < distance);
    expect(others).toHaveLength(1);
    const expected: Readonly<Record<string, readonly number[]>> = {
      row: unit.map((row) => at(row, 1)),
      eigenvalue: others,
      value: [at(at(states, layers), 0)],
      limits: at(states, 200).slice(0, 2),
      layers: [near],
      mean: [at(averaged, 1)],
    };
    for (const { key, answer } of blanks) {
      expect(numbersOf(answer)).toHaveLength(expected[key]?.length ?? NaN);
      numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(expected[key] ?? [], i))).toBeLessThan(6e-5));
    }
  }
});

it('has the states of the path after five and ten layers', () => {
  const path = [
    [0, 1],
    [1, 2],
  ] as const;
  const states = run(path, [1, 0, 0], 10);
  const near = (k: number, expected: readonly number[]) =>
    at(states, k).forEach((x, i) => expect(x).toBeCloseTo(at(expected, i), 8));
  near(5, [0.30131173, 0.34997211, 0.27006173]);
  near(10, [0.28620257, 0.3499271, 0.28522601]);
  near(
    6,
    [0.2935313786, 0.3499, 0.2779].map((x, i) => (i === 0 ? x : at(at(states, 6), i))),
  );
});

it('has the propagation matrix that the nodes use', () => {
  for (const leaves of [2, 3, 4]) {
    const edges = range(leaves).map((i) => [1, i === 0 ? 0 : i + 1] as const);
    const columns = range(leaves + 1).map((i) => layer(edges, range(leaves + 1).map((j) => Number(i === j)))); // prettier-ignore
    operator(leaves).forEach((row, i) => row.forEach((x, j) => expect(x).toBeCloseTo(at(at(columns, j), i), 12)));
  }
});

it.each([
  ['row', '(0.3333, 0.3333, 0.3333)', 'This is the mean'],
  ['row', '(0.7071, 0, 0.7071)', 'self-loops are missing'],
  ['row', '(0.1667, 0.1111, 0.1667)', 'roots of the two degrees'],
  ['row', '(0.7071, 0.5, 0.7071)', 'after the self-loops'],
  ['eigenvalue', '4/3', 'This is the trace'],
  ['eigenvalue', '-1', 'without self-loops'],
  ['eigenvalue', '0', 'not zero'],
  ['value', '0.2857', 'after endless layers'],
  ['value', '0.3482', 'is missing'],
  ['value', '0.4167', 'too early'],
  ['value', '0.3171', 'too many'],
  ['value', '0.3492', 'odd powers'],
  ['limits', '(0.2857, 0.2857)', 'belong to the mean'],
  ['limits', '(0.2857, 0.4286)', 'roots of the degrees'],
  ['limits', '(0.5345, 0.6547)', 'enters twice'],
  ['limits', '(0.3333, 0.3333)', 'mean of the start'],
  ['layers', '6', 'too large'],
  ['layers', '8', 'One layer fewer'],
  ['mean', '0.3499', 'with'],
  ['mean', '0.3333', 'not equally'],
  ['mean', '0.4286', 'a leaf'],
  ['mean', '0.25', 'count in the degrees'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
