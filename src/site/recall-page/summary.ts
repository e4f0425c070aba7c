import { cardName } from '../../study/card-name.ts';
import { waiting, type Session } from '../../study/session.ts';
import { href } from '../href.ts';
import type { ChapterCards } from '../practice/cards-data.ts';
import { cards } from './words.ts';

/** What came of a session, in a sentence or two. */
export function summaryText(session: Session): string {
  if (session.given.length === 0) return 'No card was graded.';
  const missed = missedIn(session);
  const left = waiting(session);
  const done = session.cards.filter((card) => !left.includes(card));
  const atFirst = done.filter((card) => !missed.includes(card)).length;
  const open = left.length;
  return [
    `${cards(done.length)} recalled, ${atFirst} at the first try.`,
    open === 0 ? '' : `${open} ${open === 1 ? 'is' : 'are'} left for another time.`,
  ]
    .join(' ')
    .trim();
}

/** A place of the notes and its chapter. */
export interface MissedSource {
  readonly href: string;
  /** "RNNs" */
  readonly chapter: string;
  /** "7.5 Vanishing and exploding gradients" */
  readonly place: string;
}

/** Where the cards that were not recalled at the first try can be read, each section once. */
export function missedSources(session: Session, chapters: readonly ChapterCards[]): readonly MissedSource[] {
  const sources = missedIn(session).flatMap((card) => sourceOf(card, chapters));
  return [...new Map(sources.map((source) => [source.place, source])).values()];
}

/** Cards whose first grade was "again". */
function missedIn({ given }: Session): readonly string[] {
  const first = new Map(given.toReversed().map(({ card, grade }) => [card, grade]));
  return [...first]
    .filter(([, grade]) => grade === 'again')
    .map(([card]) => card)
    .reverse();
}

function sourceOf(id: string, chapters: readonly ChapterCards[]): readonly MissedSource[] {
  const { chapter: slug, key } = cardName(id);
  const chapter = chapters.find((each) => each.slug === slug);
  const card = chapter?.cards.find((each) => each.key === key);
  const section = chapter?.sections.find(({ id: section }) => section === card?.section);
  if (!chapter || !card || !section) return [];
  return [{ href: href(card.fact), chapter: chapter.short, place: `${section.number} ${section.title}` }];
}
