import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(0.1956, 0.8044, 0)',
    '(0.1956, 0.8044)',
    '(1, 1.2033)',
    '(1.2033, 1)',
    '0.716',
  ]);
});

it.each([
  ['weights', '(0.19557032, 0.80442968, 0)'],
  ['second', '(0.19557032, 0.80442968)'],
  ['third', '(1, 1.2033363)'],
  ['open', '(1.2033363, 1)'],
  // Scores 0, √2 and √2/2: (1 + e^1.414214)/(1 + e^1.414214 + e^0.707107).
  ['left', '5.1132504/7.1413653'],
])('takes the eight digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

type Rows = readonly (readonly number[])[];

/** What a statement says, read from its words. */
function readStatement(statement: string): { readonly q: Rows; readonly k: Rows; readonly v: Rows } {
  const matrices = [...statement.matchAll(/\\begin\{pmatrix\} (.*?) \\end\{pmatrix\}/g)].map(([, text = '']) =>
    text.split(String.raw` \\ `).map((row) => row.split(' & ').map(Number)),
  );
  return { q: at(matrices, 0), k: at(matrices, 1), v: at(matrices, 2) };
}

/** The output of one query over the visible keys, with quotients of exponentials that never see the hidden ones. */
function read({ q, k, v }: ReturnType<typeof readStatement>, token: number, visible: number) {
  const seen = range(visible);
  const score = (j: number) =>
    (at(at(q, token), 0) * at(at(k, j), 0) + at(at(q, token), 1) * at(at(k, j), 1)) / 2 ** 0.5;
  const weights = seen.map((j) => 1 / seen.reduce((before, i) => before + Math.exp(score(i) - score(j)), 0));
  const entry = (column: number) => seen.reduce((before, j) => before + at(weights, j) * at(at(v, j), column), 0);
  return { weights, output: [entry(0), entry(1)] };
}

it.each(range(150))('agrees at seed %i with every weight as one over a sum of exponentials', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const said = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const [second, third, open] = [read(said, 1, 2), read(said, 2, 3), read(said, 0, 3)];
  const late = read(said, 1, 3).weights;
  const expected = [[...second.weights, 0], second.output, third.output, open.output, [at(late, 0) + at(late, 1)]];
  expected.forEach((entries, i) => {
    expect(at(answers, i)).toHaveLength(entries.length);
    entries.forEach((entry, j) => expect(Math.abs(at(at(answers, i), j) - entry)).toBeLessThan(1e-4));
  });
});

it.each([
  ['weights', '(0.1192, 0.8808, 0)', 'missing'],
  ['weights', '(0.2689, 0.7311, 0)', 'its root'],
  ['weights', '(0.1400, 0.5760, 0.2840)', 'look at token 3'],
  ['weights', '(0.1400, 0.5760, 0)', 'before the softmax'],
  ['weights', '(1, 0, 0)', 'sees itself'],
  ['weights', '(1/2, 1/2, 0)', 'differ'],
  ['second', '(0.1192, 0.8808)', 'missing'],
  ['second', '(0.7080, 1.1440)', 'without a mask'],
  ['second', '(0.1400, 0.5760)', 'before the softmax'],
  ['second', '(1, 0)', 'sees itself'],
  ['second', '(0.1956, 1.6089)', 'mixed the keys'],
  ['third', '(1, 1.2670)', 'missing'],
  ['third', '(0.3302, 0.6698)', 'sees itself'],
  ['third', '(0.5989, 1.2033)', 'mixed the keys'],
  ['open', '(1, 0)', 'causal'],
  ['open', '(0.8022, 0.7967)', 'mixed the keys'],
  ['left', '1', 'taken away'],
  ['left', '0.2840', 'that was taken away'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows at some seed queries and keys in the place of each other', () => {
  const reasons = range(40).map((seed) => {
    const { statement, blanks } = problem.pose(seed + 1);
    const { q, k, v } = readStatement(statement);
    const verdict = at(blanks, 1).check(`(${read({ q: k, k: q, v }, 1, 2).output.join(', ')})`);
    return verdict.kind === 'wrong' ? verdict.because : '';
  });
  expect(reasons).toContainEqual(expect.stringContaining('exchanged'));
});
