import type { Kind } from '../../src/site/search/kinds.ts';

/** One thing that a search can find. */
export interface SearchRecord {
  /** Address without the base path: "/rnn/#bptt". */
  readonly url: string;
  readonly kind: Kind;
  /** "7 RNNs" */
  readonly chapter: string;
  readonly title: string;
  /** Plain text, formulas as readings: what is searched and what excerpts are cut from. */
  readonly content: string;
  /** Other names, searched but not shown. */
  readonly also: readonly string[];
  /** Symbols as words, searched but not shown. */
  readonly symbols: readonly string[];
}
