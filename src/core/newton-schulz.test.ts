import { describe, expect, it } from 'vitest';
import { at, range } from './array.ts';
import { distance, identity, multiply, transpose } from './matrix.ts';
import {
  frobeniusNorm,
  frobeniusNormalized,
  newtonSchulzPolynomials,
  newtonSchulzStep,
  nextSingularValue,
  polarFactor,
  QUINTIC_BAND,
} from './newton-schulz.ts';
import { normalMatrix } from './random-matrix.ts';
import { createRng } from './rng.ts';

const { cubic, quintic } = newtonSchulzPolynomials;
const iterate = (polynomial: typeof cubic | typeof quintic, start: number, steps: number) =>
  range(steps).reduce((s) => nextSingularValue(polynomial, s), start);

it('takes 0.1 through 0.1495, 0.222579, 0.328356, 0.474832 to 0.658719 by five cubic steps', () => {
  const expected = [0.1495, 0.222579, 0.328356, 0.474832, 0.658719];
  expected.forEach((value, i) => expect(iterate(cubic, 0.1, i + 1)).toBeCloseTo(value, 6));
});

it('shrinks the distance to 1 by the factor ½(1 - s)(2 + s) in a cubic step', () => {
  for (const s of [0.05, 0.3, 0.8, 1.4]) {
    expect(1 - nextSingularValue(cubic, s)).toBeCloseTo(((1 - s) ** 2 * (2 + s)) / 2, 14);
  }
});

it('takes 0.1 to 0.712120 and 0.001 to 0.4705 by five quintic steps', () => {
  expect(iterate(quintic, 0.1, 5)).toBeCloseTo(0.71212, 6);
  expect(iterate(quintic, 0.001, 5)).toBeCloseTo(0.4705, 4);
});

it('brings every start from 0.0016 to 1 into the band by five quintic steps, and keeps it there', () => {
  for (const i of range(4001)) {
    const start = 0.0016 + (i / 4000) * (1 - 0.0016);
    for (const steps of [5, 6, 10]) {
      const value = iterate(quintic, start, steps);
      expect(value).toBeGreaterThan(QUINTIC_BAND[0]);
      expect(value).toBeLessThan(QUINTIC_BAND[1]);
    }
  }
});

describe('on a matrix', () => {
  const matrix = normalMatrix(createRng(4), 4, 3);

  it('has a polar factor with orthonormal columns that leaves a symmetric positive matrix', () => {
    const factor = polarFactor(matrix);
    expect(distance(multiply(transpose(factor), factor), identity(3))).toBeLessThan(1e-13);
    const rest = multiply(transpose(factor), matrix);
    expect(distance(rest, transpose(rest))).toBeLessThan(1e-13);
  });

  it('agrees with the polar factor of a 2 by 2 matrix worked by hand', () => {
    const root = Math.sqrt(0.2);
    expect(distance(polarFactor([[3, 0], [4, 5]]), [[2 * root, -root], [root, 2 * root]])).toBeLessThan(1e-14); // prettier-ignore
  });

  it('converges to the polar factor by cubic steps', () => {
    const settled = range(40).reduce((x) => newtonSchulzStep(cubic, x), frobeniusNormalized(matrix));
    expect(distance(settled, polarFactor(matrix))).toBeLessThan(1e-13);
  });

  it('acts on a diagonal matrix entry by entry', () => {
    const stepped = newtonSchulzStep(quintic, [[0.8, 0], [0, 0.1]]); // prettier-ignore
    expect(at(at(stepped, 0), 0)).toBeCloseTo(nextSingularValue(quintic, 0.8), 14);
    expect(at(at(stepped, 1), 1)).toBeCloseTo(nextSingularValue(quintic, 0.1), 14);
  });

  it('starts from Frobenius norm 1, and leaves a matrix of zeros as it is', () => {
    expect(frobeniusNorm(frobeniusNormalized(matrix))).toBeCloseTo(1, 14);
    const zeros = [[0, 0], [0, 0]]; // prettier-ignore
    expect(frobeniusNormalized(zeros)).toEqual(zeros);
    expect(distance(polarFactor(zeros), zeros)).toBe(0);
  });
});
