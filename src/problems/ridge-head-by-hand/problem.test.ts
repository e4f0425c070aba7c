import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['head', '(12/17, 15/17)'],
  ['prediction', '27/17'],
  ['adjoint', '(-0.415225, -0.166090)'],
  ['features', '[[0.170975, 0.317525], [0.239365, 0.444535], [0.136780, 0.254020]]'],
  ['penalty', '0.439650'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const lists = [...statement.matchAll(/pmatrix\} (.*?) \\end/g)].map(([, text = '']) =>
    text.split(/ & | \\\\ /).map(Number),
  );
  return {
    features: at(lists, 0),
    targets: at(lists, 1),
    lambda: Number(/lambda = ([\d.]+)/.exec(statement)?.[1]),
    query: (/vphi'\} = \((.*?)\)/.exec(statement)?.[1] ?? '').split(', ').map(Number),
    queryTarget: Number(/y'\} = ([-\d]+)/.exec(statement)?.[1]),
  };
}

type Read = ReturnType<typeof readStatement>;

/** The ridge head by Cramer's rule, written out for three examples and two features. */
function fitted({ features, targets, lambda }: Read): readonly [number, number] {
  const column = (j: number) => [0, 1, 2].map((i) => at(features, 2 * i + j));
  const inner = (a: readonly number[], b: readonly number[]) =>
    at(a, 0) * at(b, 0) + at(a, 1) * at(b, 1) + at(a, 2) * at(b, 2);
  const [first, second] = [column(0), column(1)];
  const [a, b, d] = [inner(first, first) + lambda, inner(first, second), inner(second, second) + lambda];
  const [e, f] = [inner(first, targets), inner(second, targets)];
  return [(e * d - b * f) / (a * d - b * b), (a * f - b * e) / (a * d - b * b)];
}

function predicted(read: Read): number {
  const [first, second] = fitted(read);
  return first * at(read.query, 0) + second * at(read.query, 1);
}

const lossOf = (read: Read) => (predicted(read) - read.queryTarget) ** 2 / 2;

it.each(range(200))('agrees at seed %i with finite differences through the fit', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const read = readStatement(statement);
  const step = 1e-4;
  const moved = (k: number, by: number) => ({
    ...read,
    features: read.features.map((entry, i) => (i === k ? entry + by : entry)),
  });
  const slope = (k: number) => (lossOf(moved(k, step)) - lossOf(moved(k, -step))) / (2 * step);
  const penalized = (by: number) => lossOf({ ...read, lambda: read.lambda + by });
  const answer = (key: string) =>
    (blanks.find((blank) => blank.key === key)?.answer ?? '')
      .replace(/[()[\]]/g, '')
      .split(', ')
      .map(Number);
  const expected: readonly (readonly [string, readonly number[]])[] = [
    ['head', fitted(read)],
    ['prediction', [predicted(read)]],
    ['features', range(6).map(slope)],
    ['penalty', [(penalized(step) - penalized(-step)) / (2 * step)]],
  ];
  for (const [key, values] of expected)
    for (const [i, value] of values.entries()) expect(Math.abs(at(answer(key), i) - value)).toBeLessThan(2e-4);
  const targetSlope = (i: number) => {
    const shifted = (by: number) => lossOf({ ...read, targets: read.targets.map((y, j) => (i === j ? y + by : y)) });
    return (shifted(step) - shifted(-step)) / (2 * step);
  };
  // The loss changes with target i by the features of example i times s.
  const [first = NaN, second = NaN] = answer('adjoint');
  for (const i of range(3)) {
    const row = at(read.features, 2 * i) * first + at(read.features, 2 * i + 1) * second;
    expect(Math.abs(row - targetSlope(i))).toBeLessThan(1e-3);
  }
});

it.each([
  ['head', '(1, 1)', 'least squares'],
  // Adjugate without the sign, or without the exchange, times (3, 6), over 17.
  ['head', '(24/17, 21/17)', 'sign in the inverse'],
  ['head', '(3/17, 33/17)', 'change places'],
  ['head', '(12, 15)', 'determinant'],
  ['head', '(15/17, 12/17)', 'wrong order'],
  ['head', '(3, 6)', 'before the inverse'],
  ['prediction', '-24/17', 'residual'],
  ['prediction', '2', 'least squares'],
  ['adjoint', '(-24/17, -24/17)', 'is missing'],
  ['adjoint', '(5/17, 2/17)', 'residual of the query'],
  ['adjoint', '(135/289, 54/289)', 'minus the target'],
  ['adjoint', '(-120/17, -48/17)', 'determinant'],
  ['penalty', '-0.43965', 'there is a minus'],
  ['penalty', '648/289', 'answers to'],
  ['penalty', '369/578', 'with its penalty'],
  ['penalty', '0.8793', 'one half'],
  ['penalty', '0.2', 'not'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it.each([
  ['[[-0.122125, -0.048850], [-0.170975, -0.068390], [-0.097700, -0.039080]]', 'The second term is missing'],
  ['[[0.293100, 0.366375], [0.410340, 0.512925], [0.234480, 0.293100]]', 'The first term is missing'],
  ['[[-0.415225, -0.415225], [-0.581315, -0.581315], [-0.332180, -0.332180]]', 'has a minus'],
  ['[[0.341950, 0.635050], [0.478730, 0.889070], [0.273560, 0.508040]]', 'one half'],
])('knows the slip behind the features %s', (typed, because) => {
  expect(check('features', typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
