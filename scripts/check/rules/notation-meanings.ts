import { useOneOf } from '../../../src/book/closest.ts';
import { canonicalTex, symbolsWithRoles } from '../../../src/markdown/symbols.ts';
import type { Chapter, Issue, Notation } from '../../../src/book/types.ts';
import type { Rule } from '../rule.ts';

/** A symbol has one meaning in a chapter, and stands in `notation.yaml` without its role. */
export const rule: Rule = {
  name: 'notation-meanings',
  check: ({ book }) =>
    book.chapters.flatMap((chapter) => [
      ...repeated(chapter),
      ...colored(chapter),
      ...strays(chapter, new Set(book.notation.map(({ name }) => name))),
    ]),
};

function repeated({ notation }: Chapter): readonly Issue[] {
  return notation.flatMap((entry, index) => {
    const first = notation.slice(0, index).find((other) => sameSymbol(other, entry));
    return first ? [issueOf(entry, first)] : [];
  });
}

/** `b` alone and `b` with an index may be two symbols. */
function sameSymbol(a: Notation, b: Notation): boolean {
  return canonicalTex(a.tex) === canonicalTex(b.tex) && (a.index === null) === (b.index === null);
}

function issueOf(entry: Notation, first: Notation): Issue {
  return {
    place: entry.place,
    problem: `"${entry.tex}" has two meanings: "${first.name}" and "${entry.name}"`,
    remedy: `give one of them another letter, or take out this entry if both mean the same; the first is in ${first.place.file}:${first.place.line}`,
  };
}

/** `instead` names what the letter means in the rest of the book. */
function strays({ notation }: Chapter, names: ReadonlySet<string>): readonly Issue[] {
  return notation.flatMap(({ tex, instead, place }) =>
    instead === null || names.has(instead)
      ? []
      : [{ place, problem: `"${tex}" stands instead of "${instead}"`, remedy: useOneOf(instead, names) }],
  );
}

function colored({ notation }: Chapter): readonly Issue[] {
  return notation
    .filter(({ tex }) => symbolsWithRoles(tex).length > 0)
    .map(({ tex, place }) => ({
      place,
      problem: `"${tex}" is written with a role macro`,
      remedy: `write ${canonicalTex(tex)} and give the role as a key: role: activation`,
    }));
}
