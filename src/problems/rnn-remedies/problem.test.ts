import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { remedies, type Numbers } from './remedies.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = {
  gradient: [3, 4],
  threshold: 2,
  rare: 10,
  probability: 0.1,
  common: -1,
  recurrent: 0.5,
  lag: 5,
  halfLife: 100,
};

/** G_0 to G_n of the recursion in the statement. */
function gains(recurrent: number, lag: number, n: number): readonly number[] {
  const g: number[] = [1];
  for (let i = 1; i <= n; i += 1) g.push(recurrent * at(g, i - 1) + (1 - recurrent) * (g[i - lag] ?? 0));
  return g;
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(1.2, 1.6)',
    '(2, 2)',
    '8.13',
    '-0.8',
    '0.333',
    '0.9931',
  ]);
  expect(remedies(PRINTED).angle).toBeCloseTo(8.130102, 6);
  expect(remedies(PRINTED).meanBefore).toBeCloseTo(0.1, 12);
  expect(remedies(PRINTED).forget).toBeCloseTo(0.993092, 6);
});

it.each([
  { recurrent: 0.5, lag: 5 },
  { recurrent: 0.2, lag: 2 },
  { recurrent: 0.8, lag: 6 },
  { recurrent: 0.25, lag: 3 },
])('has the limit that the recursion reaches for $recurrent at lag $lag', ({ recurrent, lag }) => {
  expect(remedies({ ...PRINTED, recurrent, lag }).limit).toBeCloseTo(at(gains(recurrent, lag, 2000), 2000), 10);
});

it('is on its way to the limit after 20 and 100 steps', () => {
  const g = gains(0.5, 5, 100);
  expect(at(g, 20)).toBeCloseTo(0.2976083755, 9);
  expect(at(g, 100)).toBeCloseTo(0.3333355, 6);
});

it('halves the gradient with the gate, step by step', () => {
  const { forget } = remedies({ ...PRINTED, halfLife: 40 });
  expect(range(40).reduce((gain) => gain * forget, 1)).toBeCloseTo(0.5, 12);
});

it.each([
  [3, 4, 2],
  [7, -24, 10],
  [-12, 9, 7.5],
])('turns (%d, %d) clipped at %d by the angle of the scalar product', (first, second, threshold) => {
  const { byValue, angle } = remedies({ ...PRINTED, gradient: [first, second], threshold });
  const cosine = (first * byValue[0] + second * byValue[1]) / Math.hypot(first, second) / Math.hypot(...byValue);
  expect(angle).toBeCloseTo((Math.acos(cosine) * 180) / Math.PI, 9);
});

it.each([
  ['by-norm', '(2, 2)', 'the clip by value'],
  ['by-norm', '(0.6, 0.8)', 'has length 1'],
  ['by-norm', '(0.857, 1.143)', 'the sum of the absolute entries'],
  ['by-norm', '(3, 4)', 'must be scaled'],
  ['by-value', '(1.2, 1.6)', 'the clip by norm'],
  ['angle', '0.1419', 'in radians'],
  ['angle', '53.13°', 'with the first axis'],
  ['angle', '0', 'keeps the direction'],
  ['mean', '0.1', 'the mean before clipping'],
  ['mean', '0', 'not equally likely'],
  ['limit', '1', 'not at its first value'],
  ['limit', '0', 'It does not die out'],
  ['limit', '1/5', 'with weight $\\param{v}$'],
  ['limit', '2/7', 'One term too many'],
  ['limit', '0.4', 'itself has weight 1'],
  ['forget', '0.995', 'the factors multiply'],
  ['forget', '0.99005', 'and not to one half'],
  ['forget', '0.5', 'one single step'],
  ['forget', '0.5^100', 'Asked is the root'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('takes the limit as a fraction, the angle with its degree sign and the gate as a root', () => {
  expect(check('limit', '1/3')).toEqual({ kind: 'right' });
  expect(check('angle', '8.13°')).toEqual({ kind: 'right' });
  expect(check('forget', '2^(-1/100)')).toEqual({ kind: 'right' });
});

it('knows lost signs where the gradient has a negative entry', () => {
  const seeds = range(60).map((seed) => problem.pose(seed + 1));
  const reasons = seeds.map(({ blanks }) => at(blanks, 1).check(at(blanks, 1).answer.replaceAll('-', '')));
  expect(reasons).toContainEqual({ kind: 'wrong', because: expect.stringContaining('The signs are lost') });
});
