import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { normalDensity } from '../../core/line-integral.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['clean', '0.512184'],
  ['noise', '0.0535018'],
  ['velocity', '-0.324337'],
  ['score', '-0.0756630'],
  ['threshold', '1/2'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** Two bells of equal weight at these distances from 0. */
const bells = (x: number, a: number, { point, sigma }: { readonly point: number; readonly sigma: number }) =>
  [point, -point].map((center) => normalDensity(x, { mean: a * center, deviation: sigma }) / 2);

it.each(range(150))('agrees at seed %i with sums over both points and the slope of the log-density', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const numbers = [...statement.matchAll(/= (-?[\d.]+)\$/g)].map(([, number]) => Number(number));
  const [point = NaN, , signal = NaN, noised = NaN] = numbers;
  const [a, sigma] = [Math.sqrt(signal), Math.sqrt(1 - signal)];
  const density = (x: number) => bells(x, a, { point, sigma }).reduce((total, bell) => total + bell, 0);
  const mean = (value: (clean: number) => number) =>
    bells(noised, a, { point, sigma }).reduce((total, bell, i) => total + bell * value(i === 0 ? point : -point), 0) /
    density(noised);
  const noiseOf = (clean: number) => (noised - a * clean) / sigma;
  const expected = [
    mean((clean) => clean),
    mean(noiseOf),
    mean((clean) => a * noiseOf(clean) - sigma * clean),
    (Math.log(density(noised + 1e-5)) - Math.log(density(noised - 1e-5))) / 2e-5,
  ];
  const answers = blanks.map(({ answer }) => Number(answer));
  for (const [i, value] of expected.entries()) expect(Math.abs(at(answers, i) - value)).toBeLessThan(2e-4);
  // At the threshold the middle turns from a mode into a dip.
  const isDip = (share: number) => {
    const level = { point, sigma: Math.sqrt(1 - share) };
    const at0 = (x: number) => bells(x, Math.sqrt(share), level).reduce((total, bell) => total + bell, 0);
    return at0(0.01) > at0(0);
  };
  expect(isDip(at(answers, 4) + 1e-3)).toBe(true);
  expect(isDip(at(answers, 4) - 1e-3)).toBe(false);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(5);
});

it.each([
  ['clean', '0.3799', 'variance'],
  ['clean', '0.8114', 'odds'],
  ['clean', '0.6640', 'times the points'],
  ['clean', '1', 'more likely'],
  ['clean', '0.5657', 'no noise'],
  ['clean', '0.2828', 'linear'],
  ['clean', '0.7561', 'other point'],
  ['noise', '-0.1587', 'enters with'],
  ['noise', '0.0378', 'Divide'],
  ['noise', '0.0757', 'not by its square'],
  ['noise', '0.2035', 'sqrt'],
  ['noise', '-0.1122', 'Solve'],
  ['velocity', '0.4', 'itself'],
  ['velocity', '-0.4587', 'straight path'],
  ['velocity', '-0.2293', 'not squared'],
  ['score', '-0.0535', 'sigma_t$'],
  ['score', '-0.0378', 'sigma_t^2'],
  ['score', '0.2244', 'enters with'],
  ['score', '-0.4', 'pure noise'],
  ['score', '0.5122', 'predicted data point'],
  ['threshold', '0.7071', 'square is asked'],
  ['threshold', '0.8', 'half of the gap'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
