import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['coefficients', '(0.2, 0.4)'],
  ['loss', '0.64'],
  ['slopes', '(-0.512, 0.256)'],
  ['survival', '4/7'],
  ['error', '12/49'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const found = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    weights: [found(/param\{c_t\} = (\d)/), found(/param\{c_a\} = (\d)/)] as const,
    group: found(/group of (\d) aliases/),
    raised: found(/and the weight (\d)/),
  };
}

/** Descent from zero on the squared miss of one equation: it ends at the solution of minimum norm. */
function descended(weights: readonly number[]): readonly number[] {
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  const start: readonly number[] = weights.map(() => 0);
  return range(80).reduce<readonly number[]>((beta) => {
    const miss = beta.reduce((total, x, k) => total + x * at(weights, k), -1);
    return beta.map((x, k) => x - (0.5 / squares) * miss * at(weights, k));
  }, start);
}

/** The squared error over [0, 1] of a fit to √2 cos πx by itself and √2 cos 2πmx and so on, by the midpoint rule. */
function squaredError(weights: readonly number[]): number {
  const beta = descended(weights);
  const points = range(64).map((j) => (j + 0.5) / 64);
  const misses = points.map((x) => {
    const feature = (k: number) => Math.SQRT2 * Math.cos((k + 1) * Math.PI * x);
    return weights.reduce((total, weight, k) => total + weight * at(beta, k) * feature(k), -feature(0));
  });
  return misses.reduce((total, miss) => total + (miss * miss) / 64, 0);
}

it.each(range(200))('agrees at seed %i with descent, integration and finite differences', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { weights, group, raised } = readStatement(statement);
  const [signal, alias] = weights;
  const loss = (first: number, second: number) => squaredError([first, second]) / 2;
  const many = [raised, ...range(group - 1).map(() => 1)];
  const expected = [
    ...descended(weights),
    loss(signal, alias),
    (loss(signal + 1e-5, alias) - loss(signal - 1e-5, alias)) / 2e-5,
    (loss(signal, alias + 1e-5) - loss(signal, alias - 1e-5)) / 2e-5,
    raised * at(descended(many), 0),
    squaredError(many),
  ];
  const answers = blanks.flatMap(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  expect(answers).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) / value - 1)).toBeLessThan(5e-3);
});

it.each([
  ['coefficients', '(0.2, 0.8)', 'shares'],
  ['coefficients', '(0.447, 0.894)', 'too large'],
  ['coefficients', '(0.333, 0.667)', 'plain weights'],
  ['coefficients', '(0.5, 0.25)', 'a smaller one fits too'],
  ['coefficients', '(0.4, 0.2)', 'wrong order'],
  ['loss', '1.28', 'one half'],
  ['loss', '0.32', 'both count'],
  ['loss', '0.04', 'no error'],
  ['loss', '0.4', 'times its weight'],
  ['loss', '0.8', 'squared'],
  ['slopes', '(-0.16, 0.32)', 'constant'],
  ['slopes', '(-1.024, 0.512)', 'one half'],
  ['slopes', '(-0.256, 0.128)', 'equal parts'],
  ['slopes', '(0.256, -0.512)', 'wrong order'],
  ['slopes', '(0.512, 0.256)', 'lowers the loss'],
  ['slopes', '(0, 1.28)', 'both weights'],
  ['survival', '0.25', 'equal weights'],
  ['survival', '0.4', 'squared weights'],
  ['survival', '0.5', 'one fewer'],
  ['error', '9/49', 'lost signal alone'],
  ['error', '3/49', 'contamination alone'],
  ['error', '6/49', 'half the error'],
  ['error', '3/7', 'squared'],
  ['error', '10/49', 'not one'],
  ['error', '0.75', 'equal weights'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
