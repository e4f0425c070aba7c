import { expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRun } from '../../kit/run.ts';
import { startSettings } from '../../kit/settings.ts';
import { fixedOf, model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const shown = (changes: Partial<At>, step = 100) =>
  createRun(model, { ...startSettings(model.params), ...changes })(step);
const points = (changes: Partial<At>) => shown(changes).derived.fixed.map(({ point }) => point);
const lossesAfter = (changes: Partial<At>) => shown(changes).derived.fixed.map(({ losses }) => losses?.after);

function expectClose(values: readonly (number | null | undefined)[], expected: readonly number[], digits = 9): void {
  expected.forEach((each, i) => expect(values[i] ?? Number.NaN).toBeCloseTo(each, digits));
}

it('settles joint, MAML, FOMAML and Reptile at 0.8, 0.2, 0.5 and 0.8 with one inner step', () => {
  expectClose(points({ K: 1 }), [0.8, 0.2, 0.5, 0.8]);
  expectClose(lossesAfter({ K: 1 }), [0.208, 0.064, 0.1, 0.208]);
});

it('settles them farther apart with two', () => {
  expectClose(points({}), [0.8, 0.0153846154, 0.2, 0.7272727273]);
  expectClose(lossesAfter({}), [0.1312, 0.0031507692, 0.01024, 0.1085619835]);
});

it('settles them at other points with ten small inner steps', () => {
  expectClose(points({ alpha: 0.05, K: 10 }), [0.8, 0.1139805809, 0.4177034293, 0.6898782674]);
});

it('leads each outer loop to its fixed point from either side', () => {
  for (const method of ['joint', 'MAML', 'FOMAML', 'Reptile'] as const) {
    for (const theta0 of [-2, 0.5, 2]) {
      const { derived } = shown({ method, theta0 });
      const point = fixedOf(derived.fixed, method).point ?? Number.NaN;
      // A tenth of the way in each of a hundred steps.
      expect(at(derived.path, 100) - point).toBeCloseTo(0.9 ** 100 * (theta0 - point), 10);
    }
  }
});

it('pushes FOMAML away where an overshooting task outweighs the other', () => {
  // α = 0.24: the weights are 1 · 0.76 and 5 · (−0.2), so the mean of the optima 0 and 1 is −1/(−0.24).
  const { derived } = shown({ method: 'FOMAML', K: 1, alpha: 0.24, a2: 5 });
  const { kind, point, weights } = fixedOf(derived.fixed, 'FOMAML');
  expect(kind).toBe('repels');
  expectClose([...weights, point], [0.76, -1, 1 / 0.24]);
  expect(at(derived.path, 100)).toBeLessThan(at(derived.path, 0));
});

it('has no fixed point where the weights cancel, and drifts', () => {
  // 2.5 · 0.4 = 1 and 5 · (−0.2) = −1.
  const { derived } = shown({ method: 'FOMAML', K: 1, alpha: 0.24, a1: 2.5, a2: 5 });
  expect(fixedOf(derived.fixed, 'FOMAML')).toMatchObject({ kind: 'none', point: null, losses: null });
  // The slope is half of −(1 · 0 − 1 · 1), the rate 0.1 over half of the sizes 1 and 1: 0.05 down in every step.
  expect(at(derived.path, 100)).toBeCloseTo(0.5 - 100 * 0.05, 9);
});

it('stands still where one inner step solves both tasks', () => {
  const { derived } = shown({ method: 'MAML', alpha: 0.2, a1: 5, a2: 5 });
  expect(fixedOf(derived.fixed, 'MAML').kind).toBe('every point');
  expect(derived.path.every((theta) => theta === 0.5)).toBe(true);
});

it('says the result in words', () => {
  const words = (changes: Partial<At>) => {
    const { derived, at: values } = shown(changes);
    return model.describe(derived, values);
  };
  expect(words({})).toMatchInlineSnapshot(
    `"Tasks of curvature 1 with optimum 0 and of curvature 4 with optimum 1. Outer loop joint, 2 inner steps of rate 0.2: it settles at 0.8; after 100 outer steps the start is 0.8. From there the tasks adapt to 0.512 and 0.992. The loss of both is 0.4 before and 0.1312 after it."`,
  );
  expect(words({ method: 'FOMAML', K: 1, alpha: 0.24, a2: 5 })).toMatchInlineSnapshot(
    `"Tasks of curvature 1 with optimum 0 and of curvature 5 with optimum 1. Outer loop FOMAML, 1 inner step of rate 0.24: it is pushed away from 4.167; after 100 outer steps the start is −10.04. From there the tasks adapt to −7.63 and 3.21. The loss of both is 355.1 before and 41.3 after it."`,
  );
  expect(words({ method: 'MAML', a1: 5, a2: 5 })).toMatchInlineSnapshot(
    `"Tasks of curvature 5 with optimum 0 and of curvature 5 with optimum 1. Outer loop MAML, 2 inner steps of rate 0.2: it stands still wherever it starts; after 100 outer steps the start is 0.5. From there the tasks adapt to 2.47 × 10⁻³² and 1. The loss of both is 1.25 before and below 10⁻⁹ after it."`,
  );
});
