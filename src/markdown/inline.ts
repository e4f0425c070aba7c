import { micromark } from 'micromark';
import { math } from 'micromark-extension-math';
import { holdPunctuation, inlineFormulas } from './inline-formula.ts';

const PARAGRAPH = /^<p>((?:(?!<p>)[^])*)<\/p>\s*$/;

/**
 * Inline Markdown with `$…$` as HTML without the `<p>` around it, for a label, an option, a question.
 *
 * HTML in the source is shown as text. Throws when the text is more than one line of running text (a list,
 * a heading, two paragraphs), and throws KaTeX's ParseError for a formula that does not parse.
 */
export function inlineMarkdownHtml(markdown: string): string {
  const html = micromark(markdown.trim(), { extensions: [math()], htmlExtensions: [inlineFormulas] });
  const inner = PARAGRAPH.exec(html)?.[1];
  if (inner !== undefined) return holdPunctuation(inner);
  if (html === '') return '';
  throw new Error(`"${markdown}" is not inline Markdown: write one paragraph, without a list, a heading or a display`);
}
