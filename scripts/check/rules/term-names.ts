import { spellingsOf } from '../../../src/book/term.ts';
import type { Chapter, Issue, Term } from '../../../src/book/types.ts';
import type { Rule } from '../rule.ts';

/** A spelling belongs to one term of the book, and only a term's own spellings can be unlinked. */
export const rule: Rule = {
  name: 'term-names',
  check: ({ book }) => [...claimedTwice(book.chapters), ...strangers(book.chapters)],
};

function claimedTwice(chapters: readonly Chapter[]): readonly Issue[] {
  const claims = chapters.flatMap(({ terms }) =>
    terms.flatMap((term) => spellingsOf(term).map((spelling) => ({ spelling, term }))),
  );
  return claims.flatMap(({ spelling, term }, index) => {
    const first = claims.slice(0, index).find((claim) => sameSpelling(claim.spelling, spelling));
    return first ? [issueOf(spelling, term, first.term)] : [];
  });
}

/** An abbreviation is read as it is written, words in any case. */
function sameSpelling(a: string, b: string): boolean {
  return a === b || (a.length > 4 && a.toLowerCase() === b.toLowerCase());
}

function issueOf(spelling: string, { id, place }: Term, first: Term): Issue {
  if (first.id === id)
    return { place, problem: `the term "${id}" names "${spelling}" twice`, remedy: 'take one of them out' };
  const remedy = `leave the spelling to one of them; "${first.id}" is in ${first.place.file}:${first.place.line}`;
  return { place, problem: `the terms "${first.id}" and "${id}" both claim "${spelling}"`, remedy };
}

function strangers(chapters: readonly Chapter[]): readonly Issue[] {
  const terms = chapters.flatMap((chapter) => chapter.terms);
  return terms.flatMap((term) =>
    term.unlinked
      .filter((spelling) => !spellingsOf(term).includes(spelling))
      .map((spelling) => ({
        place: term.place,
        problem: `"${spelling}" in unlinked is no spelling of the term "${term.id}"`,
        remedy: `write one of ${spellingsOf(term).join(', ')}, or take it out`,
      })),
  );
}
