import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { linePosterior } from '../../core/line-posterior.ts';
import { normalDensity } from '../../core/line-integral.ts';
import problem from './problem.ts';
import { reverseOf } from './step.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['noised', '0.583953'],
  ['variance', '0.0714286'],
  ['mean', '0.864168'],
  ['noise-weight', '1.25'],
  ['data-weight', '3.214286'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('has the table by hand at step 3', () => {
  const found = reverseOf({ betas: [0.1, 0.2, 0.3], step: 3, clean: 1, noise: -0.5 });
  const expected = [0.357793, 0.513223, 0.472308, 0.682211, 0.169355, 0.765306, 0.77765];
  for (const [i, value] of Object.values(found).entries()) expect(value).toBeCloseTo(at(expected, i), 5);
});

it.each(range(60))('agrees at seed %i with Bayes by quadrature and with the divergence of shifted means', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const numbers = [...statement.matchAll(/= (-?[\d.]+)\$/g)].map(([, number]) => Number(number));
  const [b1 = NaN, b2 = NaN, b3 = NaN, clean = NaN, step = NaN, noise = NaN] = numbers;
  const betas = [b1, b2, b3].slice(0, step);
  const signal = (count: number) => betas.slice(0, count).reduce((product, beta) => product * (1 - beta), 1);
  const noised = Math.sqrt(signal(step)) * clean + Math.sqrt(1 - signal(step)) * noise;
  const [before, beta] = [signal(step - 1), at(betas, step - 1)];
  const posteriorOf = (x0: number) =>
    linePosterior(
      (x) => normalDensity(x, { mean: Math.sqrt(before) * x0, deviation: Math.sqrt(1 - before) }),
      (x) => normalDensity(noised, { mean: Math.sqrt(1 - beta) * x, deviation: Math.sqrt(beta) }),
    );
  const { mean, variance } = posteriorOf(clean);
  // A model that is wrong about the data point by 0.1 takes the posterior of the wrong one.
  const wrong = (posteriorOf(clean + 0.1).mean - mean) ** 2 / (2 * variance);
  const noiseError = (0.1 * Math.sqrt(signal(step))) / Math.sqrt(1 - signal(step));
  const expected = [noised, variance, mean, wrong / noiseError ** 2, wrong / 0.1 ** 2];
  const answers = blanks.map(({ answer }) => Number(answer));
  for (const i of range(5)) expect(Math.abs(at(answers, i) - at(expected, i))).toBeLessThan(2e-4);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(5);
});

it.each([
  ['noised', '0.7354', 'has to shrink'],
  ['noised', '0.58', 'roots'],
  ['noised', '0.7906', 'step before'],
  ['noised', '0.6708', 'one step from the data'],
  ['noised', '1.1131', 'with its sign'],
  ['variance', '0.2', 'forward step'],
  ['variance', '0.56', 'Upside down'],
  ['variance', '0.25', 'variances of the noise'],
  ['variance', '0.2673', 'standard deviation'],
  ['variance', '0.0667', 'likelihood'],
  ['variance', '14', 'precision'],
  ['variance', '0.1', 'alone'],
  ['mean', '0.7151', 'exchanged'],
  ['mean', '0.6776', 'is missing'],
  ['mean', '0.1865', 'data point is missing'],
  ['mean', '0.7926', 'not of'],
  ['mean', '0.8294', 'has the root of'],
  ['mean', '0.8445', 'has the root of $\\alpha'],
  ['mean', '0.7906', 'DDIM'],
  ['mean', '0.6529', 'shrinking alone'],
  ['mean', '0.4416', 'taken off'],
  ['mean', '0.7647', 'has the factor'],
  ['noise-weight', '3.2143', 'error of the data'],
  ['noise-weight', '2.5', 'one half'],
  ['noise-weight', '1', 'simple loss'],
  ['noise-weight', '0.4464', 'varsigma'],
  ['noise-weight', '7', 'error of the mean'],
  ['noise-weight', '0.4861', 'multiplied by the SNR'],
  ['data-weight', '1.25', 'error of the noise'],
  ['data-weight', '6.4286', 'one half'],
  ['data-weight', '0.4861', 'by the SNR'],
  ['data-weight', '11.25', 'of step 2'],
  ['data-weight', '4.5', 'Take off'],
  ['data-weight', '0.6982', 'without a root'],
  ['data-weight', '7', 'error of the mean'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
