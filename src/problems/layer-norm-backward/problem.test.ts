import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(-1.3416, -0.4472, 0.4472, 1.3416)',
    '(0.1342, -0.1789, -0.0447, 0.0894)',
    '(0.0447, -0.0596, -0.0149, 0.0298)',
    '13',
    '0.0833',
  ]);
});

it.each([
  ['normalized', '(-1.341641, -0.4472136, 0.4472136, 1.341641)'],
  ['gradient', '(0.13416408, -0.17888544, -0.04472136, 0.08944272)'],
  ['factor', '1/12'],
])('takes the digits of the worked example for %s', (key, typed) => {
  expect(check(key, typed)).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const lists = [...statement.matchAll(/ = \(([-\d, ]+)\)/g)].map(([, list = '']) => list.split(', ').map(Number));
  const [, factor, sign, size] = /\$(\d)\\act\{\\vh\} ([-+]) (\d?)\\vone/.exec(statement) ?? [];
  return {
    features: at(lists, 0),
    upstream: at(lists, 1),
    factor: Number(factor),
    shift: Number(`${sign ?? ''}${size === '' ? 1 : (size ?? '')}`),
    blocks: Number(/of (\d+) blocks/.exec(statement)?.[1]),
  };
}

/** Layer norm from its definition. */
function layerNorm(features: readonly number[]): readonly number[] {
  const mean = features.reduce((before, x) => before + x, 0) / features.length;
  const squares = features.reduce((before, x) => before + (x - mean) * (x - mean), 0);
  return features.map((x) => (x - mean) * Math.sqrt(features.length / squares));
}

it.each(range(150))('agrees at seed %i with finite differences and a loop over the sublayers', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { features, upstream, factor, shift, blocks } = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const near = (i: number, expected: readonly number[]) =>
    at(answers, i).forEach((x, j) => expect(Math.abs(x - at(expected, j))).toBeLessThan(1.1e-4));
  const loss = (point: readonly number[]) => layerNorm(point).reduce((before, x, i) => before + x * at(upstream, i), 0);
  near(0, layerNorm(features));
  near(1, gradient(loss, features));
  near(
    2,
    gradient(
      loss,
      features.map((x) => factor * x + shift),
    ),
  );
  const sublayer = (stream: readonly number[]) => stream.map((x, i) => x + at(layerNorm(stream), i));
  const before = range(2 * blocks - 1).reduce((stream) => sublayer(stream), layerNorm(features));
  near(3, [Math.hypot(...sublayer(before)) / 2]);
  // A direction orthogonal to the ones and to the features: what is left of the first unit vector.
  const unit = layerNorm(features);
  const start = [3 / 4, -1 / 4, -1 / 4, -1 / 4].map((x, i) => x - (at(unit, 0) * at(unit, i)) / 4);
  const through = (point: readonly number[]) => layerNorm(point).reduce((total, x, i) => total + x * at(start, i), 0);
  near(4, [Math.hypot(...gradient(through, before)) / Math.hypot(...start)]);
});

it.each([
  ['normalized', '(-3, -1, 1, 3)', 'deviations'],
  ['normalized', '(-0.6, -0.2, 0.2, 0.6)', 'variance'],
  ['normalized', '(-1.1619, -0.3873, 0.3873, 1.1619)', 'not 3'],
  ['normalized', '(0.4472, 1.3416, 2.2361, 3.1305)', 'mean was not'],
  ['normalized', '(0.2182, 0.6547, 1.0911, 1.5275)', 'RMS'],
  ['normalized', '(-0.6708, -0.2236, 0.2236, 0.6708)', 'length 1'],
  ['gradient', '(0.4472, 0, 0, 0)', 'alone'],
  ['gradient', '(0.3354, -0.1118, -0.1118, -0.1118)', 'spread is a constant'],
  ['gradient', '(0.2460, -0.0671, 0.0671, 0.2012)', 'mean is a constant'],
  ['gradient', '(-0.8050, -0.7155, -0.1789, 0.3578)', 'not sums'],
  ['gradient', '(0.5367, -0.0447, -0.1789, -0.3130)', 'not added'],
  ['gradient', '(0.3, -0.4, -0.1, 0.2)', 'missing'],
  ['gradient', '(0.06, -0.08, -0.02, 0.04)', 'variance'],
  ['gradient', '(0.1598, -0.1404, -0.0533, 0.0339)', 'not 3'],
  ['gradient', '(0.75, -0.25, -0.25, -0.25)', 'Only the mean'],
  ['scaled', '(0.1342, -0.1789, -0.0447, 0.0894)', 'is the same'],
  ['scaled', '(0.4025, -0.5367, -0.1342, 0.2683)', 'other way'],
  ['scaled', '(0.0149, -0.0199, -0.0050, 0.0099)', 'not with'],
  ['stream', '7', 'two sublayers'],
  ['stream', '12', 'starts at 1'],
  ['stream', '3.605551275464', 'along it'],
  ['stream', '4096', 'does not grow'],
  ['stream', '169', 'mean square'],
  ['stream', '1', 'not normalized'],
  ['factor', '1/13', 'behind the last'],
  ['factor', '1/11', 'first sublayer'],
  ['factor', '1/6', 'two sublayers'],
  ['factor', '0.2887', 'proportion'],
  ['factor', '12', 'divides'],
  ['factor', '13/12', 'skip'],
  ['factor', '1', 'has grown'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
