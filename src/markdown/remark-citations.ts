import type { PhrasingContent, Root, Text } from 'mdast';
import type { VFile } from 'vfile';
import { SKIP, visit } from 'unist-util-visit';
import { sourceAnchor } from '../book/address.ts';
import { CITATION, CITED_KEY } from '../book/marks.ts';
import { contextOf, type MarkdownOptions } from './context.ts';
import { previewLink } from './link.ts';

/**
 * Turns `[@key]` and `[@a; @b]` into numbered links to the page's references.
 *
 * The keys in order of first use are handed to the page as `citations` in the front matter; the page
 * prints the list, each entry under its `sourceAnchor`.
 */
export default function remarkCitations(options: MarkdownOptions) {
  return (tree: Root, file: VFile): void => {
    const context = contextOf(file, options);
    if (!context) return;
    const order: string[] = [];
    const numberOf = (key: string, node: Text): number => {
      if (!context.book.sources.has(key)) file.fail(`unknown citation "@${key}"; run npm run check`, node);
      if (!order.includes(key)) order.push(key);
      return order.indexOf(key) + 1;
    };
    visit(tree, 'text', (node, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('[@')) return;
      const pieces = citedPieces(node.value, (key) => numberOf(key, node));
      parent.children.splice(index, 1, ...pieces);
      return [SKIP, index + pieces.length];
    });
    handOver(file, order);
  };
}

function citedPieces(value: string, numberOf: (key: string) => number): PhrasingContent[] {
  const pieces: PhrasingContent[] = [];
  let last = 0;
  for (const match of value.matchAll(CITATION)) {
    pieces.push({ type: 'text', value: `${value.slice(last, match.index)}[` });
    [...match[0].matchAll(CITED_KEY)].forEach(([, key = ''], position) => {
      if (position > 0) pieces.push({ type: 'text', value: ', ' });
      pieces.push(previewLink(`#${sourceAnchor(key)}`, 'cite', [{ type: 'text', value: String(numberOf(key)) }]));
    });
    pieces.push({ type: 'text', value: ']' });
    last = match.index + match[0].length;
  }
  pieces.push({ type: 'text', value: value.slice(last) });
  return pieces;
}

function handOver(file: VFile, citations: readonly string[]): void {
  const { astro } = file.data;
  if (astro?.frontmatter) astro.frontmatter['citations'] = [...citations];
}
