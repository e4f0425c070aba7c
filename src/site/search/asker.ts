import type { Engine } from './engine.ts';
import { searchSite, type Answer, type Filter } from './query.ts';

/** Shows an answer, or a sentence on why there is none. */
export type Show = (answer: Answer | null, sentence: string) => void;

/** Is shown until the first answer can be given. */
export const LOADING = 'Loading the index …';

/** Is shown until something is asked. */
export const HINT = 'Type a term, a symbol such as h_t, or the number of a section.';
const NO_INDEX = import.meta.env.DEV
  ? 'The search index is made by `npm run build`; this development server has none.'
  : 'The search index could not be loaded. Try again later.';

/** A query, and the pause in milliseconds in which a newer one may take its place. */
export interface Question {
  readonly query: string;
  readonly filter: Filter;
  readonly pause: number;
}

/**
 * Gives the function that a search field calls with each question. Only the newest question is answered: `show` never
 * gets the answer to an older one. The engine is loaded with the first question, and again after a failure.
 */
export function createAsker(load: () => Promise<Engine>, show: Show): (question: Question) => Promise<void> {
  let newest = 0;
  let loading: Promise<Engine> | null = null;
  let isLoaded = false;
  const answer = async ({ query, filter }: Question): Promise<Parameters<Show>> => {
    try {
      loading ??= load();
      const engine = await loading;
      isLoaded = true;
      return [query.trim() === '' ? null : await searchSite(engine, query, filter), HINT];
    } catch {
      loading = null;
      return [null, NO_INDEX];
    }
  };
  return async (question) => {
    newest += 1;
    const own = newest;
    await new Promise((resolve) => setTimeout(resolve, question.pause));
    if (own !== newest) return;
    if (!isLoaded) show(null, LOADING);
    const shown = await answer(question);
    if (own === newest) show(...shown);
  };
}
