import { expect, it } from 'vitest';
import { at, range, sum } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { draw } from './draw.ts';
import { interpolants, type Numbers } from './interpolants.ts';
import problem from './problem.ts';

const printed = problem.pose(0);
const check = (key: string, typed: string) => printed.blanks.find((blank) => blank.key === key)?.check(typed);

const PRINTED: Numbers = {
  rows: [
    [1, 2, 2],
    [2, 0, -1],
  ],
  targets: [9, 4],
  start: [3, 0, 0],
};
const CASES: readonly Numbers[] = [PRINTED, ...range(40).flatMap((seed) => draw(createRng(seed + 1)) ?? [])];

/** Gradient descent on half the squared norm, one sum over the rows for each step. */
function descend({ rows, targets }: Numbers, start: readonly number[], rate: number): readonly number[] {
  let weights = start;
  for (let t = 0; t < 5000; t += 1) {
    const errors = rows.map((row, i) => sum(row.map((x, j) => x * at(weights, j))) - at(targets, i));
    weights = weights.map((weight, j) => weight - rate * sum(rows.map((row, i) => at(row, j) * at(errors, i))));
  }
  return weights;
}

it('has the answers of the printed instance', () => {
  expect(printed.blanks.map(({ answer }) => answer)).toEqual([
    '(2.6, 2, 1.2)',
    '(2.867, 1.333, 1.733)',
    '2.191',
    '0.222',
  ]);
  expect(Math.hypot(...interpolants(PRINTED).minimumNorm)).toBeCloseTo(3.49285, 5);
  expect(Math.hypot(...interpolants(PRINTED).limit)).toBeCloseTo(3.605551, 6);
  expect(interpolants(PRINTED).orthogonal).toEqual([-2, 5, -4]);
});

it('has the limits that descent reaches from zero and from the start', () => {
  for (const numbers of CASES) {
    const { minimumNorm, limit, rateLimit } = interpolants(numbers);
    const fromZero = descend(numbers, [0, 0, 0], 0.9 * rateLimit);
    const fromStart = descend(numbers, numbers.start, 0.9 * rateLimit);
    minimumNorm.forEach((weight, i) => expect(weight).toBeCloseTo(at(fromZero, i), 9));
    limit.forEach((weight, i) => expect(weight).toBeCloseTo(at(fromStart, i), 9));
  }
});

it('has the limit of the learning rate beyond which descent explodes', () => {
  for (const numbers of CASES) {
    const { rateLimit } = interpolants(numbers);
    const start = [3.137, -2.291, 1.713];
    expect(Math.hypot(...descend(numbers, start, 0.99 * rateLimit))).toBeLessThan(30);
    expect(Math.hypot(...descend(numbers, start, 1.01 * rateLimit))).toBeGreaterThan(1e9);
  }
});

it('ends closer to the start than any other solution', () => {
  for (const numbers of CASES) {
    const { limit, distance, orthogonal } = interpolants(numbers);
    for (const step of [-1, -0.1, 0.01, 0.5]) {
      const other = limit.map((weight, i) => weight + step * at(orthogonal, i) - at(numbers.start, i));
      expect(Math.hypot(...other)).toBeGreaterThan(distance);
    }
  }
});

it('puts the limit of descent on halves and keeps part of the start in every draw', () => {
  for (const numbers of CASES.slice(1)) {
    const { limit, minimumNorm } = interpolants(numbers);
    expect(limit.every((weight) => Math.abs(2 * weight - Math.round(2 * weight)) < 1e-9)).toBe(true);
    expect(Math.hypot(...limit.map((weight, i) => weight - at(minimumNorm, i)))).toBeGreaterThan(0.05);
  }
  expect(CASES.length).toBeGreaterThan(15);
});

it.each([
  ['minimum-norm', '(2.867, 1.333, 1.733)', 'the closest to zero'],
  ['minimum-norm', '(17, 18, 14)', 'is missing'],
  ['limit', '(2.6, 2, 1.2)', 'the limit from zero'],
  ['limit', '(-2/15, 4/3, 26/15)', 'the way from'],
  ['limit', '(5.6, 2, 1.2)', 'the whole start'],
  ['limit', '(5, 12, 14)', 'divide each residual'],
  ['limit', '(3.133, -1.333, -1.733)', 'wrong sign'],
  ['distance', '4.8', 'the square'],
  ['distance', '3.606', 'from zero'],
  ['distance', '2.366', 'of least norm'],
  ['distance', '0.894', 'between the two'],
  ['rate-limit', '0.4', 'shorter row'],
  ['rate-limit', '1/9', 'without a factor 2'],
  ['rate-limit', '2/3', 'the squared length'],
  ['rate-limit', '1/7', 'do not add up'],
])('knows the slip behind %s = %s', (key, typed, because) => {
  expect(check(key, typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});
