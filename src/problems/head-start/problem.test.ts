import { expect, it } from 'vitest';
import { range } from '../../core/array.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['3', '1.8174', '0.5503', '0.334', '1']);
});

it.each([
  ['head', '1.81735'],
  ['off-axis', '0.334034'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  return {
    feature: number(/u_2\} = ([\d.]+)/),
    slope: number(/u_1\}-(\d)\)\^2/),
    head: number(/w_0\} = (-?[\d.]+)/),
  };
}

/** Gradient descent in small steps on the mean loss of inputs (1, 0) and (-1, 0), weight by weight. */
function trained({ feature, slope, head }: ReturnType<typeof readStatement>) {
  const rate = 2e-4;
  let [w, u1, u2] = [head, feature, feature];
  for (let step = 0; step < 200000; step += 1) {
    const slopes = [-1, 1].map((x1) => {
      const residual = w * (u1 * x1) - slope * x1;
      return [residual * u1 * x1, residual * w * x1, residual * w * 0];
    });
    const mean = (i: number) => slopes.reduce((total, each) => total + (each[i] ?? NaN) / 2, 0);
    [w, u1, u2] = [w - rate * mean(0), u1 - rate * mean(1), u2 - rate * mean(2)];
  }
  return { w, u1, offAxis: (w * u2 - slope) ** 2 / 2 };
}

it.each(range(40))('agrees at seed %i with gradient descent in small steps', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const numbers = readStatement(statement);
  const [kept, head = NaN, feature = NaN, offAxis = NaN, probe = NaN] = blanks.map(({ answer }) => Number(answer));
  const { w, u1, offAxis: found } = trained(numbers);
  expect(kept).toBeCloseTo(numbers.head ** 2 - numbers.feature ** 2, 3);
  expect(Math.abs(head - w)).toBeLessThan(2e-3);
  expect(Math.abs(feature - u1)).toBeLessThan(2e-3);
  expect(Math.abs(offAxis - found)).toBeLessThan(1e-2 * Math.max(1, found));
  expect(probe * numbers.feature).toBeCloseTo(numbers.slope, 3);
});

it('poses heads that turn the feature around', () => {
  const heads = range(60).map((seed) => Number(problem.pose(seed + 1).blanks[1]?.answer));
  expect(heads.filter((head) => head < 0).length).toBeGreaterThan(5);
  expect(heads.filter((head) => head > 0).length).toBeGreaterThan(5);
});

it.each([
  ['kept', '-3', 'comes first'],
  ['kept', '5', 'difference'],
  ['kept', '1', 'not the weights'],
  ['kept', '2', 'product changes'],
  ['head', '3.3028', 'Take the root'],
  ['head', '-1.8174', 'never changes'],
  ['head', '2', 'until the axis fits'],
  ['head', '1', 'frozen'],
  ['head', '0.5503', 'This is'],
  ['feature', '1', 'that stays'],
  ['feature', '1.8174', 'the head'],
  ['feature', '-0.5503', 'positive'],
  ['feature', '0.3028', 'Take the root'],
  ['off-axis', '0.6681', 'frac12'],
  ['off-axis', '0', 'on the axis'],
  ['off-axis', '0.5', 'before training'],
  ['off-axis', '0.1011', 'place of the head'],
  ['off-axis', '0.8174', 'residual'],
  ['probe', '1.8174', 'full fine-tuning'],
  ['probe', '0', 'zero head'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
