import { problemAnchor } from '../../book/address.ts';

const MOST = 2 ** 32 - 1;

/** The seed that a text names, a whole number from 0 to 4294967295 without sign or leading zeros; else null. */
export function readSeed(text: string): number | null {
  if (!/^(0|[1-9]\d{0,9})$/.test(text)) return null;
  const seed = Number(text);
  return seed <= MOST ? seed : null;
}

/** The address of one instance of a problem on the page at `page`: what is shared, and what a reload shows again. */
export function instanceAddress(page: string, id: string, seed: number): string {
  const url = new URL(page);
  url.searchParams.delete('problem');
  url.searchParams.delete('seed');
  if (seed !== 0) {
    url.searchParams.set('problem', id);
    url.searchParams.set('seed', String(seed));
  }
  url.hash = problemAnchor(id);
  return url.href;
}

/** The text that an address gives as the seed of problem `id`, or null when it asks for none. */
export function seedInAddress(page: string, id: string): string | null {
  const { searchParams } = new URL(page);
  return searchParams.get('problem') === id ? searchParams.get('seed') : null;
}
