import { sectionsOf } from '../../../src/book/find.ts';
import type { Alias, Chapter, Issue } from '../../../src/book/types.ts';
import type { Rule } from '../rule.ts';

/** Each section of the notes can be found by other names than its own, and no two sections by the same. */
export const rule: Rule = {
  name: 'aliases',
  check: ({ book }) => [
    ...book.chapters.flatMap(namelessSections),
    ...book.chapters.flatMap(namedTwice),
    ...claimedTwice(book.chapters.flatMap(({ aliases }) => aliases)),
  ],
};

function namelessSections({ aliases, folder, pages }: Chapter): readonly Issue[] {
  return sectionsOf(pages.notes)
    .filter(({ id }) => aliases.every(({ section }) => section !== id))
    .map(({ id, place }) => ({
      place,
      problem: `the section "${id}" has no other names`,
      remedy: `write an entry in ${folder}/aliases.yaml: what a student may type to find it`,
    }));
}

function namedTwice({ aliases }: Chapter): readonly Issue[] {
  return aliases.flatMap(({ section, place }, index) => {
    const first = aliases.slice(0, index).find((other) => other.section === section);
    if (!first) return [];
    const remedy = `put both in one entry; the first is in ${first.place.file}:${first.place.line}`;
    return [{ place, problem: `the section "${section}" has two entries`, remedy }];
  });
}

function claimedTwice(aliases: readonly Alias[]): readonly Issue[] {
  const claims = aliases.flatMap((alias) => alias.names.map((name) => ({ name, folded: folded(name), alias })));
  const firsts = new Map<string, Alias>();
  return claims.flatMap(({ name, folded: key, alias }) => {
    const first = firsts.get(key);
    firsts.set(key, first ?? alias);
    return first ? [issueOf(name, alias, first)] : [];
  });
}

/** As the search compares names: without case, hyphens and spaces. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function issueOf(name: string, alias: Alias, first: Alias): Issue {
  const { section, place } = alias;
  if (alias === first)
    return { place, problem: `the section "${section}" names "${name}" twice`, remedy: 'take one of them out' };
  return {
    place,
    problem: `the sections "${first.section}" and "${section}" both claim "${name}"`,
    remedy: `leave it to one of them, or say more; the first is in ${first.place.file}:${first.place.line}`,
  };
}
