import type { Engine, PagefindAnswer } from './engine.ts';
import type { Kind } from './kinds.ts';
import { used, type SearchedWord } from './searched-word.ts';

/** What the full text holds, and the words that it was asked for. */
export interface Found {
  readonly words: readonly SearchedWord[];
  readonly answer: PagefindAnswer;
}

const NOTHING: PagefindAnswer = { results: [], unfilteredResultCount: 0, totalFilters: {} };

/** Pagefind gives what holds all words; when that is nothing, one word less is tried, the last first. */
export async function askFullText(
  { pagefind }: Engine,
  words: readonly SearchedWord[],
  kind: Kind | null,
): Promise<Found> {
  const fewer = words.toReversed().map((left) => words.map((word) => (word === left ? { ...word, used: null } : word)));
  for (const tried of [words, ...fewer]) {
    const query = used(tried);
    const answer = query === '' ? NOTHING : await pagefind.search(query, { filters: kind === null ? {} : { kind } });
    if (answer.unfilteredResultCount > 0) return { words: tried, answer };
  }
  return { words, answer: NOTHING };
}
