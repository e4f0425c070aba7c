import type { Engine } from './engine.ts';
import { searchSite, type Answer, type Filter } from './query.ts';

/** What there is to show: an answer, or why there is none. */
export type Outcome = Answer | 'nothing asked' | 'loading' | 'no index';

/** A query, and the pause in milliseconds in which a newer one may take its place. */
export interface Question {
  readonly query: string;
  readonly filter: Filter;
  readonly pause: number;
}

/**
 * Gives the function that a search field calls with each question. Only the newest question is answered: `show` never
 * gets the outcome of an older one. The engine is loaded with the first question, and again after a failure.
 */
export function createAsker(
  load: () => Promise<Engine>,
  show: (outcome: Outcome) => void,
): (question: Question) => Promise<void> {
  let newest = 0;
  let loading: Promise<Engine> | null = null;
  let isLoaded = false;
  const answer = async ({ query, filter }: Question): Promise<Outcome> => {
    try {
      loading ??= load();
      const engine = await loading;
      isLoaded = true;
      return query.trim() === '' ? 'nothing asked' : await searchSite(engine, query, filter);
    } catch {
      loading = null;
      return 'no index';
    }
  };
  return async (question) => {
    newest += 1;
    const own = newest;
    await new Promise((resolve) => setTimeout(resolve, question.pause));
    if (own !== newest) return;
    if (!isLoaded) show('loading');
    const outcome = await answer(question);
    if (own === newest) show(outcome);
  };
}
