import { expect, it } from 'vitest';
import { at } from './array.ts';
import { fisherDiagonal, labelProbabilities, labelScores, predictionDrift } from './label-scores.ts';
import { transpose } from './matrix.ts';
import { normalVector } from './random-matrix.ts';
import { createRng } from './rng.ts';
import { weightCount } from './two-layer-logits.ts';
import { dot } from './vector.ts';

it('scores have mean 0 under the labels of the model', () => {
  const size = { inputs: 2, hidden: 2, classes: 3 };
  const rng = createRng(3);
  const given = { size, input: normalVector(rng, 2), weights: normalVector(rng, weightCount(size)) };
  const means = transpose(labelScores(given)).map((column) => dot(labelProbabilities(given), column));
  expect(Math.max(...means.map(Math.abs))).toBeLessThan(1e-10);
  expect(at(labelScores(given), 0)).toHaveLength(10);
});

it('a saturated classifier has almost no Fisher information', () => {
  const size = { inputs: 1, hidden: 1, classes: 2 };
  const [sure, unsure] = [[3, 20, -20], [3, 0.1, -0.1]].map((weights) => fisherDiagonal(size, [[1]], weights)); // prettier-ignore
  expect(Math.max(...(sure ?? []))).toBeLessThan(1e-12);
  expect(Math.max(...(unsure ?? []))).toBeGreaterThan(0.1);
});

it('predictions drift nowhere at the old weights, and apart elsewhere', () => {
  const size = { inputs: 1, hidden: 1, classes: 2 };
  const drift = predictionDrift(size, [[1], [-2]], [1, 0.5, -0.5]);
  expect(drift([1, 0.5, -0.5])).toBeCloseTo(0, 14);
  expect(drift([1, 0.8, -0.5])).toBeGreaterThan(0.001);
});
