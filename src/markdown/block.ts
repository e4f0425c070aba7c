import type { KatexOptions } from 'katex';
import { micromark } from 'micromark';
import { math, mathHtml } from 'micromark-extension-math';
import { holdPunctuation, inlineFormulas } from './inline-formula.ts';
import { katexOptions } from './katex.ts';

/** Whether a formula is a display is for the extension to say, so its type asks for options without that one. */
const options: Omit<KatexOptions, 'displayMode'> = katexOptions;

/**
 * Paragraphs, lists and displays of Markdown with `$…$` and `$$…$$` as HTML.
 *
 * HTML in the source is shown as text. Throws KaTeX's ParseError for a formula that does not parse.
 * It runs at build time, and in the browser where a problem is posed with new numbers.
 */
export function blockMarkdownHtml(markdown: string): string {
  const html = micromark(markdown, { extensions: [math()], htmlExtensions: [mathHtml(options), inlineFormulas] });
  return holdPunctuation(html);
}
