import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { aliasError, aliasSlopes, cosineFeatures, midpointGrid, weightedFit } from '../core/cosine-features.ts';
import { descent, halfSquaredError } from '../core/descent.ts';
import { difference, dot, norm, times, total, type Vector } from '../core/vector.ts';
import { apply, diagonal, distance, power, scale, add, identity } from '../core/matrix.ts';
import { fixedPointWeight, META_METHODS } from '../core/meta-method.ts';
import { subsetMoments } from '../core/subset-moments.ts';

const TRUE_FEATURES = [1, 3, 6];

/** One step of rate 0.5 on half the expected error of the three true features at 8 points. */
function trained(weights: Vector): Vector {
  return difference(weights, times(0.5, total(times(0, weights), ...TRUE_FEATURES.map((t) => aliasSlopes(weights, t, 8))))); // prettier-ignore
}

function weightsAfter(steps: number): Vector {
  return range(steps).reduce(trained, range(32).map(() => 1)); // prettier-ignore
}

function errorAt(weights: Vector, points: number): number {
  const features = cosineFeatures(midpointGrid(points), 32);
  const misses = TRUE_FEATURES.map((t) =>
    weightedFit(features, weights, { targets: features.map((row) => at(row, t)) }).map((w, k) => w - (k === t ? 1 : 0)),
  );
  return sum(misses.map((missed) => dot(missed, missed)));
}

describe('feature weights trained at 8 points on features 1, 3 and 6', () => {
  it.each([
    [0, 1.125],
    [1, 0.84902],
    [10, 0.062448],
    [100, 0.00053079],
  ])('after %i steps have the meta-loss %f', (steps, loss) => {
    const weights = weightsAfter(steps);
    expect(sum(TRUE_FEATURES.map((t) => aliasError(weights, t, 8))) / 2).toBeCloseTo(loss, 5);
  });

  it('rise for the true features, fall for their aliases and stay at 1 for all others', () => {
    const weights = weightsAfter(400);
    expect([1, 15].map((k) => at(weights, k))).toEqual([expect.closeTo(2.045223, 5), expect.closeTo(0.074662, 5)]);
    expect(weights.filter((weight) => weight === 1)).toHaveLength(20);
  });

  it.each([
    [6, 1.47433, 2.6],
    [8, 0.0010616, 2.25],
    [12, 0.478836, 2],
    [16, 0.00018084, 1.5],
  ])('err at %i points by %f after 100 steps, by %f at equal weights', (points, learned, equal) => {
    expect(errorAt(weightsAfter(100), points)).toBeCloseTo(learned, 4);
    expect(errorAt(weightsAfter(0), points)).toBeCloseTo(equal, 6);
  });

  it('cannot help the constant, whose group has unequal norms: error 2/3 at equal weights', () => {
    const features = cosineFeatures(midpointGrid(8), 32);
    const fitted = weightedFit(features, weightsAfter(0), { targets: features.map(() => 1) });
    expect(sum(fitted.map((w, k) => (w - (k === 0 ? 1 : 0)) ** 2))).toBeCloseTo(2 / 3, 10);
  });
});

describe('two tasks in the linearized model', () => {
  const A = halfSquaredError([[2, 0, 0], [0, 0.4, 0]], [1, 1]); // prettier-ignore
  const start = at(descent(A, [0, 0, 0], { rate: 0.2, steps: 10 }), 10);

  it('leave task A at 0.2609018451 after ten steps', () => {
    expect(A.value(start)).toBeCloseTo(0.2609018451, 10);
  });

  it.each([
    [0, 1, 0.2609018451],
    [0, -1, 2.2609014355],
    [60, 1, 0.2921518195],
    [60, -1, 0.5421518451],
    [90, -1, 0.2609018451],
  ])('with B at %i° and target %i take it to %f', (degrees, target, loss) => {
    const angle = (degrees * Math.PI) / 180;
    const B = halfSquaredError([[2 * Math.cos(angle), 0, 2 * Math.sin(angle)]], [target]);
    expect(A.value(at(descent(B, start, { rate: 0.2, steps: 10 }), 10))).toBeCloseTo(loss, 9);
  });

  it.each([
    [1, -0.095],
    [-1, 0.105],
  ])(
    'change the loss of A with the row (1, 0) by a step of 0.1 on B with the row (1, 1) and target %i: %f',
    (y, change) => {
      const [one, other] = [halfSquaredError([[1, 0]], [1]), halfSquaredError([[1, 1]], [y])];
      const moved = at(descent(other, [0, 0], { rate: 0.1, steps: 1 }), 1);
      expect(one.value(moved) - one.value([0, 0])).toBeCloseTo(change, 12);
    },
  );
});

describe('the numbers of the text', () => {
  it('have the losses after two inner steps 0.1312, 0.00315077, 0.01024 and 0.108562 at four starts', () => {
    const inner = { rate: 0.2, steps: 2 };
    const after = (start: number) => sum([[1, 0], [4, 1]].map(([a = 0, y = 0]) => (a / 2) * (1 - 0.2 * a) ** 4 * (start - y) ** 2)); // prettier-ignore
    const starts = META_METHODS.map((method) => {
      const [flat, steep] = [fixedPointWeight(method, 1, inner), fixedPointWeight(method, 4, inner)];
      return steep / (flat + steep);
    });
    expect(distance([starts.map(after)], [[0.1312, 0.00315077, 0.01024, 0.10856198]])).toBeLessThan(1e-7);
  });

  it('have 1,761 parameters in a network of widths 1, 40, 40, 1', () => {
    expect(sum([[1, 40], [40, 40], [40, 1]].map(([from = 0, to = 0]) => (from + 1) * to))).toBe(1761); // prettier-ignore
  });

  it('have K steps equal to a Gaussian prior with covariance H⁻¹((I - αH)^-K - I): 1.868 at eigenvalue 1, 1 near 0', () => {
    const [rate, steps, eigenvalues, pulls, start] = [0.1, 10, [1, 1e-6, 4], [2, -1, 3], [0.5, 0.2, -1]];
    const task = { gradient: (point: Vector) => difference(apply(diagonal(eigenvalues), point), pulls) };
    const end = at(descent(task, start, { rate, steps }), steps);
    const kept = power(add(identity(3), scale(-rate, diagonal(eigenvalues))), steps);
    const variances = eigenvalues.map((value, i) => (1 / at(at(kept, i), i) - 1) / value);
    const likely = eigenvalues.map(
      (h, i) => (at(pulls, i) + at(start, i) / at(variances, i)) / (h + 1 / at(variances, i)),
    );
    expect(norm(difference(end, likely))).toBeLessThan(1e-9);
    expect(distance([variances.slice(0, 2)], [[1.867972, 1.0000005]])).toBeLessThan(1e-6);
  });

  it('keep 0.3125 of an error on average after two steps on one of two examples of curvature 1 and 3', () => {
    expect(subsetMoments({ inputs: [[1], [Math.sqrt(3)]], gradients: [[0], [0]] }, 1, 0.25).steps[0]).toBeCloseTo(
      0.3125,
    );
  });
});
