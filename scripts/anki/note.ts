import type { ChapterCards, DataCard } from '../../src/site/practice/cards-data.ts';
import { cardHtml, plainText } from './card-html.ts';
import { idOf } from './ids.ts';

/** A note of Anki, from which it makes one card. */
export interface Note {
  readonly id: number;
  /** By it a later import finds the note again, whatever became of its text. */
  readonly guid: string;
  /** HTML of the front, the back and the link to the section. */
  readonly fields: readonly string[];
  /** The front as plain text. */
  readonly plain: string;
  /** Tags with spaces between and around them. */
  readonly tags: string;
}

/** The notes of a chapter in the order of its cards. `site` is the address of the site, with a slash at its end. */
export function notesOf(chapter: ChapterCards, site: string): readonly Note[] {
  return chapter.cards.map((card) => {
    const guid = `dnn-review:${chapter.slug}/${card.key}`;
    const front = cardHtml(card.front, site);
    return {
      id: idOf(guid),
      guid,
      fields: [front, cardHtml(card.back, site), sectionLink(chapter, card, site)],
      plain: plainText(front),
      tags: ` dnn-review::${chapter.slug}::${card.section} `,
    };
  });
}

function sectionLink({ slug, sections }: ChapterCards, card: DataCard, site: string): string {
  const section = sections.find(({ id }) => id === card.section);
  if (!section) throw new Error(`the card "${slug}/${card.key}" is of no section of its chapter`);
  return `<a href="${site}${slug}/#${section.id}">${escaped(`${section.number} ${section.title}`)}</a>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
