import { describe, expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import { alignmentStart, alignmentStep, invarianceRatio, mostInvariant, variance, viewCovariance } from './alignment-dynamics.ts'; // prettier-ignore
import type { AlignmentMethod, AlignmentState } from './alignment-dynamics.ts';
import { gradient } from './finite-differences.ts';
import { norm, type Vector } from './vector.ts';

const VIEWS = { content: [[1, 0.3], [0.3, 1]], noise: [[1, 0], [0, 0.05]] }; // prettier-ignore
const TRAINING = { rate: 0.02, predictorRate: 0.2, ema: 0, penalty: 1 };

function trained(method: AlignmentMethod, steps: number, changed: { readonly ema?: number } = {}): AlignmentState {
  const training = { ...TRAINING, ...changed, method };
  return range(steps).reduce((state) => alignmentStep(state, VIEWS, training), alignmentStart([0.8, 0.6]));
}

function angle({ weights }: AlignmentState): number {
  return (Math.atan2(at(weights, 1), at(weights, 0)) * 180) / Math.PI;
}

describe('training one linear unit on two views', () => {
  it.each([
    ['alignment', 0.1207498555],
    ['stop-gradient', 0.269381499],
    ['predictor', 0.1191145863],
    ['predictor + stop-gradient', 0.9955913382],
    ['variance penalty', 0.9481363408],
  ] as const)('with %s ends at the length that a second program found', (method, length) => {
    expect(norm(trained(method, 400).weights)).toBeCloseTo(length, 9);
  });

  it('finds the most invariant direction where it survives', () => {
    const kept = trained('predictor + stop-gradient', 400);
    expect(angle(kept)).toBeCloseTo(89.0997094, 6);
    expect(kept.predictor).toBeCloseTo(0.9525937593, 9);
    expect(invarianceRatio(kept.weights, VIEWS)).toBeCloseTo(0.9525937594, 9);
    const penalized = trained('variance penalty', 400);
    expect(angle(penalized)).toBeCloseTo(89.0998703, 6);
    expect(variance(penalized.weights, viewCovariance(VIEWS))).toBeCloseTo(0.9525937593, 9);
  });

  it('goes the first ten steps as a second program does', () => {
    expect(norm(trained('alignment', 10).weights)).toBeCloseTo(0.6730767459, 9);
    const kept = trained('predictor + stop-gradient', 10);
    expect(norm(kept.weights)).toBeCloseTo(0.9708864502, 9);
    expect(kept.predictor).toBeCloseTo(0.6931249936, 9);
  });

  it('is slower, not safer, with an averaged target', () => {
    const slow = trained('predictor + stop-gradient', 100, { ema: 0.99 });
    expect(norm(slow.weights)).toBeCloseTo(0.9834085676, 9);
    expect(angle(slow)).toBeCloseTo(65.39065661, 7);
    expect(angle(trained('predictor + stop-gradient', 100))).toBeCloseTo(83.35998012, 7);
  });

  it('steps along the gradients that finite differences measure', () => {
    // E(wᵀx̃₁)² = wᵀC̃w, E(wᵀx̃₁)(w'ᵀx̃₂) = wᵀCw'
    const mixed = (u: Vector, w: Vector) => sum(u.flatMap((a, i) => w.map((b, j) => a * b * at(at(VIEWS.content, i), j)))); // prettier-ignore
    const own = (w: Vector) => variance(w, viewCovariance(VIEWS));
    const state = { weights: [0.8, 0.6], predictor: 0.7, target: [0.3, -0.5] };
    const losses = {
      predictor: ([w1 = 0, w2 = 0, a = 0]: Vector) => (a ** 2 + 1) * own([w1, w2]) - 2 * a * mixed([w1, w2], [w1, w2]),
      'predictor + stop-gradient': ([w1 = 0, w2 = 0, a = 0]: Vector) =>
        a ** 2 * own([w1, w2]) - 2 * a * mixed([w1, w2], state.target),
      'variance penalty': ([w1 = 0, w2 = 0]: Vector) => 2 * variance([w1, w2], VIEWS.noise) + (own([w1, w2]) - 1) ** 2,
    };
    for (const method of ['predictor', 'predictor + stop-gradient', 'variance penalty'] as const) {
      const after = alignmentStep(state, VIEWS, { ...TRAINING, method });
      const measured = gradient(losses[method], [...state.weights, state.predictor]);
      const expected = [0.8, 0.6, 0.7].map((entry, i) => entry - at([0.02, 0.02, 0.2], i) * at(measured, i));
      for (const [i, entry] of [...after.weights, after.predictor].entries()) expect(entry).toBeCloseTo(at(expected, i), 9); // prettier-ignore
    }
  });
});

it('no direction has a larger invariance ratio than the most invariant one', () => {
  const { ratio, direction } = mostInvariant(VIEWS);
  expect(ratio).toBeCloseTo(0.9525937594, 9);
  expect(invarianceRatio(direction, VIEWS)).toBeCloseTo(ratio, 12);
  for (const i of range(360)) {
    const turned = [Math.cos((i * Math.PI) / 180), Math.sin((i * Math.PI) / 180)];
    expect(invarianceRatio(turned, VIEWS)).toBeLessThanOrEqual(ratio + 1e-12);
  }
});
