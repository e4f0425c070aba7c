import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { enumeratedError, enumeratedPool } from '../../core/biased-source.ts';
import { bestWeight, errorAt, errorsOf, largestBias, type Numbers, shareOf } from './merge.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.4', '0.243', '0.663', '0.58', '0.1681']);
});

it.each([
  ['all', '0.2429752066'],
  ['bias', '0.6633249581'],
  ['weight', '0.5797101449'],
  ['least', '0.168115942'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it.each([
  [0.66, 0.396364],
  [0.7, 0.441322],
  [1, 0.86281],
])('has the error of all examples at the bias %d', (bias, expected) => {
  const numbers: Numbers = { variance: 4, target: 10, source: 100, bias };
  expect(errorAt(shareOf(numbers), numbers)).toBeCloseTo(expected, 6);
});

const SMALL: readonly Numbers[] = [
  { variance: 4, target: 3, source: 5, bias: 0.7 },
  { variance: 1, target: 2, source: 6, bias: 1.1 },
];

it.each(SMALL)('has the errors over all patterns of noise for $target and $source examples', (numbers) => {
  for (const omega of [0, 0.3, 0.8]) expect(errorAt(omega, numbers)).toBeCloseTo(enumeratedError(numbers, omega), 10);
  expect(errorAt(shareOf(numbers), numbers)).toBeCloseTo(enumeratedPool(numbers), 10);
  const best = bestWeight(numbers);
  for (const step of [-0.01, 0.01])
    expect(enumeratedError(numbers, best + step)).toBeGreaterThan(enumeratedError(numbers, best));
  const limit = { ...numbers, bias: largestBias(numbers) };
  expect(enumeratedPool(limit)).toBeCloseTo(errorsOf(limit).own, 10);
});

it.each(range(150))('agrees at seed %i with a search over weights', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const [target = NaN, source = NaN, variance = NaN, bias = NaN] = [
    ...statement.matchAll(/(?:n_t|n_s|s\^2|\\Delta) = ([\d.]+)\$/g),
  ].map(([, number]) => Number(number));
  const answers = blanks.map(({ answer }) => Number(answer));
  // Bias and variance of a weighted sum of the single examples.
  const error = (own: number, other: number, off = bias) =>
    (source * other * off) ** 2 + variance * (target * own ** 2 + source * other ** 2);
  const weighted = (omega: number) => error((1 - omega) / target, omega / source);
  const all = 1 / (source + target);
  const best = range(10001).reduce((least, i) => (weighted(i / 10000) < weighted(least) ? i / 10000 : least), 0);
  const near = (found: number, expected: number) => expect(Math.abs(found - expected)).toBeLessThan(1e-3 * expected);
  near(at(answers, 0), error(1 / target, 0));
  near(at(answers, 1), error(all, all));
  expect(Math.abs(error(all, all, at(answers, 2)) / error(1 / target, 0) - 1)).toBeLessThan(3e-3);
  expect(Math.abs(at(answers, 3) - best)).toBeLessThan(6e-4);
  near(at(answers, 4), weighted(best));
});

it('poses sources that help and sources that hurt', () => {
  const helps = range(200).filter((seed) => problem.pose(seed).solution.includes('The source helps')).length;
  expect(helps).toBeGreaterThan(40);
  expect(helps).toBeLessThan(160);
});

it.each([
  ['alone', '0.04', 'source average'],
  ['alone', '0.632456', 'Square it'],
  ['alone', '4', 'Divide by'],
  ['alone', '4/110', 'all examples'],
  ['all', '4/110', 'is biased'],
  ['all', '0.206612', 'Add the variance'],
  ['all', '0.286364', 'share of'],
  ['all', '0.263636', 'as a whole'],
  ['all', '0.490909', 'with its square'],
  ['all', '0.03843', 'share of the source'],
  ['bias', '0.44', 'square'],
  ['bias', '1.32665', 'not its square'],
  ['bias', '0.2', 'n_t\\to'],
  ['bias', '0.632456', 'n_s\\to'],
  ['bias', '0.190693', 'add up'],
  ['weight', '0.42029', 'target average'],
  ['weight', '0.909091', 'without bias'],
  ['weight', '0.425532', 'with its square'],
  ['weight', '0.615385', 'noise of the source'],
  ['weight', '1.15942', 'again'],
  ['least', '0.231884', '1-\\omega'],
  ['least', '0.336232', 'with their squares'],
  ['least', '0.0363636', 'without bias'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
