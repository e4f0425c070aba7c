import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { type Numbers, secondMoment, weightOf } from './moments.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['4.23', '2.236', '0.4472', '5600', '11']);
});

it.each([
  ['weight', '4.228695'],
  ['moment', '2.236015'],
  ['share', '0.447224'],
  ['needed', '5590'],
  ['needed', '5589.5'],
  ['limit', '11'],
])('takes the digits of the worked example for %s = %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

const density = (x: number, mean: number, deviation: number) =>
  Math.exp(-((x - mean) ** 2) / (2 * deviation ** 2)) / (deviation * Math.sqrt(2 * Math.PI));

/** E_s[w²] as a sum of p_t²/p_s over a fine grid. */
function momentByGrid(mean: number, deviation: number): number {
  const step = 0.01;
  const places = range(6001).map((i) => (i - 3000) * step);
  return step * sum(places.map((x) => density(x, mean, deviation) ** 2 / density(x, 0, 1)));
}

const numbersOf = (mean: number, deviation: number): Numbers => ({
  mean,
  deviation,
  input: 1,
  dimensions: 2,
  wanted: 100,
});

it.each([
  [1, 0.8, 2.236015],
  [0.5, 1.3, 3.094662],
  [0, 1.2, 1.113589],
  [1.5, 0.5, 5.468769],
])('has the second moment of the target N(%d, %d²)', (mean, deviation, expected) => {
  expect(secondMoment(numbersOf(mean, deviation))).toBeCloseTo(expected, 6);
  expect(momentByGrid(mean, deviation)).toBeCloseTo(expected, 6);
});

it('weighs by the ratio of the densities', () => {
  const numbers = { ...numbersOf(0.75, 1.1), input: -0.5 };
  expect(weightOf(numbers)).toBeCloseTo(density(-0.5, 0.75, 1.1) / density(-0.5, 0, 1), 12);
});

it.each(range(120))('agrees at seed %i with densities and a grid', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const [mean = NaN, deviation = NaN, input = NaN, dimensions = NaN] = [
    ...statement.matchAll(/(?:m|r|\\data\{x\}) = (-?[\d.]+)\$|in \$(\d)\$ independent/g),
  ].map(([, number, count]) => Number(number ?? count));
  const wanted = Number(/worth (\d+) target/.exec(statement)?.[1]);
  const answers = blanks.map(({ answer }) => Number(answer));
  const moment = momentByGrid(mean, deviation);
  const near = (found: number, expected: number, share: number) =>
    expect(Math.abs(found / expected - 1)).toBeLessThan(share);
  near(at(answers, 0), density(input, mean, deviation) / density(input, 0, 1), 1e-3);
  near(at(answers, 1), moment, 1e-3);
  near(at(answers, 2), 1 / moment, 1e-3);
  near(at(answers, 3), wanted * moment ** dimensions, 0.01);
  expect(1e6 / moment ** at(answers, 4)).toBeGreaterThanOrEqual(wanted);
  expect(1e6 / moment ** (at(answers, 4) + 1)).toBeLessThan(wanted);
});

it.each([
  ['weight', '0.23648', 'inverse'],
  ['weight', '3.38296', 'is missing'],
  ['weight', '5.28587', 'not $1/r^2$'],
  ['weight', '0.572292', 'target density alone'],
  ['weight', '4.94380', 'stands squared'],
  ['moment', '1.236015', 'variance'],
  ['moment', '0.447224', 'inverse'],
  ['moment', '2.08610', 'factor in front'],
  ['moment', '1.78881', 'with $r$'],
  ['moment', '2.60762', 'with the root'],
  ['moment', '2.71828', 'holds for $r=1$'],
  ['moment', '1.548127', 'without a 2'],
  ['moment', '2.625733', 'stands squared'],
  ['share', '2.236015', 'second moment'],
  ['share', '0.309022', 'already'],
  ['share', '0.668748', 'no root'],
  ['share', '0.2', 'not squared'],
  ['needed', '223.6', 'one dimension'],
  ['needed', '1118', 'do not add'],
  ['needed', '55.9', 'one effective'],
  ['needed', '288.5', 'not the variances'],
  ['needed', '14842', 'holds for'],
  ['limit', '12', 'fewer'],
  ['limit', '17', 'one effective'],
  ['limit', '4472', 'do not add'],
  ['limit', '4', 'same base'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
