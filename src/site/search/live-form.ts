import { createAsker, LOADING } from './asker.ts';
import { part } from './element.ts';
import type { Engine } from './engine.ts';
import { chosenKind, showCounts } from './kind-choice.ts';
import type { Answer } from './query.ts';
import { countLine, remarksOn } from './wording.ts';

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
export function createLiveForm(form: HTMLFormElement, { load, limit, follow, show }: LiveFormOptions): LiveForm {
  const field = part(form, '[name="q"]', HTMLInputElement);
  const remark = part(form, '.find-remark', HTMLElement);
  const status = part(form, '[role="status"]', HTMLElement);
  let isFresh = false;
  const ask = createAsker(load, (answer, sentence) => {
    remark.replaceChildren(...(answer ? remarksOn(answer, () => void refresh({ literal: true })) : [sentence]));
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
  form.addEventListener('input', ({ target }) => {
    follow(addressOf(field.value.trim(), chosenKind(form)));
    void refresh({ pause: target === field ? PAUSE : 0 });
  });
  return { field, refresh, isFresh: () => isFresh };
}

function addressOf(query: string, kind: string | null): string {
  const params = new URLSearchParams(query === '' ? {} : { q: query });
  if (kind !== null) params.set('kind', kind);
  return `?${params.toString()}`;
}
