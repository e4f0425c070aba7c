import type { FormulaRow } from '../../src/site/search/guide-files.ts';
import type { GuideSection } from '../../src/site/search/guide-index.ts';
import type { Book, Chapter } from '../../src/book/types.ts';
import type { SearchRecord } from './record.ts';
import { tellingWords } from './telling-words.ts';

const LEAD_LENGTH = 72;

/** The sections of all notes, each with its other names, its symptoms and the words that tell it from the others. */
export function guideSections(book: Book, records: readonly SearchRecord[]): readonly GuideSection[] {
  const sections = records.filter(({ kind, url }) => kind === 'Notes' && url.includes('#'));
  const aliases = aliasesByUrl(book);
  const telling = tellingWords(sections.map(({ content }) => content));
  return sections.map(({ url, title, chapter, content, also }, index) => {
    const alias = aliases.get(url);
    return {
      url,
      title,
      chapter,
      lead: cut(content),
      names: [...also, ...(alias?.names ?? [])],
      symptoms: alias?.symptoms ?? [],
      words: telling[index] ?? [],
    };
  });
}

/** Every numbered formula of the notes, and every other way of writing one that a section names. */
export function formulaEntries(book: Book, records: readonly SearchRecord[]): readonly FormulaRow[] {
  const numbered = records
    .filter(({ kind }) => kind === 'Formulas')
    .map(({ url, title, chapter, content }) => ({ url, title, chapter, formula: content }));
  const aliases = aliasesByUrl(book);
  const others = records.flatMap(({ url }) =>
    // Title and first words of a section stand in the guide.
    (aliases.get(url)?.formulas ?? []).map((formula) => ({ url, title: '', chapter: '', formula })),
  );
  return [...numbered, ...others];
}

function aliasesByUrl({ chapters }: Book): ReadonlyMap<string, Chapter['aliases'][number]> {
  return new Map(
    chapters.flatMap(({ aliases, pages }) =>
      aliases.map((alias) => [`${pages.notes.path}#${alias.section}`, alias] as const),
    ),
  );
}

/** The first words of a text. */
function cut(text: string): string {
  return text.length <= LEAD_LENGTH ? text : text.slice(0, text.lastIndexOf(' ', LEAD_LENGTH));
}
