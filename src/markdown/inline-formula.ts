import katex from 'katex';
import type { Options } from 'micromark';
import { HELD_MARKS, LONGEST_HELD } from './held.ts';
import { katexOptions } from './katex.ts';

const OPEN = '\uE000';
const CLOSE = '\uE001';
const SET = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}([${HELD_MARKS}]*)`, 'g');

/** Sets `$…$` with the site's own KaTeX options, and marks short formulas for {@link holdPunctuation}. */
export const inlineFormulas: NonNullable<Options['htmlExtensions']>[number] = {
  enter: {
    mathText() {
      this.buffer();
    },
  },
  exit: {
    mathText() {
      const tex = this.resume();
      const html = katex.renderToString(tex, katexOptions);
      this.tag(tex.length <= LONGEST_HELD ? OPEN + html + CLOSE : html);
    },
    mathTextData(token) {
      this.raw(this.sliceSerialize(token));
    },
  },
};

/** Keeps a comma or a full stop on the line of the short formula that it follows; browsers may break between them. */
export function holdPunctuation(html: string): string {
  return html.replace(SET, (_, formula: string, marks: string) =>
    marks === '' ? formula : `<span class="held">${formula}${marks}</span>`,
  );
}
