import { CARDS_PATH } from '../../book/address.ts';
import { href } from '../href.ts';
import { readCardsData, type ChapterCards } from './cards-data.ts';

/** The cards of all chapters, fetched once for a page. Rejects where they cannot be had. */
export function loadCards(): Promise<readonly ChapterCards[]> {
  cards ??= fetchCards();
  return cards;
}

let cards: Promise<readonly ChapterCards[]> | null = null;

async function fetchCards(): Promise<readonly ChapterCards[]> {
  const response = await fetch(href(CARDS_PATH));
  if (!response.ok) throw new Error(`the cards answer with status ${response.status}`);
  return readCardsData(await response.json());
}
