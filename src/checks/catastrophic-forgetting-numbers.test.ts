import { describe, expect, it } from 'vitest';
import { transferMetrics } from '../core/accuracy-matrix.ts';
import { at, sum } from '../core/array.ts';
import { softmax } from '../core/dense-network.ts';
import { nearestInHalfSpace } from '../core/half-space.ts';
import { apply, diagonal, distance, identity, type Matrix } from '../core/matrix.ts';
import { jointCenter, taskBowl, weighed } from '../core/quadratic-tasks.ts';
import { difference, dot, times, type Vector } from '../core/vector.ts';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** One step at rate 1 on each of two images of a logistic unit, the first with label 1, the second with label 0. */
function oneThenTwo(first: Vector, second: Vector) {
  const losses = (w: Vector) => [-Math.log(sigmoid(dot(w, first))), -Math.log(1 - sigmoid(dot(w, second)))];
  const middle = times(0.5, first);
  const slopes = [times(sigmoid(dot(middle, first)) - 1, first), times(sigmoid(dot(middle, second)), second)] as const;
  const end = difference(middle, slopes[1]);
  return { middle, end, between: losses(middle), after: losses(end), inner: dot(...slopes) };
}

function expectNumbers(actual: Vector, expected: Vector) {
  expect(distance([actual], [expected])).toBeLessThan(1e-8);
}

describe('the toy of two images', () => {
  it('with a shared pixel raises the old loss from 0.313 to 0.522 and lowers the new one from 0.974 to 0.389', () => {
    const { middle, end, between, after, inner } = oneThenTwo([1, 1, 0], [1, 0, 1]);
    expectNumbers(middle, [0.5, 0.5, 0]);
    expectNumbers(between, [0.313261688, 0.974076984]);
    expectNumbers(end, [-0.122459331, 0.5, -0.622459331]);
    expectNumbers(after, [0.522089144, 0.388504022]);
    expectNumbers([inner], [-0.167405097]);
  });

  it('without a shared pixel leaves the old loss at 0.474', () => {
    const { between, after } = oneThenTwo([0, 1, 0], [0, 0, 1]);
    expectNumbers([at(between, 0), at(after, 0)], [0.474076984, 0.474076984]);
  });

  it('predicts +0.167 to first and +0.205 to second order, where the truth is +0.209', () => {
    const { middle, between, after, inner } = oneThenTwo([1, 1, 0], [1, 0, 1]);
    const p = sigmoid(dot(middle, [1, 1, 0]));
    const along = sigmoid(dot(middle, [1, 0, 1]));
    expect(-inner).toBeCloseTo(0.167, 3);
    expect(-inner + (p * (1 - p) * along ** 2) / 2).toBeCloseTo(0.205, 3);
    expect(at(after, 0) - at(between, 0)).toBeCloseTo(0.209, 3);
  });
});

describe('the closed forms', () => {
  it('lose 0.04, 0.12, 0.16 and 0.12 at 15, 30, 45 and 60 degrees for c = 0.8', () => {
    const loss = (degrees: number) => (0.64 / 4) * Math.sin((degrees * Math.PI) / 90) ** 2;
    expectNumbers([15, 30, 45, 60].map(loss), [0.04, 0.12, 0.16, 0.12]);
  });

  it('go 0.12, 0.0675, 0.03796875, 0.02135742 in rounds at 30 degrees', () => {
    const rounds = [0, 1, 2, 3].map((round) => 0.12 * Math.cos(Math.PI / 6) ** (4 * round));
    expectNumbers(rounds, [0.12, 0.0675, 0.03796875, 0.021357421875]);
  });

  it('with replay of shares 0.2 and 0.5 end at (0.5, 0.941) and (0.2, 0.8)', () => {
    const old = { hessian: diagonal([4, 1]), center: [0, 0] };
    const fresh = { hessian: diagonal([1, 4]), center: [1, 1] };
    const end = (rho: number) => jointCenter([weighed(1 - rho, fresh), weighed(rho, old)]);
    expectNumbers(end(0.2), [0.5, 0.941176471]);
    expectNumbers([taskBowl(old).value(end(0.2)), taskBowl(fresh).value(end(0.2))], [0.942906574, 0.131920415]);
    expectNumbers(end(0.5), [0.2, 0.8]);
    expectNumbers([taskBowl(old).value(end(0.5)), taskBowl(fresh).value(end(0.5))], [0.4, 0.4]);
  });

  it('with an anchor end at (0.7, -0.3) with the full matrix and at (0.571, 0) with the diagonal', () => {
    const old = [[2.5, 1.5], [1.5, 2.5]]; // prettier-ignore
    const fresh = { hessian: identity(2), center: [2, 0] };
    const end = (fisher: Matrix) => jointCenter([fresh, { hessian: fisher, center: [0, 0] }]);
    const both = (w: Vector) => dot(w, apply(old, w)) / 2 + taskBowl(fresh).value(w);
    expectNumbers([...end(old), both(end(old))], [0.7, -0.3, 1.3]);
    const own = end(diagonal([2.5, 2.5]));
    expectNumbers([...own, both(own)], [0.571428571, 0, 1.42857143]);
  });

  it('soften (0.9, 0.1) to (0.75, 0.25), with a cross-entropy of 0.648 to (0.6, 0.4) softened, at least 0.562', () => {
    const soft = (p: Vector) => softmax(p.map((entry) => Math.log(entry) / 2));
    const [old, fresh] = [soft([0.9, 0.1]), soft([0.6, 0.4])];
    const crossed = (q: Vector) => -sum(old.map((p, i) => p * Math.log(at(q, i))));
    expectNumbers([...old, ...fresh, crossed(fresh)], [0.75, 0.25, 0.550510257, 0.449489743, 0.647592829]);
    expect(crossed(old)).toBeCloseTo(0.562, 3);
  });

  it('project (1, -2, 0.5) against (2, 1, -2) to (1.222, -1.889, 0.278), which still has product 5.139', () => {
    const projected = nearestInHalfSpace([1, -2, 0.5], [2, 1, -2]);
    expectNumbers(projected, [1.22222222, -1.88888889, 0.277777778]);
    expectNumbers([dot(projected, [1, -2, 0.5])], [5.13888889]);
  });
});

describe('the metrics', () => {
  it('of the example of two tasks are ACC 0.8, BWT -0.2 and FGT 0.2', () => {
    const { average, backward, forgetting } = transferMetrics([[0.5, 0.5], [0.9, 0.5], [0.7, 0.9]]); // prettier-ignore
    expectNumbers([average, backward, forgetting], [0.8, -0.2, 0.2]);
  });
});
