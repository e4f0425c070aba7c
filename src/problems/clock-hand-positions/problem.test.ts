import { expect, it } from 'vitest';
import { at, range } from '../../core/array.ts';
import { commonDivisor } from './clock.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual(['(-0.4161, 0.9093)', '1.6829', '10', '3.5353', '0.9641']);
  // Published digits: the sum of four cosines, and twice the sine of one radian.
  expect(check('product', '3.53525597')).toEqual({ kind: 'right' });
  expect(check('distance', '1.6829419696')).toEqual({ kind: 'right' });
});

/** What a statement says, read from its words. */
function readStatement(statement: string) {
  const number = (pattern: RegExp) => Number(pattern.exec(statement)?.[1] ?? NaN);
  const [, turns, steps] = /2\\pi(?:\\cdot(\d+))?\/(\d+)/.exec(statement) ?? [];
  return {
    omega: number(/omega = ([\d.]+)\$ radians/),
    offset: number(/for \$k = (\d+)/),
    turns: Number(turns ?? 1),
    steps: Number(steps),
    width: number(/d = (\d+)/),
    base: number(/omega_i = (\d+)/),
    first: number(/for \$t = (\d+)/),
    second: number(/j = (\d+)/),
  };
}

/** A code entry by entry, as the statement defines it. */
function codeOf(position: number, width: number, base: number): readonly number[] {
  return range(width).map((entry) => {
    const angle = position * Math.exp((-2 * Math.floor(entry / 2) * Math.log(base)) / width);
    return entry % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  });
}

const apart = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((x, i) => x - at(b, i)));

it.each(range(150))('agrees at seed %i with codes written out entry by entry', (seed) => {
  const { statement, blanks } = problem.pose(seed);
  const { omega, offset, turns, steps, width, base, first, second } = readStatement(statement);
  const answers = blanks.map(({ answer }) => answer.replace(/[()]/g, '').split(', ').map(Number));
  const hand = (position: number, speed = omega) => [Math.sin(speed * position), Math.cos(speed * position)] as const;
  const [a = NaN, b = NaN] = at(answers, 0);
  for (const position of [0, 1, 17]) {
    const [sine, cosine] = hand(position);
    expect(a * sine + b * cosine).toBeCloseTo(at(hand(position + offset), 0), 3);
  }
  expect(at(at(answers, 1), 0)).toBeCloseTo(apart(hand(5), hand(5 + offset)), 3);
  const speed = (2 * Math.PI * turns) / steps;
  const returns = range(steps).filter((k) => apart(hand(0, speed), hand(k + 1, speed)) < 1e-9);
  expect(at(at(answers, 2), 0)).toBe(at(returns, 0) + 1);
  const [left, right] = [codeOf(first, width, base), codeOf(second, width, base)];
  expect(at(at(answers, 3), 0)).toBeCloseTo(
    left.reduce((before, x, i) => before + x * at(right, i), 0),
    3,
  );
  expect(at(at(answers, 4), 0)).toBeCloseTo(apart(left, right), 3);
});

it('divides by the greatest common divisor', () => {
  expect([commonDivisor(6, 16), commonDivisor(7, 20), commonDivisor(1, 10), commonDivisor(9, 18)]).toEqual([
    2, 1, 1, 9,
  ]);
});

it.each([
  ['row', '(-0.4161, -0.9093)', 'the cosine first'],
  ['row', '(0.9093, -0.4161)', 'new angle'],
  ['row', '(0.8776, 0.4794)', 'one position'],
  ['row', '(0.5403, 0.8415)', 'half angle'],
  ['row', '(0.9994, 0.0349)', 'degrees'],
  ['distance', '0.8415', 'factor 2'],
  ['distance', '2.8323', 'squared distance'],
  ['distance', '1.4161', 'its root'],
  ['distance', '1.8186', 'half the angle'],
  ['distance', '2', 'arc'],
  ['distance', '0.4948', 'neighbors'],
  ['distance', '-0.4161', 'inner product'],
  ['distance', '0.0349', 'degrees'],
  ['period', '5', 'the other way'],
  ['period', '9', 'too few'],
  ['period', '11', 'too many'],
  ['product', '3.4852', 'exponent'],
  ['product', '3.9950', 'first pair has'],
  ['product', '0.8838', 'norm 1'],
  ['product', '7.0705', 'counts once'],
  ['product', '0.5403', 'alone'],
  ['product', '4', 'with itself'],
  ['product', '3.9998', 'degrees'],
  ['gap', '0.9295', 'squared'],
  ['gap', '0.6817', 'twice the product'],
  ['gap', '2.1130', 'counts twice'],
  ['gap', '0.4821', 'norm 1'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it.each(range(150))('calls no half of an odd period the opposite direction at seed %i', (seed) => {
  const blank = at(problem.pose(seed).blanks, 2);
  const half = Number(blank.answer) / 2;
  const verdict = blank.check(String(half));
  const isOpposite = verdict.kind === 'wrong' && (verdict.because ?? '').includes('other way');
  expect(isOpposite).toBe(Number.isInteger(half));
});

it('knows at some seed the turn that is not whole, the later return and the norm that is not 1', () => {
  const reasons = range(60).flatMap((seed) => {
    const { statement, blanks } = problem.pose(seed + 1);
    const { turns, steps, width, base, first, second } = readStatement(statement);
    const cosines = range(width / 2).map((i) => Math.cos((second - first) * base ** ((-2 * i) / width)));
    const product = cosines.reduce((before, x) => before + x, 0);
    const typed = [String(steps / turns), String(steps), String(Math.sqrt(Math.max(0, 2 - 2 * product)))];
    return [at(blanks, 2), at(blanks, 2), at(blanks, 4)].map((blank, i) => {
      const verdict = blank.check(at(typed, i));
      return verdict.kind === 'wrong' ? verdict.because : '';
    });
  });
  expect(reasons).toContainEqual(expect.stringContaining('not whole'));
  expect(reasons).toContainEqual(expect.stringContaining('not for the first time'));
  expect(reasons).toContainEqual(expect.stringContaining('not 1'));
});
