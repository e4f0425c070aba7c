import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { apply } from '../../core/matrix.ts';
import { meanSquare } from '../../core/normalization.ts';
import { meanOver, signMatrices } from '../../core/sign-matrices.ts';
import problem from './problem.ts';
import { startFor } from './variance.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const leaky = (slope: number) => (a: number) => (a > 0 ? a : slope * a);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['0.505', '0.08795', '0.1523', '2', '1.105']);
});

it('has the numbers of the worked examples', () => {
  const numbers = { fanIn: 256, fanOut: 512, slope: 0.1, layers: 20 };
  expect(startFor(numbers).deviation).toBeCloseTo(0.0879497, 7);
  expect(startFor(numbers).bound).toBeCloseTo(0.152333, 6);
  expect(startFor({ ...numbers, fanIn: 512, slope: 0.2 }).deviation).toBeCloseTo(0.0612863, 7);
});

it.each([0.1, 0.3, 0.5])('keeps the second moment that an integral over the normal law finds, at slope %d', (slope) => {
  const points = range(16001).map((i) => (i - 8000) / 1000);
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const integral = points.reduce((total, x) => total + leaky(slope)(x) ** 2 * density(x) * 1e-3, 0);
  expect(startFor({ fanIn: 64, fanOut: 128, slope, layers: 10 }).kept).toBeCloseTo(integral, 6);
});

it.each([0.1, 0.25, 0.5])(
  'keeps the mean square exactly over all signs of the weights of three layers, slope %d',
  (slope) => {
    const size = startFor({ fanIn: 2, fanOut: 2, slope, layers: 10 }).deviation;
    const cases = signMatrices({ rows: 2, columns: 2, size });
    const input = [0.7, -1.6];
    const first = meanOver(cases, (below) => meanSquare(apply(below, input)));
    const upper = (below: readonly number[]) => meanOver(cases, (matrix) => meanSquare(apply(matrix, below)));
    const second = meanOver(cases, (below) => upper(apply(below, input).map(leaky(slope))));
    expect(second).toBeCloseTo(first, 12);
  },
);

it('multiplies the gradient by the ratio of the widths, over all signs of the weights', () => {
  const { deviation, backward } = startFor({ fanIn: 2, fanOut: 3, slope: 0.2, layers: 10 });
  const delta = [0.4, -1.1, 2];
  const below = [0.5, -0.3];
  const slopes = signMatrices({ rows: 1, columns: 2, size: 1 }).map((signs) =>
    at(signs, 0).map((sign, j) => (sign * at(below, j) > 0 ? 1 : 0.2)),
  );
  const back = meanOver(signMatrices({ rows: 2, columns: 3, size: deviation }), (transposed) =>
    meanOver(slopes, (factors) => meanSquare(apply(transposed, delta).map((entry, j) => entry * at(factors, j)))),
  );
  expect(back / meanSquare(delta)).toBeCloseTo(backward, 12);
});

it('lets a forgotten slope compound over the layers', () => {
  const { drift } = startFor({ fanIn: 64, fanOut: 128, slope: 0.5, layers: 10 });
  // 1.25^5 by hand
  expect(drift).toBeCloseTo(3.0517578125, 10);
});

it.each([
  ['kept', '0.5', 'That is ReLU'],
  ['kept', '1.01', 'only half of'],
  ['kept', '0.55', 'The slope is squared'],
  ['kept', '0.3761', 'the variance of'],
  ['deviation', '0.007735', 'This is the variance'],
  ['deviation', '0.08839', 'the value for ReLU'],
  ['deviation', '0.0625', 'keeps linear units'],
  ['deviation', '0.08427', 'must be squared'],
  ['deviation', '0.06219', 'You used the fan-out'],
  ['deviation', '0.05103', 'Xavier'],
  ['bound', '0.08795', 'the standard deviation'],
  ['bound', '0.26385', 'not 3'],
  ['bound', '0.3047', 'whole length'],
  ['bound', '0.023205', 'Take its root'],
  ['backward', '1', 'terms add up'],
  ['backward', '1/2', 'Upside down'],
  ['backward', 'sqrt(2)', 'factor on the RMS'],
  ['backward', '512*2/(1.01*256)', 'is missing'],
  ['backward', '1.01', 'it cancels'],
  ['drift', '1.2202', 'factor on the mean square'],
  ['drift', '1.005', 'This is one layer'],
  ['drift', '1.1', 'you added'],
  ['drift', '1.0954', 'in the mean square'],
  ['drift', '0.9053', 'Upside down'],
  ['drift', '1', 'for ReLU alone'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
