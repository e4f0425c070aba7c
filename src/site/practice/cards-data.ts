import { isRecord } from '../../core/record.ts';
import type { Book, Chapter } from '../../book/types.ts';
import { sectionsOf } from '../../book/find.ts';

/** The cards of a chapter, as the browser reads them. */
export interface ChapterCards {
  readonly slug: string;
  readonly number: number;
  /** "Recurrent neural networks" */
  readonly title: string;
  /** "RNNs" */
  readonly short: string;
  /** The sections of its notes in order. */
  readonly sections: readonly CardSection[];
  readonly cards: readonly DataCard[];
}

/** A section of the notes. */
export interface CardSection {
  readonly id: string;
  /** "7.5" */
  readonly number: string;
  /** Plain text, formulas as words. */
  readonly title: string;
}

/** A card; front and back are Markdown. */
export interface DataCard {
  readonly key: string;
  /** Id of its section. */
  readonly section: string;
  readonly front: string;
  readonly back: string;
  /** Where the notes say it, without the base path: "/rnn/#fact-loop". */
  readonly fact: string;
}

/** The cards of all chapters, in the order of the book. */
export function cardsData(book: Book): readonly ChapterCards[] {
  return book.chapters.map((chapter) => ({
    slug: chapter.slug,
    number: chapter.number,
    title: chapter.meta.title,
    short: chapter.meta.short,
    sections: sectionsOf(chapter.pages.notes).map(({ id, number, text }) => ({ id, number, title: text })),
    cards: chapter.cards.map(({ key, section, front, back }) => ({
      key,
      section,
      front,
      back,
      fact: factAddress(chapter, { key, section }),
    })),
  }));
}

/** What the build wrote, read back. Throws when it is something else. */
export function readCardsData(value: unknown): readonly ChapterCards[] {
  if (!Array.isArray(value) || !value.every(isChapterCards)) throw new TypeError('this is no list of cards by chapter');
  return value;
}

function factAddress({ pages, facts }: Chapter, card: Readonly<Record<'key' | 'section', string>>): string {
  return `${pages.notes.path}#${facts.get(card.key) ?? card.section}`;
}

/** The build wrote it whole or not at all. */
function isChapterCards(value: unknown): value is ChapterCards {
  return isRecord(value) && typeof value['slug'] === 'string' && Array.isArray(value['cards']);
}
