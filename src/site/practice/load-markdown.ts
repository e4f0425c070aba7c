import type { Markdown } from '../../core/problem.ts';

/** How Markdown becomes HTML: blocks of text, and one line of it. */
export interface MarkdownRenderers {
  readonly block: (markdown: Markdown) => string;
  readonly inline: (markdown: Markdown) => string;
}

/** Loads what sets Markdown with formulas in the browser: about 90 kB, compressed. */
export async function loadMarkdown(): Promise<MarkdownRenderers> {
  const [{ blockMarkdownHtml }, { inlineMarkdownHtml }] = await Promise.all([
    import('../../markdown/block.ts'),
    import('../../markdown/inline.ts'),
  ]);
  return { block: blockMarkdownHtml, inline: inlineMarkdownHtml };
}
