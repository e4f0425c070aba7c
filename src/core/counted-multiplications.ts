import { at, range } from './array.ts';
import { type Matrix, transpose } from './matrix.ts';

/** A matrix product that counts, and how many multiplications of two numbers it has made so far. */
export interface CountingProduct {
  readonly product: (a: Matrix, b: Matrix) => Matrix;
  readonly multiplications: () => number;
}

/** A product of matrices, (m by n) times (n by p), that counts every multiplication of two entries when it makes it. */
export function countingProduct(): CountingProduct {
  let made = 0;
  const times = (a: number, b: number) => {
    made += 1;
    return a * b;
  };
  const product = (a: Matrix, b: Matrix) => {
    const columns = transpose(b);
    return a.map((row) => columns.map((column) => row.reduce((sum, entry, i) => sum + times(entry, at(column, i)), 0)));
  };
  return { product, multiplications: () => made };
}

/** T, d_k, d_v and C, in this order. */
export type AttentionShape = readonly [tokens: number, keyWidth: number, valueWidth: number, features: number];

/** Multiplications counted while the products are made: of (QKᵀ)V, and of φ(Q)(φ(K)ᵀV) with the denominators φ(Q)z. */
export function countedAttention([tokens, keyWidth, valueWidth, features]: AttentionShape): readonly [number, number] {
  const [pairs, sums] = [countingProduct(), countingProduct()];
  const values = ones(tokens, valueWidth);
  pairs.product(pairs.product(ones(tokens, keyWidth), ones(keyWidth, tokens)), values);
  sums.product(ones(tokens, features), sums.product(ones(features, tokens), values));
  sums.product(ones(tokens, features), ones(features, 1));
  return [pairs.multiplications(), sums.multiplications()];
}

function ones(rows: number, columns: number): Matrix {
  return range(rows).map(() => range(columns).map(() => 1));
}
