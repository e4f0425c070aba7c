import katex from 'katex';
import { micromark, type Options } from 'micromark';
import { math } from 'micromark-extension-math';
import { katexOptions } from './katex.ts';

const PARAGRAPH = /^<p>((?:(?!<p>)[^])*)<\/p>\s*$/;

/** Sets `$…$` with the site's own KaTeX options, which the extension's own compiler cannot be given whole. */
const formulas: NonNullable<Options['htmlExtensions']>[number] = {
  enter: {
    mathText() {
      this.buffer();
    },
  },
  exit: {
    mathText() {
      this.tag(katex.renderToString(this.resume(), katexOptions));
    },
    mathTextData(token) {
      this.raw(this.sliceSerialize(token));
    },
  },
};

/**
 * Inline Markdown with `$…$` as HTML without the `<p>` around it, for a label, an option, a question.
 *
 * HTML in the source is shown as text. Throws when the text is more than one line of running text (a list,
 * a heading, two paragraphs), and throws KaTeX's ParseError for a formula that does not parse.
 */
export function inlineMarkdownHtml(markdown: string): string {
  const html = micromark(markdown.trim(), { extensions: [math()], htmlExtensions: [formulas] });
  const inner = PARAGRAPH.exec(html)?.[1];
  if (inner !== undefined) return inner;
  if (html === '') return '';
  throw new Error(`"${markdown}" is not inline Markdown: write one paragraph, without a list, a heading or a display`);
}
