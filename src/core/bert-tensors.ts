import { range } from './array.ts';

/** What the size of BERT depends on. */
export interface BertShape {
  readonly vocabulary: number;
  /** Rows of the learned position table. */
  readonly positions: number;
  readonly width: number;
  readonly layers: number;
}

/** The number of entries of each weight and bias of BERT, one by one, with its pooler and without its heads. */
export function bertTensors({ vocabulary, positions, width, layers }: BertShape): readonly number[] {
  const norm = [width, width];
  const attention = range(4).flatMap(() => dense(width, width));
  const block = [...attention, ...norm, ...dense(4 * width, width), ...dense(width, 4 * width), ...norm];
  const tables = [vocabulary * width, positions * width, 2 * width];
  return [...tables, ...norm, ...range(layers).flatMap(() => block), ...dense(width, width)];
}

/** A matrix and its bias. */
function dense(rows: number, columns: number): readonly number[] {
  return [rows * columns, rows];
}
