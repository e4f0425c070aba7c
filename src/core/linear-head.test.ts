import { expect, it } from 'vitest';
import { at, range } from './array.ts';
import { coordinateLoss, headSlopes, inputWeights, type LinearHead } from './linear-head.ts';
import { difference } from './vector.ts';

const layers: LinearHead = { features: [[1, 2, 0], [-1, 0.5, 3]], head: [2, -1] }; // prettier-ignore
const target = [1, -2, 0.5];

it('multiplies head and features into the weights of the input', () => {
  expect(inputWeights(layers)).toEqual([3, 3.5, -3]);
});

it('measures half the squared error along the coordinates asked for', () => {
  expect(coordinateLoss([3, 3.5, -3], target, [0, 2])).toBe((2 ** 2 + 3.5 ** 2) / 2);
});

it('gives the slopes that finite differences measure', () => {
  const [nudge, all] = [1e-5, range(3)];
  const lossAt = (moved: LinearHead) => coordinateLoss(inputWeights(moved), target, all);
  const { features, head } = headSlopes(layers, difference(inputWeights(layers), target));
  const nudged = (i: number, j: number, h: number): LinearHead => ({
    ...layers,
    features: layers.features.map((row, k) => row.map((entry, l) => entry + (k === i && l === j ? h : 0))),
  });
  const pushed = (i: number, h: number): LinearHead => ({
    ...layers,
    head: layers.head.map((entry, k) => entry + (k === i ? h : 0)),
  });
  for (const i of range(2)) {
    expect(at(head, i)).toBeCloseTo((lossAt(pushed(i, nudge)) - lossAt(pushed(i, -nudge))) / (2 * nudge), 6);
    for (const j of all) {
      const measured = (lossAt(nudged(i, j, nudge)) - lossAt(nudged(i, j, -nudge))) / (2 * nudge);
      expect(at(at(features, i), j)).toBeCloseTo(measured, 6);
    }
  }
});
