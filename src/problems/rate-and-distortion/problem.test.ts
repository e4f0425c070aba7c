import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { vaeTerms, type LinearVae, type VaeDirection } from '../../core/linear-vae.ts';
import { leastBetween } from '../../core/ternary-search.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(2.8, 0)',
    '(0.3, 1)',
    '1.8',
    '0.602',
    '(5, 0.75)',
    '0.0444',
  ]);
});

/** What a statement says, read from its words: both directions. */
function readStatement(statement: string): readonly VaeDirection[] {
  const number = (name: string) => Number(statement.split(`$${name} = `)[1]?.match(/^[\d.]+/)?.[0] ?? NaN);
  const shared = { s2: number('s^2'), beta: number(String.raw`\beta`) };
  return [number(String.raw`\lambda_1`), number(String.raw`\lambda_2`)].map((lambda) => ({ lambda, ...shared }));
}

/** Where the loss of a direction is least, by one search inside another: no formula of the optimum is used. */
function searched(direction: VaeDirection): LinearVae {
  const loss = (vae: LinearVae) => vaeTerms(vae, direction).objective;
  const encoderFor = (w: number): LinearVae => {
    const v = leastBetween((slope) => loss({ w, v: slope, logVariance: 0 }), [-1, 4]);
    return { w, v, logVariance: leastBetween((log) => loss({ w, v, logVariance: log }), [-6, 1]) };
  };
  return encoderFor(leastBetween((w) => loss(encoderFor(w)), [0, 4]));
}

it.each(range(40))('agrees at seed %i with a search over decoder and encoder', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const directions = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const near = (i: number, expected: readonly number[]) => {
    for (const [j, entry] of expected.entries()) expect(Math.abs(at(at(answers, i), j) - entry)).toBeLessThan(2e-4);
  };
  const optima = directions.map(searched);
  const terms = optima.map((vae, i) => vaeTerms(vae, at(directions, i)));
  near(
    0,
    optima.map(({ w }) => w ** 2),
  );
  near(
    1,
    optima.map(({ logVariance }) => Math.exp(logVariance)),
  );
  near(2, [sum(terms.map(({ distortion }) => distortion))]);
  near(3, [sum(terms.map(({ rate }) => rate))]);
  near(5, [sum(terms.map(({ gap }) => gap))]);
});

it.each(range(12))('gives at seed %i the weights at which each latent goes off', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const limits = at(blanks, 4).answer.replace(/[()]/g, '').split(', ').map(Number);
  for (const [i, direction] of readStatement(statement).entries()) {
    const weightAt = (beta: number) => searched({ ...direction, beta }).w;
    expect(weightAt(0.95 * at(limits, i))).toBeGreaterThan(0.05);
    expect(weightAt(1.05 * at(limits, i))).toBeLessThan(1e-3);
  }
});

it('draws a second latent that is used and one that is off', () => {
  const off = range(60).filter((seed) => at(problem.pose(seed).blanks, 0).answer.endsWith(', 0)'));
  expect(off.length).toBeGreaterThan(10);
  expect(off.length).toBeLessThan(50);
});

it.each([
  ['weights', '(3.2, 0)', 'counts with the weight'],
  ['weights', '(3.466667, 0.066667)', 'raises it'],
  ['weights', '(1.67332, 0)', 'Its square'],
  ['weights', '(4, 0.6)', 'taken off'],
  ['weights', '(1.2, 0.6)', 'distortion'],
  ['weights', '(2.8, -0.6)', 'not negative'],
  ['variances', '(0.222222, 1)', 'posterior'],
  ['variances', '(0.547723, 1)', 'standard deviations'],
  ['variances', '(0.3, 2)', 'never above 1'],
  ['variances', '(0.333333, 1.5)', 'denominator'],
  ['variances', '(0.3, 0)', 'of the prior, 1'],
  ['distortion', '2.4', 'variance of the direction'],
  ['distortion', '1.2', 'all of its variance'],
  ['distortion', '1.4', 'not $s^2$'],
  ['distortion', '1.125', 'not divided'],
  ['distortion', '4.6', 'both latents'],
  ['rate', '1.203973', 'half'],
  ['rate', '0.868483', 'bits'],
  ['rate', '0.90298', 'not multiplied'],
  ['rate', '0.804719', 'not $s^2$'],
  ['rate', '0.255413', 'not negative'],
  ['limits', '(0.75, 5)', 'order'],
  ['limits', '(0.2, 1.333333)', 'Solve for'],
  ['limits', '(4, 0.6)', 'noise is missing'],
  ['limits', '(3.2, 0.48)', 'Divide by'],
  ['limits', '(3.333333, 0.5)', 'makes it 1'],
  ['limits', '(2.236068, 0.866025)', 'not deviations'],
  ['gap', '0', 'only'],
  ['gap', '3.34172', 'minus the ELBO'],
  ['gap', '3.297328', 'of the model'],
  ['gap', '0.345385', 'with weight 1'],
  ['gap', '0.066108', 'not those of the data'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
