import { cardAnchor, equationAnchor, figureAnchor, GLOSSARY_PATH, termAnchor } from '../../src/book/address.ts';
import { otherNames, spellingsOf } from '../../src/book/term.ts';
import type { Book, Card, Chapter, Equation, Figure, PartName, Term } from '../../src/book/types.ts';
import { readFormula } from '../../src/book/reading/read-formula.ts';
import { symbolWords } from '../../src/book/reading/symbol-words.ts';
import type { Kind } from '../../src/site/search/kinds.ts';
import type { BuiltPage, BuiltSection } from './built-page.ts';
import { markdownText } from './markdown-text.ts';
import type { SearchRecord } from './record.ts';

/** Gives the built page at an address without base path: "/rnn/homeworks/". Throws when there is none. */
export type PageReader = (address: string) => BuiltPage;

const PARTS = ['notes', 'homeworks', 'discussions'] as const;
const KIND_OF: Readonly<Record<PartName, Kind>> = { notes: 'Notes', homeworks: 'Problems', discussions: 'Discussions' };

/**
 * Everything that a search can find, in the order of the book: sections first, then formulas, terms, figures and cards.
 *
 * Throws when the built site lacks a page or an anchor that a result would lead to.
 */
export function bookRecords(book: Book, pageAt: PageReader): readonly SearchRecord[] {
  return book.chapters.flatMap((chapter) => {
    const parts = PARTS.map((part) => partOf(chapter, part, pageAt));
    return [
      ...parts.flatMap((part) => part.page.sections.flatMap((section) => sectionRecord(part, section))),
      ...parts.flatMap((part) => chapter.pages[part.name].equations.map((equation) => formulaRecord(part, equation))),
      ...chapter.terms.map((term) => termRecord(chapter, term, pageAt(GLOSSARY_PATH))),
      ...parts.flatMap((part) => chapter.pages[part.name].figures.map((figure) => figureRecord(part, figure))),
      ...chapter.cards.map((card) => cardRecord(chapter, card, pageAt(chapter.pages.notes.path))),
    ];
  });
}

/** A page of a chapter. */
interface Part {
  readonly chapter: Chapter;
  readonly name: PartName;
  readonly path: string;
  readonly page: BuiltPage;
}

function partOf(chapter: Chapter, name: PartName, pageAt: PageReader): Part {
  const { path } = chapter.pages[name];
  return { chapter, name, path, page: pageAt(path) };
}

function sectionRecord({ chapter, name, path }: Part, section: BuiltSection): readonly SearchRecord[] {
  const opening = section.id === '' ? openingOf(chapter, name) : '';
  const content = `${opening} ${section.text}`.trim();
  if (content === '') return [];
  const record = {
    url: path + (section.id === '' ? '' : `#${section.id}`),
    kind: KIND_OF[name],
    chapter: chapterName(chapter),
    title: section.title === '' ? titleOf(chapter, name) : section.title,
    content,
    also: name === 'notes' ? chapter.terms.filter((term) => term.section === section.id).flatMap(spellingsOf) : [],
    symbols: symbolsOf(section.formulas),
  };
  return [record];
}

/** The chapter's question and lede stand above its article's text, outside of the sections. */
function openingOf(chapter: Chapter, name: PartName): string {
  return name === 'notes' ? `${markdownText(chapter.meta.question).text} ${markdownText(chapter.meta.lede).text}` : '';
}

function titleOf(chapter: Chapter, name: PartName): string {
  return name === 'notes' ? chapter.meta.title : `${KIND_OF[name]}: ${chapter.meta.title}`;
}

function formulaRecord({ chapter, name, path, page }: Part, equation: Equation): SearchRecord {
  const reading = readFormula(equation.tex);
  const section = page.sections.find(({ id }) => id === equation.section)?.title.replace(/^[\d.]+ /, '');
  return {
    url: anchor(page, path, equationAnchor(equation.id)),
    kind: 'Formulas',
    chapter: chapterName(chapter),
    title: `${equation.know ?? section ?? titleOf(chapter, name)} (${equation.number})`,
    content: reading,
    also: [],
    symbols: symbolsOf([reading]),
  };
}

function termRecord(chapter: Chapter, term: Term, glossary: BuiltPage): SearchRecord {
  const { text, formulas } = markdownText(term.definition);
  return {
    url: anchor(glossary, GLOSSARY_PATH, termAnchor(term.id)),
    kind: 'Terms',
    chapter: chapterName(chapter),
    title: term.term,
    content: text,
    also: otherNames(term),
    symbols: symbolsOf(formulas),
  };
}

function figureRecord({ chapter, path, page }: Part, figure: Figure): SearchRecord {
  const id = figureAnchor(figure.id);
  const title = figure.title === '' ? (page.figures.get(id)?.title ?? '') : figure.title;
  if (title === '') throw new Error(`the built page ${path} has no title in the header of the figure "${id}"`);
  return {
    url: anchor(page, path, id),
    kind: 'Figures',
    chapter: chapterName(chapter),
    title,
    content: figure.description,
    also: [`Figure ${figure.number}`],
    symbols: [],
  };
}

function cardRecord(chapter: Chapter, card: Card, page: BuiltPage): SearchRecord {
  const front = markdownText(card.front);
  const back = markdownText(card.back);
  return {
    url: anchor(page, chapter.pages.notes.path, cardAnchor(card.key)),
    kind: 'Cards',
    chapter: chapterName(chapter),
    title: front.text,
    content: back.text,
    also: [],
    symbols: symbolsOf([...front.formulas, ...back.formulas]),
  };
}

function anchor(page: BuiltPage, path: string, id: string): string {
  if (!page.ids.has(id)) throw new Error(`the built page ${path} has no element with the id "${id}"`);
  return `${path}#${id}`;
}

function chapterName({ number, meta }: Chapter): string {
  return `${number} ${meta.short}`;
}

function symbolsOf(readings: readonly string[]): readonly string[] {
  return [...new Set(readings.flatMap(symbolWords))];
}
