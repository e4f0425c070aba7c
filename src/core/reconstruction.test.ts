import { describe, expect, it } from 'vitest';
import { distance, identity, multiply } from './matrix.ts';
import { descendedAutoencoder, fittedAutoencoder, measuredErrorSlopes, passing, quotient, squaredErrors, squaredErrorSlopes } from './reconstruction.ts'; // prettier-ignore

const CROSS = [[3, 3], [-3, -3], [1, -1], [-1, 1]]; // prettier-ignore

describe('reconstruction of four points on a cross', () => {
  it('costs the squared shorter arm when the code keeps the longer one', () => {
    const diagonal = Math.SQRT1_2;
    expect(squaredErrors(CROSS, { encoder: [[diagonal, diagonal]], decoder: [[diagonal], [diagonal]] })).toBeCloseTo(4, 12); // prettier-ignore
  });

  it('by alternating least squares keeps the longer arm', () => {
    const fitted = fittedAutoencoder(CROSS, [[1, 0.3]]);
    expect(squaredErrors(CROSS, fitted)).toBeCloseTo(4, 12);
    expect(distance(multiply(fitted.decoder, fitted.encoder), [[0.5, 0.5], [0.5, 0.5]])).toBeLessThan(1e-12); // prettier-ignore
  });

  it('has the slopes that finite differences measure', () => {
    const weights = { encoder: [[0.2, -0.7]], decoder: [[1.1], [0.4]] };
    const [right, measured] = [squaredErrorSlopes(CROSS, weights), measuredErrorSlopes(CROSS, weights)];
    expect(distance([right.encoder.flat(), right.decoder.flat()], [measured.encoder.flat(), measured.decoder.flat()])).toBeLessThan(1e-8); // prettier-ignore
  });

  it('by descent with a penalty keeps 1 - λ/λ₁ of the longer arm, whose variance is 9', () => {
    const task = { covariance: [[5, 4], [4, 5]], lambda: 1.8, rate: 0.01, steps: 3000 }; // prettier-ignore
    const { encoder, decoder } = descendedAutoencoder({ encoder: [[0.5, 0.1]], decoder: [[0.1], [0.2]] }, task);
    expect(distance(multiply(decoder, encoder), [[0.4, 0.4], [0.4, 0.4]])).toBeLessThan(1e-9); // prettier-ignore
  });
});

it('a map that lets shares of two directions through has them as eigenvalues', () => {
  const half = Math.SQRT1_2;
  expect(distance(passing([0.9, 0.5], [[half, half], [half, -half]]), [[0.7, 0.2], [0.2, 0.7]])).toBeLessThan(1e-12); // prettier-ignore
});

it('a quotient of matrices times the divisor is the dividend', () => {
  const [a, b] = [[[1, 2], [0, 3]], [[2, 1], [5, 4]]] as const; // prettier-ignore
  expect(distance(multiply(quotient(a, b), b), a)).toBeLessThan(1e-12);
  expect(distance(quotient(b, b), identity(2))).toBeLessThan(1e-12);
});
