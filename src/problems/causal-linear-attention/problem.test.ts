import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { causalLinearAttention, linearAttention, quadraticFeatures } from '../../core/linear-attention.ts';
import { normalDirections, positiveFeatures, trigonometricFeatures } from '../../core/random-features.ts';
import { normalVector } from '../../core/random-matrix.ts';
import { createRng } from '../../core/rng.ts';
import { difference, dot } from '../../core/vector.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(3, 2.828, 2.828, 2, 2, 1.414)',
    '(4, 8, 17)',
    '(4, 12, 33)',
    '(1, 1.5, 1.941)',
    '2.444',
  ]);
  // The similarities 4, 1, 4 of the first query.
  expect((4 * 1 + 1 * 2 + 4 * 4) / 9).toBeCloseTo(2.444, 3);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const [queryLine = '', keyLine = '', valueLine = ''] = [...statement.matchAll(/&= (.*?)(?: \\\\|\n)/g)].map(
    ([, line = '']) => line,
  );
  const pairs = (line: string) =>
    [...line.matchAll(/\((\d), (\d)\)/g)].map(([, first, second]) => [Number(first), Number(second)]);
  const values = [...valueLine.matchAll(/-?\d/g)].map(([value]) => [Number(value)]);
  return { queries: pairs(queryLine), keys: pairs(keyLine), values };
}

it('agrees at many seeds with running sums of features over what it says', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const said = readStatement(statement);
    const { outputs, states } = causalLinearAttention(said, quadraticFeatures);
    const reads = said.queries.map((query, i) => {
      const { sums, normalizer } = at(states, i);
      const mapped = quadraticFeatures(query);
      return [dot(mapped, normalizer), dot(mapped, sums.flat())] as const;
    });
    const unmasked = at(linearAttention(said, quadraticFeatures), 0);
    const expected = [at(states, 2).normalizer, reads.map(([low]) => low), reads.map(([, high]) => high), outputs.flat(), unmasked]; // prettier-ignore
    const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
    for (const [i, numbers] of expected.entries()) {
      expect(at(answers, i)).toHaveLength(numbers.length);
      at(answers, i).forEach((x, j) => expect(Math.abs(x - at(numbers, j))).toBeLessThan(6e-4));
    }
  }
});

it.each([
  ['normalizer', '(1, sqrt(2), 0, 1, 0, 0)', 'the last key'],
  ['normalizer', '(2, 1.414, 2.828, 1, 2, 1.414)', 'missing'],
  ['normalizer', '(3, 2, 2, 2, 2, 1)', 'factors'],
  ['normalizer', '(1, 2.828, 2.828, 4, 4, 5.657)', 'Map each key first'],
  ['normalizer', '(1, 0.943, 0.943, 0.667, 0.667, 0.471)', 'mean'],
  ['denominators', '(9, 9, 17)', 'all keys'],
  ['denominators', '(2, 4, 7)', 'is the square'],
  ['denominators', '(1, 2, 6)', 'The 1 in'],
  ['denominators', '(4, 4, 4)', 'its own key'],
  ['numerators', '(4, 8, 17)', 'denominators'],
  ['numerators', '(4, 16, 68)', 'value of its key'],
  ['numerators', '(4, 8, 16)', 'before it as well'],
  ['outputs', '(4, 12, 33)', 'divided by the sum'],
  ['outputs', '(1, 1.5, 2.333)', 'plain means'],
  ['outputs', '(22/9, 16/9, 33/17)', 'all keys'],
  ['full', '1', 'with the mask'],
  ['full', '1.941', 'third output'],
  ['full', '22', 'Divide'],
  ['full', '5.5', 'grows as well'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('draws no tokens whose first output is the same without the square', () => {
  for (const seed of range(200)) {
    const { statement, blanks } = problem.pose(seed);
    const { queries, keys, values } = readStatement(statement);
    const weights = keys.map((key) => 1 + dot(at(queries, 0), key));
    const weighted = weights.map((weight, j) => weight * at(at(values, j), 0));
    const [top = NaN, bottom = NaN] = [weighted, weights].map((list) => list.reduce((total, x) => total + x, 0));
    const verdict = blanks.find(({ key }) => key === 'full')?.check(String(top / bottom));
    expect(verdict).toMatchObject({ kind: 'wrong', because: expect.stringContaining('square') });
  }
});

it('has the kernel identity of the worked example, with and without the minus sign', () => {
  const rng = createRng(4);
  const [query, key] = [normalVector(rng, 5), normalVector(rng, 5)];
  const [q, k, gap] = [query, key, difference(query, key)].map((x) => dot(x, x) / (2 * Math.sqrt(5)));
  expect(Math.exp(dot(query, key) / Math.sqrt(5))).toBeCloseTo(1.496217, 6);
  expect(Math.exp((q ?? 0) + (k ?? 0) - (gap ?? 0))).toBeCloseTo(1.496217, 6);
  expect(Math.exp((q ?? 0) + (k ?? 0) + (gap ?? 0))).toBeCloseTo(30.927706, 6);
});

it('has the simulation of the worked example: 4,000 draws of both kinds of features', () => {
  const rng = createRng(4);
  const [query, key] = [normalVector(rng, 5), normalVector(rng, 5)];
  let [trigonometric, positive] = [0, 0];
  for (let draws = 0; draws < 4000; draws += 1) {
    const directions = normalDirections(rng, 16, 5);
    const [waves, powers] = [trigonometricFeatures(directions), positiveFeatures(directions)];
    trigonometric += dot(waves(query), waves(key)) / 4000;
    positive += dot(powers(query), powers(key)) / 4000;
  }
  expect(trigonometric).toBeCloseTo(1.46997, 5);
  expect(positive).toBeCloseTo(1.43607, 5);
});
