import { describe, expect, it, test } from 'vitest';
import { at, range } from './array.ts';
import { apply, diagonal, distance, identity, multiply, outer, scale, transpose } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import { createRng } from './rng.ts';
import { pseudoInverse, spectralNorm, svd } from './singular-values.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { norm } from './vector.ts';

test('a symmetric 2 by 2 matrix has the eigenvalues that the characteristic polynomial gives by hand', () => {
  const { values, vectors } = symmetricEigen([
    [3, 1],
    [1, 3],
  ]);
  expect(values.map((value) => Number(value.toFixed(12)))).toEqual([4, 2]);
  expect(at(vectors, 0)).toEqual([expect.closeTo(Math.SQRT1_2, 12), expect.closeTo(Math.SQRT1_2, 12)]);
});

test('eigenvectors are orthonormal and are only stretched by their matrix', () => {
  const a = normalMatrix(createRng(11), 7, 7);
  const gram = multiply(a, transpose(a));
  const { values, vectors } = symmetricEigen(gram);
  expect(distance(multiply(vectors, transpose(vectors)), identity(7))).toBeLessThan(1e-13);
  const stretched = vectors.map((vector, i) => vector.map((entry) => at(values, i) * entry));
  expect(
    distance(
      vectors.map((vector) => apply(gram, vector)),
      stretched,
    ),
  ).toBeLessThan(1e-13);
  expect(values).toEqual([...values].toSorted((x, y) => y - x));
});

test('the singular values of a 4 by 3 matrix agree with a published decomposition of it', () => {
  const { sigma } = svd([
    [3, 0, 1],
    [4, 5, 0],
    [0, 1, 2],
    [1, 0, 0.5],
  ]);
  expect(sigma).toEqual([
    expect.closeTo(6.809412047, 8),
    expect.closeTo(2.575973547, 8),
    expect.closeTo(2.060647438, 8),
  ]);
});

test.each([
  [5, 3],
  [3, 5],
  [4, 4],
])(
  'the parts of a %i by %i matrix multiply back to it, and its pseudo-inverse fulfills the Penrose equations',
  (m, n) => {
    const a = normalMatrix(createRng(m * 10 + n), m, n);
    const { sigma, u, v } = svd(a);
    const back = range(m).map((i) =>
      range(n).map((j) => sigma.reduce((total, s, k) => total + s * at(at(u, k), i) * at(at(v, k), j), 0)),
    );
    expect(distance(back, a)).toBeLessThan(1e-13);
    const inverse = pseudoInverse(a);
    expect(distance(multiply(multiply(a, inverse), a), a)).toBeLessThan(1e-12);
    expect(distance(multiply(multiply(inverse, a), inverse), inverse)).toBeLessThan(1e-11);
    const projection = multiply(a, inverse);
    expect(distance(projection, transpose(projection))).toBeLessThan(1e-12);
  },
);

test('a small singular value keeps its digits beside a large one', () => {
  const c = Math.SQRT1_2;
  const rotated = [
    [c, 1e-9 * c],
    [c, -1e-9 * c],
  ];
  expect(at(svd(rotated).sigma, 1) / 1e-9).toBeCloseTo(1, 9);
});

test('a matrix of rank one has one singular value, and a matrix of zeros none', () => {
  expect(
    svd([
      [1, 2],
      [2, 4],
    ]).sigma,
  ).toEqual([expect.closeTo(5, 12)]);
  expect(svd([[0, 0]]).sigma).toEqual([]);
  expect(pseudoInverse([[0, 0]])).toEqual([[0], [0]]);
});

describe('spectralNorm', () => {
  it('is the largest absolute entry of a diagonal matrix', () => {
    expect(spectralNorm(diagonal([1, -7, 3]))).toBeCloseTo(7, 14);
  });

  it('is the golden ratio for a unit shear', () => {
    // The eigenvalues of [1 1; 1 2] are the golden ratio squared and its inverse.
    expect(spectralNorm([[1, 1], [0, 1]])).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14); // prettier-ignore
  });

  it('is the product of the two lengths for a matrix of rank one, however wide', () => {
    expect(spectralNorm(outer([3, 4], [2, 3, 6]))).toBeCloseTo(35, 12);
    expect(spectralNorm(outer([2, 3, 6], [3, 4]))).toBeCloseTo(35, 12);
  });

  it('equals the closed form of a 2 by 2 matrix', () => {
    const rng = createRng(1);
    for (const _ of range(200)) {
      const [a, b, c, d] = [rng.normal(), rng.normal(), rng.normal(), rng.normal()];
      // Half the sum of the lengths of the two conformal parts (a+d, b-c) and (a-d, b+c).
      const closed = (Math.hypot(a + d, b - c) + Math.hypot(a - d, b + c)) / 2;
      expect(spectralNorm([[a, b], [c, d]])).toBeCloseTo(closed, 12); // prettier-ignore
    }
  });

  it('is the most that any of many random directions is stretched, and close to it', () => {
    const rng = createRng(2);
    const matrix = range(4).map(() => range(3).map(rng.normal));
    const stretches = range(20_000).map(() => {
      const direction = range(3).map(rng.normal);
      return norm(apply(matrix, direction)) / norm(direction);
    });
    const most = Math.max(...stretches);
    expect(most).toBeLessThanOrEqual(spectralNorm(matrix));
    expect(most).toBeGreaterThan(0.995 * spectralNorm(matrix));
  });

  it('scales with the matrix from the smallest to the largest numbers', () => {
    const matrix = [[0.9, 2], [0, 0.9]]; // prettier-ignore
    const plain = spectralNorm(matrix);
    expect(spectralNorm(scale(1e-290, matrix)) / 1e-290).toBeCloseTo(plain, 12);
    expect(spectralNorm(scale(1e290, matrix)) / 1e290).toBeCloseTo(plain, 12);
  });

  it('is 0 for nothing but zeros and NaN where an entry is not a number', () => {
    expect(spectralNorm([[0, 0], [0, 0]])).toBe(0); // prettier-ignore
    expect(spectralNorm([])).toBe(0);
    expect(spectralNorm([[1, Number.NaN], [0, 1]])).toBeNaN(); // prettier-ignore
  });
});
