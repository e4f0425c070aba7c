import { attention, type AttentionInputs } from './attention.ts';
import { gradient } from './finite-differences.ts';
import { folded, lnCosh } from './flat-rows.ts';
import type { Matrix } from './matrix.ts';

/** Finite differences of Σ ln cosh of the outputs of attention, in queries, keys and values: each matrix as one list, row by row. */
export function measuredGradients(given: AttentionInputs): Matrix {
  const loss = (changed: Partial<AttentionInputs>) => lnCosh(attention({ ...given, ...changed }).outputs.flat());
  const width = (matrix: Matrix) => matrix[0]?.length ?? 0;
  const { queries, keys, values } = given;
  return [
    gradient((entries) => loss({ queries: folded(entries, width(queries)) }), queries.flat()),
    gradient((entries) => loss({ keys: folded(entries, width(keys)) }), keys.flat()),
    gradient((entries) => loss({ values: folded(entries, width(values)) }), values.flat()),
  ];
}
