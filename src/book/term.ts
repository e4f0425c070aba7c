import type { Term } from './types.ts';

/** The other names of a term: its abbreviations, then its synonyms. */
export function otherNames({ abbreviations, synonyms }: Term): readonly string[] {
  return [...abbreviations, ...synonyms];
}

/** Every spelling of a term, its own first. */
export function spellingsOf(term: Term): readonly string[] {
  return [term.term, ...otherNames(term)];
}
