import { expect, it } from 'vitest';
import { at } from './array.ts';
import { lowRankChange, type LowRankFactors, lowRankGradients, lowRankSize, lowRankStep } from './low-rank-update.ts';
import { add, identity, type Matrix } from './matrix.ts';

/** One example x = (1, 1) with target y = (2, 0), and W₀ the identity; the gradient in W is (Wx - y)xᵀ. */
const missAt = (factors: LowRankFactors, s: number) => {
  const adapted = add(identity(2), lowRankChange(factors, s));
  return [at(at(adapted, 0), 0) + at(at(adapted, 0), 1) - 2, at(at(adapted, 1), 0) + at(at(adapted, 1), 1)] as const;
};
const gradientAt = (factors: LowRankFactors, s: number): Matrix => missAt(factors, s).map((miss) => [miss, miss]);
const lossAt = (factors: LowRankFactors, s: number) => missAt(factors, s).reduce((sum, miss) => sum + miss ** 2 / 2, 0);

it('takes the first two steps as worked by hand', () => {
  const start = { B: [[0], [0]], A: [[1, 2]] };
  const first = lowRankGradients(start, gradientAt(start, 1), 1);
  expect(first.B).toEqual([[-3], [3]]);
  expect(first.A.flat().every((entry) => entry === 0)).toBe(true);
  const one = lowRankStep(start, first, 0.1);
  expect(lossAt(one, 1)).toBeCloseTo(0.01, 12);
  const second = lowRankGradients(one, gradientAt(one, 1), 1);
  second.A.flat().forEach((entry) => expect(entry).toBeCloseTo(-0.06, 12));
  const two = lowRankStep(one, second, 0.1);
  expect(two.B.flat().map((entry) => entry.toFixed(6))).toEqual(['0.330000', '-0.330000']);
  expect(two.A.flat().map((entry) => entry.toFixed(6))).toEqual(['1.006000', '2.006000']);
  expect(lossAt(two, 1)).toBeCloseTo(3.64816e-5, 10);
});

it('gives the gradients of the loss in both factors', () => {
  const [s, nudge] = [0.7, 1e-5];
  const factors = { B: [[0.4], [-0.9]], A: [[0.3, 1.1]] };
  const { B, A } = lowRankGradients(factors, gradientAt(factors, s), s);
  const slope = (move: (h: number) => LowRankFactors) => (lossAt(move(nudge), s) - lossAt(move(-nudge), s)) / 2 / nudge;
  expect(at(at(B, 0), 0)).toBeCloseTo(
    slope((h) => ({ ...factors, B: [[0.4 + h], [-0.9]] })),
    8,
  );
  expect(at(at(B, 1), 0)).toBeCloseTo(
    slope((h) => ({ ...factors, B: [[0.4], [-0.9 + h]] })),
    8,
  );
  expect(at(at(A, 0), 0)).toBeCloseTo(
    slope((h) => ({ ...factors, A: [[0.3 + h, 1.1]] })),
    8,
  );
  expect(at(at(A, 0), 1)).toBeCloseTo(
    slope((h) => ({ ...factors, A: [[0.3, 1.1 + h]] })),
    8,
  );
});

it('counts r(m + n) numbers', () => {
  expect(lowRankSize({ B: [[0, 0], [0, 0], [0, 0]], A: [[0, 0, 0, 0], [0, 0, 0, 0]] })).toBe(2 * (3 + 4)); // prettier-ignore
});
