import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { guidedEnd } from '../../core/guided-line.ts';
import { normalDensity } from '../../core/line-integral.ts';
import { linePosterior } from '../../core/line-posterior.ts';
import { logNormal } from '../../core/normal-law.ts';
import { slopeAt } from '../../core/noised-line.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['tilted', '0.25'],
  ['center', '1.5'],
  ['guided', '0.125'],
  ['guided', '1/8'],
  ['score', '2.028427'],
  ['combined', '1.1'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it.each(range(40))('agrees at seed %i with quadrature, the integrated flow and slopes of log-densities', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const numbers = [...statement.matchAll(/= (-?[\d.]+)\$/g)].map(([, number]) => Number(number));
  const [mean = NaN, variance = NaN, w = NaN, signal = NaN, noised = NaN, given = NaN, free = NaN] = numbers;
  const all = { mean: 0, deviation: 1 };
  const chosen = { mean, deviation: Math.sqrt(variance) };
  const tilted = linePosterior(
    (x) => normalDensity(x, all),
    (x) => (normalDensity(x, chosen) / normalDensity(x, all)) ** (1 + w),
  );
  const mixture = (law: typeof all) => ({ weights: [1], means: [[law.mean]], deviations: [law.deviation] });
  const guidance = { toward: mixture(chosen), from: mixture(all), w };
  const noisedClass = { mean: Math.sqrt(signal) * mean, variance: signal * variance + 1 - signal };
  // The slope of ln[p(x) p(c|x)^(1+w)] at the level, with p(c|x) = p(x|c)/p(x).
  const log = (x: number) => (1 + w) * logNormal(x, noisedClass) - w * logNormal(x, { mean: 0, variance: 1 });
  const expected = [
    tilted.variance,
    tilted.mean,
    (guidedEnd(guidance, 1) - guidedEnd(guidance, 0)) ** 2,
    slopeAt(log, noised),
    given + w * (given - free),
  ];
  const answers = blanks.map(({ answer }) => Number(answer));
  for (const [i, value] of expected.entries()) {
    expect(Math.abs(at(answers, i) - value)).toBeLessThan(3e-4 * Math.max(1, Math.abs(value)));
  }
  expect(at(answers, 2) / at(expected, 2)).toBeCloseTo(1, 2);
  expect(at(answers, 2)).toBeLessThan(at(answers, 0));
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(5);
});

it.each([
  ['tilted', '4', 'precision'],
  ['tilted', '0.5', 'standard deviation'],
  ['tilted', '0.125', 'guided samples'],
  ['tilted', '0.16667', 'goes down'],
  ['tilted', '0.142857', 'Insert'],
  ['tilted', '0.33333', 'The power'],
  ['center', '1', 'mean of the class'],
  ['center', '1.3333', 'The power'],
  ['center', '3', 'extrapolated'],
  ['center', '6', 'linear coefficient'],
  ['center', '0.8571', 'Insert'],
  ['center', '0.25', 'over'],
  ['guided', '0.25', 'tilted law'],
  ['guided', '0.35355', 'standard deviation'],
  ['guided', '0.5', 'without guidance'],
  ['guided', '0.166667', 'rate of contraction'],
  ['score', '0.4095', 'without guidance'],
  ['score', '1.2284', 'taken off $w$ times'],
  ['score', '0.4284', 'and it is taken off'],
  ['score', '1.2190', 's=w'],
  ['score', '3.2', 'moved toward'],
  ['score', '1.2', 'sqrt'],
  ['score', '2.6426', 'been noised'],
  ['score', '1.0571', 'another law'],
  ['combined', '0.7', 's=1+w'],
  ['combined', '-0.9', 'exchanged'],
  ['combined', '1.2', 'is missing'],
  ['combined', '1.5', 'more differences'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
