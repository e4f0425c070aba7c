import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { linePosterior } from '../../core/line-posterior.ts';
import { normalDensity } from '../../core/line-integral.ts';
import { integratedEnd } from '../../core/ode-path.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['clean', '0.404781'],
  ['next', '0.396383'],
  ['jump', '0.415631'],
  ['fresh', '0.169355'],
  ['mean', '0.376731'],
  ['factor', '0.526068'],
  ['exact', '0.658865'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** The law of x_2 given x_3 and x_0, by Bayes: the forward chain from 2 to 3 as likelihood. */
const posteriorOf = (clean: number, noised: number, [middle, last]: readonly [number, number]) =>
  linePosterior(
    (x) => normalDensity(x, { mean: Math.sqrt(middle) * clean, deviation: Math.sqrt(1 - middle) }),
    (x) => normalDensity(noised, { mean: Math.sqrt(last / middle) * x, deviation: Math.sqrt(1 - last / middle) }),
  );

/** What the probability flow of N(0, v_0) multiplies a number by, in the angle as time. */
const carried = (variance: number, from: number, to: number) =>
  at(
    integratedEnd(
      (x, angle) => {
        const [a, sigma] = [Math.cos(angle), Math.sin(angle)];
        const score = -at(x, 0) / (a * a * variance + sigma * sigma);
        // Forward rate -tan, and half the squared noise is the tangent, too.
        return [-Math.tan(angle) * (at(x, 0) + score)];
      },
      { start: [1], from: (Math.PI / 2) * from, to: (Math.PI / 2) * to, steps: 400 },
    ),
    0,
  );

/** What a statement says, in its order. */
const told = (statement: string) => [...statement.matchAll(/= (-?[\d.]+)\$/g)].map(([, number]) => Number(number));

it.each(range(60))('agrees at seed %i with solved mixtures and with Bayes by quadrature', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const numbers = told(statement);
  const [s1, s2, s3] = [at(numbers, 0), at(numbers, 1), at(numbers, 2)];
  const [noised, noise] = [at(numbers, 3), at(numbers, 4)];
  const mixed = (x0: number, signal: number) => Math.sqrt(signal) * x0 + Math.sqrt(1 - signal) * noise;
  const clean = (noised - Math.sqrt(1 - s3) * noise) / Math.sqrt(s3);
  const posterior = posteriorOf(clean, noised, [s2, s3]);
  const expected = [clean, mixed(clean, s2), mixed(clean, s1), posterior.variance, posterior.mean];
  expect(mixed(clean, s3)).toBeCloseTo(noised, 9);
  for (const [i, value] of expected.entries()) {
    expect(Math.abs(Number(at(blanks, i).answer) - value)).toBeLessThan(2e-4);
  }
});

it.each(range(60))('agrees at seed %i with the best predictions by quadrature and the integrated flow', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const numbers = told(statement);
  const [variance, from, to] = [at(numbers, 5), at(numbers, 6), at(numbers, 7)];
  const [factor, exact] = [Number(at(blanks, 5).answer), Number(at(blanks, 6).answer)];
  const [a, sigma] = [Math.cos((Math.PI / 2) * from), Math.sin((Math.PI / 2) * from)];
  const best = linePosterior(
    (x) => normalDensity(x, { mean: 0, deviation: Math.sqrt(variance) }),
    (x) => normalDensity(1, { mean: a * x, deviation: sigma }),
  ).mean;
  const angle = (Math.PI / 2) * to;
  const stepped = Math.cos(angle) * best + (Math.sin(angle) * (1 - a * best)) / sigma;
  expect(Math.abs(factor - stepped)).toBeLessThan(2e-4);
  expect(Math.abs(exact - carried(variance, from, to))).toBeLessThan(2e-4);
  expect(factor).toBeLessThan(exact);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(7);
});

it.each([
  ['clean', '0.2874', 'has shrunk'],
  ['clean', '0.5702', 'root of'],
  ['clean', '0.6032', 'Take the noise off'],
  ['clean', '0.4341', 'not its square'],
  ['clean', '0.3631', 'has the factor'],
  ['clean', '0.5040', 'still in it'],
  ['next', '0.3435', 'added again'],
  ['next', '0.4577', 'shrinks by'],
  ['next', '0.3194', 'are the roots'],
  ['next', '0.3565', 'not $\\act{x_3}$'],
  ['next', '0.4139', 'level of step 2'],
  ['next', '0.3403', 'signal has the level'],
  ['next', '0.4276', 'rescales'],
  ['jump', '0.3964', 'act{x_2}'],
  ['jump', '0.3840', 'added again'],
  ['fresh', '0.4115', 'standard deviation'],
  ['fresh', '0.3', 'beta_3'],
  ['fresh', '0.5314', 'upside down'],
  ['fresh', '0.2254', 'squared, too'],
  ['fresh', '0.28', 'replace all'],
  ['fresh', '0.1106', 'is left'],
  ['mean', '0.3964', 'eta=0'],
  ['mean', '0.3435', 'Some of'],
  ['mean', '0.3552', 'not standard deviations'],
  ['mean', '0.3545', 'is the root'],
  ['mean', '0.4105', 'subtract'],
  ['mean', '0.3918', 'divide by'],
  ['mean', '0.4786', 'taken off'],
  ['factor', '0.6589', 'exact'],
  ['factor', '0.3898', 'Divide by'],
  ['factor', '1.2118', 'start of the step'],
  ['factor', '0.1886', 'noise counts'],
  ['factor', '0.3374', 'data point counts'],
  ['factor', '0.8090', 'v_0=1'],
  ['factor', '1.9009', 'upside down'],
  ['factor', '0.7379', 'coefficients of the start'],
  ['exact', '0.5261', 'DDIM'],
  ['exact', '0.4341', 'Take the root'],
  ['exact', '1.5178', 'upside down'],
  ['exact', '1', 'stays only'],
  ['exact', '0.5', 'whole way'],
  ['exact', '0.3820', 'data vary'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
