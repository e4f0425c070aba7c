import { expect, it } from 'vitest';
import { range, sum } from '../../core/array.ts';
import { questions } from './blanks.ts';
import problem from './problem.ts';
import { smoothed } from './smoothing.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it.each([
  ['gap', '3.044522'],
  ['least', '0.661476'],
  ['loss', '0.826597'],
  ['slope', '0.133757'],
])('takes the digits by hand for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

it('has the known gaps of ten and of a thousand classes', () => {
  expect(smoothed({ classes: 10, share: 0.1, gap: 1 }).bestGap).toBeCloseTo(4.51086, 6);
  expect(smoothed({ classes: 10, share: 0.1, gap: 1 }).least).toBeCloseTo(0.500288, 6);
  expect(smoothed({ classes: 1000, share: 0.1, gap: 1 }).bestGap).toBeCloseTo(9.105091, 6);
});

it('tells the mistakes of the printed instance apart', () => {
  const told = questions({ classes: 5, share: 0.2, gap: 5 });
  expect(told.every(({ isClear, isTelling }) => isClear && isTelling)).toBe(true);
});

/** The loss from all logits and all targets, as the statement defines it. */
function lossAt(gap: number, { classes, share }: { readonly classes: number; readonly share: number }): number {
  const logits = range(classes).map((k) => (k === 0 ? gap : 0));
  const whole = sum(logits.map(Math.exp));
  const targets = range(classes).map((k) => (k === 0 ? 1 - share : 0) + share / classes);
  return -sum(targets.map((target, k) => target * Math.log(Math.exp(logits[k] ?? NaN) / whole)));
}

it.each(range(150))('agrees at seed %i with the sum over all classes', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  const label = { classes: number(/K = (\d+)/), share: number(/gamma = ([\d.]+)/) };
  const gap = number(/are equal, by (\d+)/);
  const [best = NaN, least = NaN, loss, slope] = blanks.map(({ answer }) => Number(answer));
  expect(Math.abs(lossAt(best, label) - least)).toBeLessThan(2e-4);
  for (const off of [-0.05, 0.05]) expect(lossAt(best + off, label)).toBeGreaterThan(lossAt(best, label));
  expect(Math.abs(lossAt(gap, label) - (loss ?? NaN))).toBeLessThan(2e-4);
  const measured = (lossAt(gap + 1e-5, label) - lossAt(gap - 1e-5, label)) / 2e-5;
  expect(Math.abs(measured - (slope ?? NaN))).toBeLessThan(2e-4);
});

it('finds numbers at every seed', () => {
  for (const seed of range(4001)) expect(problem.pose(seed).blanks).toHaveLength(4);
});

it.each([
  ['gap', '2.995732', 'as well'],
  ['gap', '1.386294', 'spread over all'],
  ['gap', '1.435085', 'only'],
  ['gap', '21', 'logarithm'],
  ['least', '0', 'at a match'],
  ['least', '0.146457', 'are missing'],
  ['least', '0.174353', 'label alone'],
  ['least', '0.275212', 'wrong classes.'],
  ['least', '0.790231', 'not $K$'],
  ['loss', '0.026597', 'without smoothing'],
  ['loss', '0.021277', 'spread part'],
  ['loss', '1.026597', 'together'],
  ['loss', '0.504709', 'ln K'],
  ['loss', '0.226597', 'wrong classes'],
  ['slope', '-0.026243', 'without smoothing'],
  ['slope', '0.173757', 'target of the true class is'],
  ['slope', '0.973757', 'taken off'],
  ['slope', '-0.020994', 'pulls'],
  ['slope', '1.955478', 'how far'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
