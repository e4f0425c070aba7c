import { micromark, type Options } from 'micromark';
import { math } from 'micromark-extension-math';
import { expandedTex } from './expanded-tex.ts';

type Extension = NonNullable<Options['htmlExtensions']>[number];

/**
 * Markdown of a card as HTML for Anki, which sets `\(…\)` and `\[…\]` by MathJax.
 *
 * Links inside the site are led to `site`, "https://example.org/review/". HTML in the source is shown as text.
 */
export function cardHtml(markdown: string, site: string): string {
  const html = micromark(markdown.trim(), { extensions: [math()], htmlExtensions: [mathJax] });
  return html.replace(/href="\//g, () => `href="${site}`);
}

/** HTML as plain text in one line, as Anki sorts and compares it. */
export function plainText(html: string): string {
  const text = html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
  return text.replace(/\s+/g, ' ').trim();
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** The fences of a display hold no formula; what stands between them does. */
const mathJax: Extension = {
  enter: {
    mathText() {
      this.buffer();
    },
    mathFlow() {
      this.lineEndingIfNeeded();
      this.buffer();
    },
    mathFlowFenceMeta() {
      this.buffer();
    },
  },
  exit: {
    mathText() {
      this.raw(`\\(${inHtml(this.resume())}\\)`);
    },
    mathTextData(token) {
      this.raw(this.sliceSerialize(token));
    },
    mathFlowFenceMeta() {
      this.resume();
    },
    mathFlowValue(token) {
      this.raw(this.sliceSerialize(token));
    },
    mathFlow() {
      this.raw(`\\[${inHtml(this.resume())}\\]`);
      this.setData('slurpOneLineEnding', true);
    },
  },
};

function inHtml(tex: string): string {
  return expandedTex(tex.trim()).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
