import { at, range } from '../../core/array.ts';
import { add, type Matrix, multiply, scale, transpose } from '../../core/matrix.ts';
import { oneHotRows } from '../../core/tied-table.ts';

/** What is drawn: a text of T tokens out of V = 3 with d = 2, and the sizes of a large table. */
export interface Numbers {
  /** The token at each position, counted from 0. */
  readonly tokens: readonly number[];
  /** T by 2: the gradients in the embedded tokens. */
  readonly upstream: Matrix;
  /** T by 2: the last states. */
  readonly states: Matrix;
  /** The target at each position, counted from 0. */
  readonly targets: readonly number[];
  readonly large: LargeTable;
}

/** The sizes for which operations and copies are counted. */
export interface LargeTable {
  readonly tokens: number;
  readonly vocabulary: number;
  readonly width: number;
}

/** V. */
export const TOKENS = 3;

/** The gradients in the table, each 2 by 3. */
export interface Answers {
  /** Through the embedded tokens alone. */
  readonly read: Matrix;
  /** Through the logits alone, and the whole numbers that it is made of: 3T times as much. */
  readonly written: Matrix;
  readonly whole: Matrix;
  /** Both, as in a tied table. */
  readonly tied: Matrix;
  readonly operations: number;
  readonly copies: number;
}

/** All answers of one instance; with a table of zeros every token has the probability 1/3. */
export function answersOf({ tokens, upstream, states, targets, large }: Numbers): Answers {
  const read = multiply(transpose(upstream), oneHotRows(tokens, TOKENS));
  // Three times the probabilities less the targets, so that everything stays whole.
  const misses = oneHotRows(targets, TOKENS).map((row) => row.map((entry) => 1 - TOKENS * entry));
  const whole = multiply(transpose(states), misses);
  const written = scale(1 / (TOKENS * states.length), whole);
  const copies = large.tokens * large.width;
  return { read, written, whole, tied: add(read, written), operations: 2 * copies * large.vocabulary, copies };
}

/** The table after writing each upstream row into its column, so that the last one stays. */
export function overwritten({ tokens, upstream }: Numbers): Matrix {
  return transpose(range(TOKENS).map((token) => at([[0, 0], ...upstream], tokens.lastIndexOf(token) + 1)));
}

/** The columns divided by how often their token occurs. */
export function averaged({ tokens }: Numbers, read: Matrix): Matrix {
  const times = range(TOKENS).map((token) => Math.max(1, tokens.filter((other) => other === token).length));
  return read.map((row) => row.map((entry, token) => entry / at(times, token)));
}

/** The part of the logits without the targets. */
export function withoutTargets({ states }: Numbers): Matrix {
  const mean = transpose(states).map((column) => column.reduce((total, entry) => total + entry, 0) / states.length);
  return mean.map((entry) => range(TOKENS).map(() => entry / TOKENS));
}
