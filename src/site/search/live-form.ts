import { createAsker, HINT, LOADING } from './asker.ts';
import { part } from './element.ts';
import type { Engine } from './engine.ts';
import { chosenKind, showCounts } from './kind-choice.ts';
import type { Answer } from './query.ts';
import type { RecentQueries } from './recent.ts';
import { countLine, remarksBefore, remarksOn, type RemarkActions } from './wording.ts';

/** A search form that answers while it is filled in. */
export interface LiveForm {
  readonly field: HTMLInputElement;
  /** Asks what the form says now. Settles when the answer is shown, or when a newer question came. */
  readonly refresh: (changes?: Changes) => Promise<void>;
  /** Whether what is shown is the answer to what the form says. */
  readonly isFresh: () => boolean;
}

/** How a question differs from the usual one. */
export interface Changes {
  /** Milliseconds in which a newer question may take its place; 0 by default. */
  readonly pause?: number;
  /** Whether misspelled words are searched as they are. */
  readonly literal?: boolean;
}

/** What a search form does besides. */
export interface LiveFormOptions {
  readonly load: () => Promise<Engine>;
  readonly recent: RecentQueries;
  /** How many results it shows at most. */
  readonly limit: () => number;
  /** Is told each change of the form, as an address ends with it: "?q=gradient&kind=Notes". */
  readonly follow: (address: string) => void;
  /** Shows the results; null when there is no answer. */
  readonly show: (answer: Answer | null) => void;
}

/** Short, since an answer takes a few milliseconds once the index is there; a fast typist is still not answered twice. */
const PAUSE = 20;

/** Brings a form to life that has a field named "q", the choice of kinds, a `.find-remark` and a status. */
export function createLiveForm(
  form: HTMLFormElement,
  { load, recent, limit, follow, show }: LiveFormOptions,
): LiveForm {
  const field = part(form, '[name="q"]', HTMLInputElement);
  const remark = part(form, '.find-remark', HTMLElement);
  const status = part(form, '[role="status"]', HTMLElement);
  let isFresh = false;
  const ask = createAsker(load, (answer, sentence) => {
    const queries = sentence === HINT ? recent.list() : [];
    remark.replaceChildren(...(answer ? remarksOn(answer, actions) : remarksBefore(sentence, queries, actions)));
    status.textContent = answer ? countLine(answer) : sentence;
    isFresh = sentence !== LOADING;
    form.dataset['answered'] = answer?.query ?? '';
    showCounts(form, answer);
    show(answer);
  });
  const refresh = ({ pause = 0, literal = false }: Changes = {}): Promise<void> => {
    isFresh = false;
    return ask({ query: field.value, filter: { kind: chosenKind(form), limit: limit(), literal }, pause });
  };
  const actions = createActions(field, recent, refresh);
  form.addEventListener('input', ({ target }) => {
    follow(addressOf(field.value.trim(), chosenKind(form)));
    void refresh({ pause: target === field ? PAUSE : 0 });
  });
  form.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a.find-result')) recent.add(field.value);
  });
  return { field, refresh, isFresh: () => isFresh };
}

/** What the buttons above the results do; the field has the focus again, since the button that had it is gone. */
function createActions(field: HTMLInputElement, recent: RecentQueries, refresh: LiveForm['refresh']): RemarkActions {
  return {
    searchLiterally: () => void refresh({ literal: true }),
    search: (query) => {
      field.value = query;
      field.focus();
      field.dispatchEvent(new Event('input', { bubbles: true }));
    },
    forget: () => {
      recent.forget();
      field.focus();
      void refresh();
    },
  };
}

function addressOf(query: string, kind: string | null): string {
  const params = new URLSearchParams(query === '' ? {} : { q: query });
  if (kind !== null) params.set('kind', kind);
  return `?${params.toString()}`;
}
