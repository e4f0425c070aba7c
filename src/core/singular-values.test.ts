import { expect, test } from 'vitest';
import { at, range } from './array.ts';
import { apply, distance, identity, multiply, transpose } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import { createRng } from './rng.ts';
import { pseudoInverse, svd } from './singular-values.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

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
