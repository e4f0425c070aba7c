import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { factAnchor } from '../book/address.ts';
import { factsOf } from '../book/fact.ts';
import { contextOf, type MarkdownOptions } from './context.ts';

/** Gives each block of the notes that says what a card asks an id, unless it is an equation, which has its own. */
export default function remarkFacts(options: MarkdownOptions) {
  return (tree: Root, file: VFile): void => {
    const context = contextOf(file, options);
    if (context?.page.part !== 'notes') return;
    for (const { key, block, anchor } of factsOf(tree, context.chapter.cards)) {
      if (anchor === factAnchor(key)) block.data = { ...block.data, hProperties: { id: anchor } };
    }
  };
}
