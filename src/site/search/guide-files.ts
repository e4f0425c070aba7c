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

/** The file of the formulas. */
export function writeFormulas(entries: readonly FormulaEntry[]): string {
  return JSON.stringify(
    entries.map(({ url, kind, title, chapter, formula, lead }) => [url, kind, title, chapter, formula, lead]),
  );
}

/** Reads the file of the formulas. Throws TypeError when it is none. */
export function readFormulas(text: string): readonly FormulaEntry[] {
  return rowsOf(text).map(([url = '', kind = '', title = '', chapter = '', formula = '', lead = '']) => ({
    url,
    kind: kind === 'Notes' ? kind : 'Formulas',
    title,
    chapter,
    formula,
    lead: lead === '' ? formula : lead,
  }));
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
