import type { UnifiedProcessorOptions } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import type { MarkdownOptions } from './context.ts';
import remarkDiagrams from './diagrams.ts';
import { katexOptions } from './katex.ts';
import rehypeHoles from './rehype-holes.ts';
import rehypeHoldPunctuation from './rehype-hold-punctuation.ts';
import rehypeKatexStrict from './rehype-katex-strict.ts';
import rehypeSections from './rehype-sections.ts';
import rehypeTableBoxes from './rehype-table-boxes.ts';
import remarkCitations from './remark-citations.ts';
import remarkFacts from './remark-facts.ts';
import remarkHeadings from './remark-headings.ts';
import remarkLinks from './remark-links.ts';
import remarkSymbols from './remark-symbols.ts';
import remarkTerms from './remark-terms.ts';
import remarkWords from './remark-words.ts';

/** What Markdown goes through on its way to a page of the site, in this order. */
export function markdownPlugins(options: MarkdownOptions): UnifiedProcessorOptions {
  return {
    remarkPlugins: [
      // First: the book finds the same blocks in the text as it was written.
      [remarkFacts, options],
      [remarkDiagrams, options],
      remarkMath,
      [remarkHeadings, options],
      // Before the plugins that add links of their own, which have the base path already.
      [remarkLinks, options],
      [remarkCitations, options],
      [remarkTerms, options],
      [remarkWords, options],
      [remarkSymbols, options],
    ],
    rehypePlugins: [
      [rehypeKatex, katexOptions],
      rehypeKatexStrict,
      rehypeHoles,
      rehypeHoldPunctuation,
      rehypeTableBoxes,
      rehypeSections,
    ],
  };
}
