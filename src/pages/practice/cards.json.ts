import type { APIRoute } from 'astro';
import { cardsData } from '../../site/practice/cards-data.ts';
import { theBook } from '../../site/the-book.ts';

/** The cards of all chapters. */
export const GET: APIRoute = () =>
  new Response(JSON.stringify(cardsData(theBook())), { headers: { 'content-type': 'application/json' } });
