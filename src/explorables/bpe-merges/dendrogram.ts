import { average } from '../../core/vector.ts';
import { type Codeword, type CodeTree, codewords } from '../../core/huffman.ts';

/** Where a tree is drawn: the root at the left, the leaves in rows at the right. */
export interface TreePlace {
  readonly left: number;
  /** The middle of the first row. */
  readonly top: number;
  readonly width: number;
  readonly row: number;
}

/** A tree as the `d` of one path, and its leaves with the height of each. */
export interface Dendrogram {
  readonly path: string;
  readonly leaves: readonly (Codeword & { readonly y: number })[];
}

/** Lays out a code tree: a step to the right for each bit, and from the last bit on a line to the edge. */
export function dendrogram(tree: CodeTree | null, { left, top, width, row }: TreePlace): Dendrogram {
  const words = codewords(tree);
  const leaves = words.map((word, i) => ({ ...word, y: top + i * row }));
  const depth = Math.max(1, ...words.map(({ code }) => code.length));
  const across = (bits: number) => rounded(left + (width * bits) / (depth + 1));
  const heights = new Map(leaves.map(({ code, y }) => [code, y]));
  const heightOf = (node: CodeTree, code: string): number =>
    node.kind === 'leaf'
      ? (heights.get(code) ?? top)
      : (average(node.branches.map((branch, bit) => [heightOf(branch, `${code}${bit}`)]))[0] ?? top);
  const pathOf = (node: CodeTree, code: string): string => {
    const [x, y] = [across(code.length), rounded(heightOf(node, code))];
    if (node.kind === 'leaf') return `M${x} ${y}H${left + width}`;
    return node.branches
      .map((branch, bit) => {
        const below = `${code}${bit}`;
        return `M${x} ${y}V${rounded(heightOf(branch, below))}H${across(below.length)}${pathOf(branch, below)}`;
      })
      .join('');
  };
  if (tree === null) return { path: '', leaves };
  return { path: tree.kind === 'leaf' ? pathOf(tree, '0') : pathOf(tree, ''), leaves };
}

function rounded(x: number): number {
  return Math.round(x * 10) / 10;
}
