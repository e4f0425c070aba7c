import { idOf } from './ids.ts';

/** Fields of a note in their order: first the one that Anki sorts by. */
export const FIELDS = ['Front', 'Back', 'Section'] as const;

/**
 * Where the look of the cards last changed, in seconds since 1970.
 *
 * A later one replaces the look in the reader's collection, with what the reader changed in it; the fields must stay.
 */
const CHANGED = 1_795_392_000;

/** Id of the type of our notes. */
export const NOTETYPE_ID = idOf('notetype');

const QUESTION = '{{Front}}';
const ANSWER = '{{FrontSide}}\n<hr id="answer">\n{{Back}}\n<p class="section">{{Section}}</p>';

/** No colors: Anki has its own for day and night. */
const LOOK = `.card { max-width: 38rem; margin: 0 auto; padding: 0.5rem; font: 20px/1.5 Georgia, serif; text-align: left; }
.section { font-size: 0.8em; opacity: 0.8; }`;

/** The type of our notes, in the form of Anki's schema 11: three fields, one card. */
export const notetype = {
  id: NOTETYPE_ID,
  name: 'Deep Neural Networks (CS182 review)',
  type: 0,
  mod: CHANGED,
  usn: -1,
  sortf: 0,
  did: null,
  flds: FIELDS.map((name, ord) => ({ name, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] })),
  tmpls: [{ name: 'Recall', ord: 0, qfmt: QUESTION, afmt: ANSWER, bqfmt: '', bafmt: '', did: null }],
  css: LOOK,
  latexPre: '\\documentclass[12pt]{article}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\begin{document}\n',
  latexPost: '\\end{document}',
  req: [[0, 'any', [0]]],
  tags: [],
  vers: [],
};
