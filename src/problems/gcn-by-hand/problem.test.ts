import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

type Rows = readonly (readonly number[])[];

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => (list.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, readonly number[]>> = {
    row: [0.35355339, 0.25, 0.35355339, 0.35355339],
    states: [0.6767767, 0, 1.71599026, 0, 0.9267767, 0.35355339, 1.1767767, 0],
    readout: [4.4963203, 0.35355339],
    loss: [4.84987374],
    weights: [3.4142136, 2.1642136, 0.5, 0.8535534],
    features: [0.95710678, 1.00888348],
  };
  for (const { key, answer } of printed.blanks) {
    expect(numbersOf(answer)).toHaveLength(worked[key]?.length ?? NaN);
    numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(worked[key] ?? [], i))).toBeLessThan(6e-4));
  }
});

/** What a statement says, read from its words; nodes from 0. */
function readStatement(statement: string) {
  const matrices = [...statement.matchAll(/begin\{pmatrix\}(.*?)\\end/g)].map(([, body = '']) =>
    body.split('\\\\').map(numbersOf),
  );
  return {
    edges: [...statement.matchAll(/(\d)–(\d)/g)].map(([, i, j]) => [Number(i) - 1, Number(j) - 1] as const),
    features: at(matrices, 0),
    weights: at(matrices, 1),
    node: Number(/row (\d)/.exec(statement)?.[1]) - 1,
  };
}

/** The layer, node by node: each hears itself and its neighbors. */
function run(edges: readonly (readonly [number, number])[], features: Rows, weights: Rows) {
  const hears = (i: number) =>
    range(4).filter((j) => i === j || edges.some(([a, b]) => (a === i && b === j) || (a === j && b === i)));
  const share = (i: number, j: number) => (hears(i).length * hears(j).length) ** -0.5;
  const states = range(4).map((i) =>
    weights.map((row) => {
      const terms = hears(i).map(
        (j) => share(i, j) * row.reduce((total, w, c) => total + w * at(at(features, j), c), 0),
      );
      return Math.max(0, terms.reduce((total, term) => total + term, 0)); // prettier-ignore
    }),
  );
  const row = (i: number) => range(4).map((j) => (hears(i).includes(j) ? share(i, j) : 0));
  return { states, row, loss: states.flat().reduce((total, entry) => total + entry, 0) };
}

const pairs = (flat: readonly number[]) => range(flat.length / 2).map((i) => flat.slice(2 * i, 2 * i + 2));

it('agrees at many seeds with sums over neighbors and with finite differences of what it says', () => {
  for (const seed of range(120)) {
    const { statement, blanks } = problem.pose(seed);
    const { edges, features, weights, node } = readStatement(statement);
    const { states, row } = run(edges, features, weights);
    const replaced = (entries: readonly number[]) => features.map((old, i) => (i === node ? entries : old));
    const expected: Readonly<Record<string, readonly number[]>> = {
      row: row(node),
      states: states.flat(),
      readout: [0, 1].map((c) => states.reduce((total, entries) => total + at(entries, c), 0)),
      loss: [run(edges, features, weights).loss],
      weights: gradient((flat) => run(edges, features, pairs(flat)).loss, weights.flat()),
      features: gradient((entries) => run(edges, replaced(entries), weights).loss, at(features, node)),
    };
    for (const { key, answer } of blanks) {
      expect(numbersOf(answer)).toHaveLength(expected[key]?.length ?? NaN);
      numbersOf(answer).forEach((x, i) => expect(Math.abs(x - at(expected[key] ?? [], i))).toBeLessThan(6e-4));
    }
  }
});

it.each([
  ['row', '(0.25, 0.25, 0.25, 0.25)', 'This is the mean'],
  ['row', '(0.577, 0, 0.577, 0.577)', 'self-loops are missing'],
  ['row', '(0.577, 0.333, 0.577, 0.577)', 'after the self-loops'],
  ['row', '(0.125, 0.0625, 0.125, 0.125)', 'roots of the two degrees'],
  ['states', '[[0.6768, -0.1464], [1.7160, -0.8107], [0.9268, 0.3536], [1.1768, -0.6464]]', 'ReLU is missing'],
  ['states', '[[1, 0], [0.5, 1], [1.5, 0], [2, 0]]', 'propagation is missing'],
  ['states', '[[0.1464, 0.6036], [0.8107, 1.3107], [0, 1.1036], [0.6464, 0.8536]]', 'stand transposed'],
  ['states', '[[0.75, 0], [1.25, 0], [1, 0.5], [1.25, 0]]', 'layer with the mean'],
  ['states', '[[0.2887, 0.5774], [2.5981, 0], [0.2887, 0.5774], [0.2887, 0.5774]]', 'self-loops are missing'],
  ['readout', '(1.1241, 0.0884)', 'the mean over the nodes'],
  ['readout', '(1.7160, 0.3536)', 'maximum over the nodes'],
  ['readout', '(4.4963, -1.2500)', 'before the readout'],
  ['loss', '4.4963', 'first unit'],
  ['loss', '0.3536', 'second unit'],
  ['loss', '1.2125', 'mean over the nodes'],
  ['loss', '3.2463', 'ReLU comes before'],
  ['weights', '[[3.4142, 0.5], [2.1642, 0.8536]]', 'the transpose'],
  ['weights', '[[3.4142, 2.1642], [3.4142, 2.1642]]', 'not active'],
  ['weights', '[[4, 2], [1, 1]]', 'propagation is missing'],
  ['features', '(1, 0.5)', 'propagation is missing'],
  ['features', '(0, 1.9660)', 'not active'],
  ['features', '(1.4874, -0.9571)', 'stand as they are'],
  ['features', '(2, 2.5)', 'not those of'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows the slip of taking the outputs for their gradients', () => {
  const worked = readStatement(printed.statement);
  const { states, row } = run(worked.edges, worked.features, worked.weights);
  const mixed = range(4).map((i) => [0, 1].map((c) => row(i).reduce((total, s, j) => total + s * at(at(worked.features, j), c), 0))); // prettier-ignore
  const wrong = [0, 1].map((o) => [0, 1].map((c) => states.reduce((total, state, i) => total + at(state, o) * at(at(mixed, i), c), 0))); // prettier-ignore
  const verdict = check('weights', JSON.stringify(wrong));
  expect(verdict).toEqual({ kind: 'wrong', because: expect.stringContaining('ones and zeros') });
});
