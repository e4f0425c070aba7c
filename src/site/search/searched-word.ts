import type { Speller } from './spelling.ts';

/** A word of the query and what was searched for in its place; null when it was left out. */
export interface SearchedWord {
  readonly typed: string;
  readonly used: string | null;
}

const HAS_WORD = /[\p{L}\p{N}∇∂∞∑∏√]/u;
const IS_SPELLABLE = /^\p{L}{2,}$/u;

/** The whole query as one word. */
export function asTyped(text: string): readonly SearchedWord[] {
  return [{ typed: text, used: text }];
}

/** The words that are searched for; one that the site does not know and nothing is near to is left out. */
export function wordsOf(text: string, speller: Speller): readonly SearchedWord[] {
  const typed = text
    .replace(/(?<=\p{L})\(/gu, ' (')
    .split(' ')
    .filter((word) => HAS_WORD.test(word));
  const telling = typed.filter((word) => !speller.isCommon(lettersOf(word)));
  return telling.length === 0
    ? typed.map((word) => ({ typed: word, used: word }))
    : telling.map((word) => spelled(word, speller));
}

function spelled(word: string, speller: Speller): SearchedWord {
  const letters = lettersOf(word);
  const isFine = !IS_SPELLABLE.test(letters) || speller.isKnown(letters);
  return { typed: word, used: isFine ? word : speller.nearest(letters) };
}

/** The word without the marks around it. */
function lettersOf(word: string): string {
  return word.replace(/^\P{L}+|\P{L}+$/gu, '');
}

/** What is searched for, as one text. */
export function used(words: readonly SearchedWord[]): string {
  return words.flatMap((word) => word.used ?? []).join(' ');
}
