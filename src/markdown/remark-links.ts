import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { contextOf, type MarkdownOptions } from './context.ts';
import { siteHref } from './link.ts';

/** Gives links that are written from the root (`/rnn/#bptt`) the base path under which the site is served. */
export default function remarkLinks(options: MarkdownOptions) {
  return (tree: Root, file: VFile): void => {
    const context = contextOf(file, options);
    if (!context) return;
    visit(tree, 'link', (node) => {
      if (node.url.startsWith('/')) node.url = siteHref(context, node.url);
    });
  };
}
