import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { gradient } from '../../core/finite-differences.ts';
import { standardized } from '../../core/normalization.ts';
import { dot } from '../../core/vector.ts';
import { normalize } from './normalize.ts';
import problem from './problem.ts';

const tex = String.raw;
const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);
const PRINTED = { entries: [1, 2, 3, 6], upstream: [1, 0, 0, -1], gain: 1 };

/** A loss whose gradient in the outputs is `upstream`: their inner product. */
const loss = (entries: readonly number[], upstream: readonly number[], gain: number) =>
  gain * dot(upstream, standardized(entries, 0));

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '3.5',
    '(-1.069, -0.5345, 0, 1.6036)',
    '-2.6726',
    '(0.1527, -0.1909, 0, 0.0382)',
    '0.0153',
  ]);
});

it('has the numbers of the worked example', () => {
  const pass = normalize(PRINTED);
  const near = (numbers: readonly number[], expected: readonly number[]) =>
    numbers.forEach((x, i) => expect(x).toBeCloseTo(at(expected, i), 6));
  near([pass.mean, pass.variance, pass.shiftGradient, pass.gainGradient], [3, 3.5, 0, -2.672612]);
  near(pass.normalized, [-1.069045, -0.534522, 0, 1.603567]);
  near(pass.gradient, [0.152721, -0.190901, 0, 0.03818]);
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const vectors = [...statement.matchAll(/= \(([-\d, ]+)\)/g)].map(([, list = '']) => list.split(', ').map(Number));
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1]);
  return {
    entries: at(vectors, 0),
    upstream: at(vectors, 1),
    gain: number(/gamma} = (\d+)/),
    factor: number(/multiplied by (\d+)/),
  };
}

it.each(range(60))('agrees at seed %i with finite differences of what it says', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { entries, upstream, gain, factor } = readStatement(statement);
  const answers = (key: string) =>
    (blanks.find((blank) => blank.key === key)?.answer ?? '').replace(/[()]/g, '').split(', ').map(Number);
  const near = (key: string, expected: readonly number[]) =>
    answers(key).forEach((x, i) => expect(Math.abs(x - at(expected, i))).toBeLessThan(1e-4));
  const slopes = gradient((point) => loss(point, upstream, gain), entries);
  near('normalized', standardized(entries, 0));
  near(
    'gain',
    gradient(([c = NaN]) => loss(entries, upstream, c), [gain]),
  );
  near('entries', slopes);
  near('scaled', gradient((point) => loss(point, upstream, gain), entries.map((entry) => factor * entry)).slice(0, 1)); // prettier-ignore
  normalize({ entries, upstream, gain }).gradient.forEach((x, i) => expect(x).toBeCloseTo(at(slopes, i), 8));
});

it('leaves no gradient along a common shift and along the deviations', () => {
  const { gradient: slopes, deviations } = normalize({ entries: [-4, 0, 5, 3], upstream: [2, -1, 0, 2], gain: 2 });
  expect(sum(slopes)).toBeCloseTo(0, 12);
  expect(dot(slopes, deviations)).toBeCloseTo(0, 12);
});

it('gives back nothing of an upstream gradient that is affine in the entries', () => {
  const { gradient: slopes } = normalize({ entries: [1, 2, 3, 6], upstream: [-1, 1, 3, 9], gain: 1 });
  expect(slopes.map(Math.abs)).toEqual([0, 0, 0, 0]);
});

it.each([
  ['variance', '14/3', 'You divided by'],
  ['variance', '14', 'sum of the squared'],
  ['variance', '12.5', 'Subtract the mean'],
  ['variance', 'sqrt(3.5)', 'standard deviation'],
  ['normalized', '(-0.5714, -0.2857, 0, 0.8571)', 'Divide by its root'],
  ['normalized', '(-0.9258, -0.4629, 0, 1.3887)', 'divisor $m - 1$'],
  ['normalized', '(-2, -1, 0, 3)', 'These are the deviations'],
  ['normalized', '(0.5345, 1.0690, 1.6036, 3.2071)', 'The mean is not subtracted'],
  ['gain', '-0.6682', 'This is the mean'],
  ['gain', '-5', 'is missing'],
  ['gain', '0', 'in the shift'],
  ['entries', '(0.5345, 0, 0, -0.5345)', 'You held mean and variance fixed'],
  ['entries', '(-0.9927, -0.7636, 0, 1.7563)', 'means, not sums'],
  ['entries', '(0.9163, 0.1909, 0, -1.1072)', 'is subtracted as well'],
  ['entries', '(0.0816, -0.1020, 0, 0.0204)', 'The factor in front'],
  ['entries', '(0.2857, -0.3571, 0, 0.0714)', 'is missing'],
  ['scaled', '0.1527', 'in front of the bracket'],
  ['scaled', '1.5272', 'Upside down'],
  ['scaled', '0.0015', 'square of the factor'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it.each([
  ['gain', 'without $\\param{\\gamma}$', 2],
  ['entries', 'The factor $\\param{\\gamma}$ is missing', 0.5],
])('knows a surplus or a missing gain of 2 in the blank %s', (key, because, factor) => {
  const posed = range(30).map((seed) => problem.pose(seed));
  const doubled = posed.find(({ statement }) => statement.includes(tex`\param{\gamma} = 2`));
  const blank = doubled?.blanks.find((each) => each.key === key);
  const typed = (blank?.answer ?? '').replace(/-?[\d.]+/g, (text) => String(factor * Number(text)));
  expect(blank?.check(typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
