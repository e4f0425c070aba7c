import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const numbersOf = (list: string) => (list.match(/-?[\d.]+/g) ?? []).map(Number);

it('has the answers of the printed instance, to the digits of the worked example', () => {
  const worked: Readonly<Record<string, string>> = {
    coefficient: '.75',
    'least-error': '2.25',
    score: '-1/6',
    sign: '.379949',
    map: '[[.77876106, .08849558], [.08849558, .63126844]]',
    'map-error': '.70501475',
    neighbor: '(.6, 1.64)',
  };
  for (const { key, check: judge } of printed.blanks) expect(judge(worked[key] ?? '')).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    variance: number(/lambda_1 = ([\d.]+)/),
    noise: number(/noise of variance \$s\^2 = ([\d.]+)/),
    seen: number(/at \$\\data\{\\tilde x\} = (-?[\d.]+)/),
    covariance: numbersOf(/begin\{pmatrix\}(.*?)\\end/.exec(statement)?.[1] ?? ''),
    pairNoise: number(/here on \$s\^2 = ([\d.]+)/),
    seenSign: number(/and \$\\data\{\\tilde x\} = (-?[\d.]+)/),
  };
}

const normal = (x: number, variance: number) => Math.exp((-x * x) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);

/** Sums over a grid of clean values: the density of a corrupted value, and the moments of the clean one given it. */
function posterior(seen: number, variance: number, noise: number) {
  const width = 0.02;
  const grid = range(2001).map((i) => (i - 1000) * width);
  const weights = grid.map((x) => normal(x, variance) * normal(seen - x, noise) * width);
  const density = sum(weights);
  const mean = sum(grid.map((x, i) => x * at(weights, i))) / density;
  return { density, mean, spread: sum(grid.map((x, i) => (x - mean) ** 2 * at(weights, i))) / density };
}

it('agrees at many seeds with sums over the clean value and with finite differences', () => {
  for (const seed of range(60)) {
    const { statement, blanks } = problem.pose(seed);
    const { variance, noise, seen, covariance, pairNoise, seenSign } = readStatement(statement);
    const answers = new Map(blanks.map(({ key, answer }) => [key, numbersOf(answer)]));
    const near = (key: string, expected: readonly number[]) => {
      expect(answers.get(key)).toHaveLength(expected.length);
      expected.forEach((x, i) => expect(Math.abs(x - at(answers.get(key) ?? [], i))).toBeLessThan(6e-4));
    };
    const { mean, spread } = posterior(seen, variance, noise);
    near('coefficient', [mean / seen]);
    near('least-error', [spread]);
    near(
      'score',
      gradient(([x = NaN]) => Math.log(posterior(x, variance, noise).density), [seen]),
    );
    const [up, down] = [normal(seenSign - 1, pairNoise), normal(seenSign + 1, pairNoise)];
    near('sign', [(up - down) / (up + down)]);
    const [a = NaN, b = NaN, , c = NaN] = covariance;
    const missOf = (map: readonly number[]) => expectedMiss([a, b, c], pairNoise, map);
    const map = answers.get('map') ?? [];
    gradient(missOf, map).forEach((slope) => expect(Math.abs(slope)).toBeLessThan(6e-3));
    near('map-error', [missOf(map)]);
    const [weight = NaN, error = NaN] = answers.get('neighbor') ?? [];
    const guess = ([each = NaN]: readonly number[]) => a - 2 * each * b + each ** 2 * c;
    expect(Math.abs(at(gradient(guess, [weight]), 0))).toBeLessThan(6e-3);
    expect(Math.abs(guess([weight]) - error)).toBeLessThan(6e-4);
  }
});

/** E |x - W(x + noise)|^2, entry by entry. */
function expectedMiss([a, b, c]: readonly [number, number, number], noise: number, map: readonly number[]): number {
  const [p = NaN, q = NaN, r = NaN, t = NaN] = map;
  const first = (1 - p) ** 2 * a - 2 * (1 - p) * q * b + q ** 2 * c + noise * (p ** 2 + q ** 2);
  return first + (1 - t) ** 2 * c - 2 * (1 - t) * r * b + r ** 2 * a + noise * (r ** 2 + t ** 2);
}

it.each([
  ['coefficient', '0.25', 'taken away'],
  ['coefficient', '0.634', 'standard deviations'],
  ['coefficient', '3', 'Divide by that'],
  ['least-error', '3', 'copying'],
  ['least-error', '9', 'always answering 0'],
  ['least-error', '0.5625', 'Some noise passes'],
  ['least-error', '1.6875', 'Shrinking costs'],
  ['score', '-2/3', 'the noise alone'],
  ['score', '-2/9', 'the clean input'],
  ['score', '-0.5', 'Divide by'],
  ['score', '1.5', 'the best guess itself'],
  ['sign', '1', 'more probable'],
  ['sign', '0.69', 'the probability of'],
  ['sign', '0.2756', 'and not by'],
  ['sign', '0.664', 'takes half'],
  ['sign', '0.1333', 'linear guess'],
  ['map', '[[0.442, -0.177], [-0.177, 0.737]]', 'Multiply with'],
  ['map', '[[0.8, 0], [0, 0.667]]', 'for itself'],
  ['map', '[[0.221, -0.088], [-0.088, 0.369]]', 'taken away'],
  ['map-error', '1.41', 'the trace'],
  ['map-error', '1', 'copying'],
  ['map-error', '3', 'always answering 0'],
  ['map-error', '0.733', 'for itself'],
  ['map-error', '0.3525', 'Add them'],
  ['neighbor', '(0.3, 0.82)', 'feature 2 from feature 1'],
  ['neighbor', '(0.424, 0.82)', 'variance 1'],
  ['neighbor', '(0.6, 2)', 'always answering 0'],
  ['neighbor', '(0.6, 1.4)', 'weight times the covariance'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('draws no noise of variance 1 for the score, and no neighbor too weak to help', () => {
  for (const seed of range(400)) {
    const { statement, blanks } = problem.pose(seed);
    const { variance, noise, seen, covariance, pairNoise } = readStatement(statement);
    const judge = (key: string) => blanks.find((blank) => blank.key === key)?.check;
    const way = (variance / (variance + noise)) * seen - seen;
    expect(judge('score')?.(way.toFixed(3)).kind).toBe('wrong');
    const apart = sum([0, 3].map((i) => at(covariance, i) / (at(covariance, i) + pairNoise)));
    expect(judge('map-error')?.((pairNoise * apart).toFixed(3)).kind).toBe('wrong');
  }
});
