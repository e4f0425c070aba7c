import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { quadraticFeatures } from '../../core/linear-attention.ts';
import { normalVector } from '../../core/random-matrix.ts';
import { dot } from '../../core/vector.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => Number(answer))).toEqual([2145, 2147483648, 1133383680, 2162]);
});

it('has the kernel of the worked example: 3.613807 at width 5, with 21 features', () => {
  const rng = createRng(4);
  const [query, key] = [normalVector(rng, 5), normalVector(rng, 5)];
  expect((1 + dot(query, key)) ** 2).toBeCloseTo(3.613807, 6);
  expect(dot(quadraticFeatures(query), quadraticFeatures(key))).toBeCloseTo(3.613807, 6);
  expect(quadraticFeatures(query)).toHaveLength(21);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement.replaceAll('{,}', ''))?.[1]);
  return { tokens: number(/T = (\d+)/), keyWidth: number(/d_k = (\d+)/), valueWidth: number(/d_v = (\d+)/) };
}

/** The monomials up to degree 2 in so many variables, listed. */
function monomials(width: number): number {
  const factors = range(width + 1);
  return new Set(factors.flatMap((i) => factors.map((j) => [Math.min(i, j), Math.max(i, j)].join(' ')))).size;
}

it('agrees at many seeds with a walk through tokens, features and values', () => {
  for (const seed of range(60)) {
    const { statement, blanks } = problem.pose(seed);
    const { tokens, keyWidth, valueWidth } = readStatement(statement);
    const features = monomials(keyWidth);
    const perQuery = (length: number) => range(length).reduce((total) => total + keyWidth + valueWidth, 0);
    const bySums = features * valueWidth + features * valueWidth + features;
    const answers = blanks.map(({ answer }) => Number(answer));
    const expected = [features, tokens * perQuery(tokens), tokens * bySums];
    for (const [i, count] of expected.entries()) expect(Math.abs(at(answers, i) / count - 1)).toBeLessThan(1e-9);
    const fewest = at(answers, 3);
    expect([perQuery(fewest - 1) > bySums, perQuery(fewest) > bySums]).toEqual([false, true]);
  }
});

it.each([
  ['features', '2080', 'of degree 2'],
  ['features', '129', 'mixed products'],
  ['features', '4161', 'They are one'],
  ['features', '2081', 'squares'],
  ['features', '2144', 'constant'],
  ['features', '4096', 'collect'],
  ['softmax', '1073741824', 'take this many each'],
  ['softmax', '524288', 'one query'],
  ['softmax', '68719476736', 'their costs add'],
  ['softmax', '1,074,003,968', 'causal mask'],
  ['linear', '562298880', 'must read it'],
  ['linear', '1124597760', 'denominators'],
  ['linear', '571084800', 'or its reads'],
  ['linear', '37060870144', 'brackets'],
  ['linear', '1142169600', 'no multiplication'],
  ['fewest', '2161', 'still takes fewer'],
  ['fewest', '2145', 'solve for'],
  ['fewest', '2161.7578125', 'whole numbers'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('knows scores without averages and averages without scores where the widths differ', () => {
  const posed = range(60).map((seed) => problem.pose(seed));
  const instance = posed.find(({ statement }) => {
    const { keyWidth, valueWidth } = readStatement(statement);
    return keyWidth !== valueWidth;
  });
  const { tokens, keyWidth, valueWidth } = readStatement(instance?.statement ?? '');
  const blank = instance?.blanks.find(({ key }) => key === 'softmax');
  const verdict = (value: number) => blank?.check(String(value));
  expect(verdict(tokens ** 2 * keyWidth)).toMatchObject({ because: expect.stringContaining('These are the scores') });
  expect(verdict(tokens ** 2 * valueWidth)).toMatchObject({ because: expect.stringContaining('averages. The') });
});
