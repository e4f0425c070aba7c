import { at } from './array.ts';

/** A symbol and how often it stands in a text. */
export interface CountedSymbol {
  readonly symbol: string;
  /** Above 0. */
  readonly count: number;
}

/** A tree of a prefix-free binary code: a leaf holds a symbol, an inner node the two trees that it joins. */
export type CodeTree =
  | { readonly kind: 'leaf'; readonly symbol: string; readonly count: number }
  | { readonly kind: 'node'; readonly count: number; readonly branches: readonly [CodeTree, CodeTree] };

/**
 * The tree of a Huffman code: the two trees of the least counts are joined until one is left. Null without symbols.
 *
 * Of equal counts the one that came first is taken: symbols in the given order, then joined trees in the order of their
 * making. The lighter of the two is branch 0.
 */
export function huffmanTree(symbols: readonly CountedSymbol[]): CodeTree | null {
  let trees: readonly CodeTree[] = symbols.map(({ symbol, count }) => ({ kind: 'leaf', symbol, count }));
  while (trees.length > 1) {
    const [first, second, ...others] = trees.toSorted((a, b) => a.count - b.count);
    if (first === undefined || second === undefined) break;
    trees = [...others, { kind: 'node', count: first.count + second.count, branches: [first, second] }];
  }
  return trees[0] ?? null;
}

/** A symbol with its count and its codeword of zeros and ones. */
export interface Codeword extends CountedSymbol {
  readonly code: string;
}

/** The codewords of a tree from branch 0 to branch 1; a symbol alone gets the codeword 0. */
export function codewords(tree: CodeTree | null): readonly Codeword[] {
  if (tree === null) return [];
  return tree.kind === 'leaf' ? [{ symbol: tree.symbol, count: tree.count, code: '0' }] : below(tree, '');
}

/** Bits per symbol: the mean length of the codewords, weighted by the counts. 0 without symbols. */
export function meanCodeLength(words: readonly Codeword[]): number {
  const total = words.reduce((all, { count }) => all + count, 0);
  return total === 0 ? 0 : words.reduce((bits, { code, count }) => bits + code.length * count, 0) / total;
}

function below(tree: CodeTree, code: string): readonly Codeword[] {
  if (tree.kind === 'leaf') return [{ symbol: tree.symbol, count: tree.count, code }];
  return [...below(at(tree.branches, 0), `${code}0`), ...below(at(tree.branches, 1), `${code}1`)];
}
