import { at, range } from './array.ts';
import { add, type Matrix, outer, scale } from './matrix.ts';
import { average, difference, type Vector } from './vector.ts';

/** Indices of the examples of a batch, in the order in which they were drawn. */
export type Batch = readonly number[];

/** All n^size equally likely ordered draws of `size` out of n examples, with replacement. */
export function everyBatch(n: number, size: number): readonly Batch[] {
  const longer = (batches: readonly Batch[]) => batches.flatMap((batch) => range(n).map((i) => [...batch, i]));
  return range(size).reduce<readonly Batch[]>(longer, [[]]);
}

/** All equally likely subsets of `size` out of n examples: draws without replacement, each set once, in rising order. */
export function everySubset(n: number, size: number): readonly Batch[] {
  return everyBatch(n, size).filter((batch) => batch.every((example, k) => k === 0 || example > (batch[k - 1] ?? n)));
}

/** The mean vector of each batch, one row for each. */
export function batchMeans(vectors: Matrix, batches: readonly Batch[]): Matrix {
  return batches.map((batch) => average(batch.map((i) => at(vectors, i))));
}

/** The mean of the outer products of the vectors minus `center` with themselves, d by d. */
export function covarianceAround(vectors: Matrix, center: Vector): Matrix {
  const spread = vectors.map((vector) => outer(difference(vector, center), difference(vector, center)));
  return scale(1 / vectors.length, spread.reduce(add));
}
