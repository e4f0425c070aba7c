import { compareLetters, letterOf, type Letter } from './letter.ts';
import { coloredTex } from './notation.ts';
import type { Book, Chapter, Notation } from './types.ts';

/** One meaning of a symbol, and where it has it. */
export interface Meaning {
  readonly symbol: Notation;
  /** The chapters that use it so, in their order, each with its place in the chapter's list of symbols. */
  readonly uses: readonly Use[];
}

/** A chapter that uses a symbol. */
export interface Use {
  readonly chapter: Chapter;
  /** Index in `chapter.notation`. */
  readonly index: number;
}

/** All symbols of a letter, in any dress. */
export interface LetterSymbols {
  readonly letter: Letter;
  readonly meanings: readonly Meaning[];
}

/**
 * Every symbol of the book by its letter. Where chapters mean the same by it, it stands once; within a letter the
 * spellings stand together, and of one spelling the meaning that most chapters use comes first.
 */
export function symbolIndex({ chapters }: Book): readonly LetterSymbols[] {
  const uses = chapters.flatMap((chapter) =>
    chapter.notation.map((symbol, index) => ({ symbol, use: { chapter, index } })),
  );
  const same = Map.groupBy(uses, ({ symbol }) => [coloredTex(symbol), symbol.name, symbol.shape].join('\n'));
  const meanings = Array.from(same.values()).flatMap(([first, ...others]) =>
    first ? [{ symbol: first.symbol, uses: [first, ...others].map(({ use }) => use) }] : [],
  );
  const byLetter = Map.groupBy(meanings, ({ symbol }) => JSON.stringify(letterOf(symbol.tex)));
  return Array.from(byLetter.values(), (group) => ({
    letter: letterOf(group[0]?.symbol.tex ?? ''),
    meanings: group.toSorted(compareMeanings),
  })).sort((a, b) => compareLetters(a.letter, b.letter));
}

function compareMeanings(a: Meaning, b: Meaning): number {
  const [x, y] = [a, b].map(({ symbol: { tex, index } }) => [tex.replace(/[\\{}]/g, ''), index ?? ''].join(' '));
  return (x ?? '').localeCompare(y ?? '', 'en') || b.uses.length - a.uses.length;
}
