import type { FormulaEntry } from './formula-finder.ts';
import type { GuideSection } from './guide.ts';

/*
 * Files of the index beside Pagefind's: rows of texts, without the names of their fields, since a reader waits for them.
 */

/** The file of the guide. */
export function writeGuide(sections: readonly GuideSection[]): string {
  return JSON.stringify(
    sections.map(({ url, title, chapter, lead, names, symptoms, words }) => [
      url,
      title,
      chapter,
      lead,
      names.join('\n'),
      symptoms.join('\n'),
      words.join(' '),
    ]),
  );
}

/** Reads the file of the guide. Throws TypeError when it is none. */
export function readGuide(text: string): readonly GuideSection[] {
  return rowsOf(text).map(([url = '', title = '', chapter = '', lead = '', names = '', symptoms = '', words = '']) => ({
    url,
    title,
    chapter,
    lead,
    names: parts(names, '\n'),
    symptoms: parts(symptoms, '\n'),
    words: parts(words, ' '),
  }));
}

/** A formula in its file: of a numbered one all; of another way to write one only that, and the section's address. */
export type FormulaRow = Pick<FormulaEntry, 'url' | 'title' | 'chapter' | 'formula'>;

/** The file of the formulas. */
export function writeFormulas(rows: readonly FormulaRow[]): string {
  return JSON.stringify(
    rows.map(({ url, formula, title, chapter }) => [url, formula, ...(title === '' ? [] : [title, chapter])]),
  );
}

/** Reads the file of the formulas, of which the guide knows the sections. Throws TypeError when it is none. */
export function readFormulas(text: string, sections: readonly GuideSection[]): readonly FormulaEntry[] {
  const byUrl = new Map(sections.map((section) => [section.url, section]));
  return rowsOf(text).map(([url = '', formula = '', title = '', chapter = '']) => {
    const section = byUrl.get(url);
    return section
      ? { url, kind: 'Notes', title: section.title, chapter: section.chapter, formula, lead: section.lead }
      : { url, kind: 'Formulas', title, chapter, formula, lead: formula };
  });
}

function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: unknown = JSON.parse(text);
  if (!Array.isArray(rows) || !rows.every(isRow)) throw new TypeError('the file of the search index has no rows');
  return rows;
}

function isRow(row: unknown): row is readonly string[] {
  return Array.isArray(row) && row.every((cell) => typeof cell === 'string');
}

function parts(text: string, mark: string): readonly string[] {
  return text === '' ? [] : text.split(mark);
}
