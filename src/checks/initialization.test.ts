import { describe, expect, it } from 'vitest';
import { at, range, sum } from '../core/array.ts';
import { gradient } from '../core/finite-differences.ts';
import { apply, distance, transpose } from '../core/matrix.ts';
import { outputMoment, slopeMoment } from '../core/mean-field.ts';
import { meanSquare, standardized } from '../core/normalization.ts';
import { centered, withLength } from '../core/projection.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { meanOver, signMatrices } from '../core/sign-matrices.ts';
import { spectralNorm } from '../core/singular-values.ts';
import { dot, norm, total, type Vector } from '../core/vector.ts';

/** Each wrong formula is held against the independent side of the check; its error must be far outside the tolerance. */
describe('a plausible slip would be caught', () => {
  const delta = [0.5, -1, 2];
  const h = [0.7, -1.1, 0.4];

  it('in the forward recursion with the variance of the activations in place of their second moment', () => {
    const weights = signMatrices({ rows: 1, columns: 3, size: Math.sqrt(1 / 3) });
    const exact = meanOver(weights, (w) => at(apply(w, [1, 1, 1]), 0) ** 2);
    expect(exact).toBeCloseTo(1, 12);
    expect(meanSquare(centered([1, 1, 1]))).toBe(0);
  });

  it('in the backward gain with the second moment of φ in place of that of its slope', () => {
    expect(Math.abs(slopeMoment('tanh', 2) - outputMoment('tanh', 2))).toBeGreaterThan(0.05);
  });

  it('in the backward gain with the ratio of widths turned over', () => {
    const signs = signMatrices({ rows: 3, columns: 2, size: Math.SQRT1_2 });
    const exact = meanOver(signs, (w) => meanSquare(apply(transpose(w), delta)));
    expect(exact).toBeCloseTo((3 / 2) * meanSquare(delta), 12);
    expect(Math.abs(exact - (2 / 3) * meanSquare(delta))).toBeGreaterThan(1);
  });

  it('in Xavier initialization with 1 in place of 2 in the numerator', () => {
    const signs = signMatrices({ rows: 2, columns: 3, size: Math.sqrt(1 / 5) });
    const up = meanOver(signs, (w) => meanSquare(apply(w, h))) / meanSquare(h);
    const back = meanOver(signs, (w) => meanSquare(apply(transpose(w), [1, -2]))) / 2.5;
    expect((up + back) / 2).toBeCloseTo(1 / 2, 12);
  });

  it('in He initialization for a leaky slope without its square', () => {
    const signs = signMatrices({ rows: 1, columns: 3, size: 1 });
    const leaky = meanOver(signs, (w) => Math.max(at(apply(w, h), 0), 0.3 * at(apply(w, h), 0)) ** 2);
    expect(leaky / dot(h, h)).toBeCloseTo((1 + 0.09) / 2, 12);
    expect(Math.abs(leaky / dot(h, h) - (1 + 0.3) / 2)).toBeGreaterThan(0.1);
  });

  it('in a normalization with the divisor m - 1', () => {
    const entries = normalVector(createRng(1), 6);
    const wrong = centered(entries).map((entry) => entry / (norm(centered(entries)) / Math.sqrt(5)));
    expect(distance([wrong], [withLength(centered(entries), Math.sqrt(6))])).toBeGreaterThan(0.05);
  });

  it('in the gradient of a normalization that treats mean and spread as constants', () => {
    const entries = normalVector(createRng(2), 6);
    const slopes = gradient((point) => sum(standardized(point, 0).map((a, i) => Math.sin(a + i))), entries);
    const spread = norm(centered(entries)) / Math.sqrt(6);
    const naive = standardized(entries, 0).map((a, i) => Math.cos(a + i) / spread);
    expect(distance([naive], [slopes])).toBeGreaterThan(0.05);
  });

  it('in scale invariance with a gradient that grows with the scale', () => {
    const [inputs, w] = [normalMatrix(createRng(3), 8, 4), normalVector(createRng(4), 4)];
    const loss = (v: Vector) => sum(standardized(apply(inputs, v), 0).map((o, i) => Math.sin(o + i)));
    const atThrice = gradient(loss, w.map((entry) => 3 * entry)); // prettier-ignore
    const times = gradient(loss, w).map((entry) => 3 * entry);
    expect(distance([atThrice], [times])).toBeGreaterThan(0.05);
  });

  it('in the growth of the stream with the branch added as an amplitude, (1 + α)^L', () => {
    const signs = signMatrices({ rows: 2, columns: 2, size: Math.SQRT1_2 });
    const once = meanOver(signs, (w) => {
      const h1 = total([1.1, -0.3], apply(w, [1.1, -0.3]));
      return dot(h1, h1);
    });
    expect(once).toBeCloseTo(2 * dot([1.1, -0.3], [1.1, -0.3]), 12);
  });

  it('in the spectral condition with fan-in and fan-out exchanged', () => {
    const matrix = normalMatrix(createRng(5), 9, 4);
    const stretch = Math.max(
      ...range(500).map((seed) => {
        const direction = normalVector(createRng(seed), 4);
        return Math.sqrt(meanSquare(apply(matrix, direction)) / meanSquare(direction));
      }),
    );
    expect(stretch / (Math.sqrt(4 / 9) * spectralNorm(matrix))).toBeCloseTo(1, 1);
    expect(stretch / (Math.sqrt(9 / 4) * spectralNorm(matrix))).toBeLessThan(0.5);
  });

  it('in the aligned update with the length of h in place of the sum of its absolute entries', () => {
    expect(sum(h.map(Math.abs)) - norm(h)).toBeGreaterThan(0.5);
  });
});
