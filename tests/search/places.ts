import { cardAnchor, equationAnchor, figureAnchor, GLOSSARY_PATH, termAnchor } from '../../src/book/address.ts';
import { pagesOf, sectionsOf } from '../../src/book/find.ts';
import type { Book } from '../../src/book/types.ts';

/** The section of the notes, "slug/section", that each address of a result belongs to; homeworks and discussions have none. */
export function placesOf({ chapters }: Book): ReadonlyMap<string, string> {
  return new Map(
    chapters.flatMap((chapter) => {
      const { slug, terms, cards, pages } = chapter;
      const notes = pages.notes.path;
      const inNotes = [
        ...sectionsOf(pages.notes).map(({ id }) => [id, id] as const),
        ...pages.notes.equations.map(({ id, section }) => [equationAnchor(id), section] as const),
        ...pages.notes.figures.map(({ id, section }) => [figureAnchor(id), section] as const),
        ...cards.map(({ key, section }) => [cardAnchor(key), section] as const),
      ].map(([anchor, section]) => [`${notes}#${anchor}`, section] as const);
      const inGlossary = terms.map(({ id, section }) => [`${GLOSSARY_PATH}#${termAnchor(id)}`, section] as const);
      const elsewhere = pagesOf(chapter).map(({ path }) => [path, ''] as const);
      return [...inNotes, ...inGlossary, ...elsewhere].map(
        ([address, section]) => [address, `${slug}/${section}`] as const,
      );
    }),
  );
}

/** The place of a result: "slug/section", or "slug/" for a result of a chapter but of no section of its notes. */
export function placeOfResult(places: ReadonlyMap<string, string>, address: string): string {
  const [page = ''] = address.split('#');
  return places.get(address) ?? places.get(page) ?? `${page.split('/')[1] ?? ''}/`;
}
