import { element, part } from './element.ts';
import type { Engine } from './engine.ts';
import { chooseKind } from './kind-choice.ts';
import { createLiveForm } from './live-form.ts';
import { recentQueries } from './recent.ts';
import { resultLink } from './result-link.ts';

const STEP = 20;

/** Brings the search page to life: its results and its address follow what is typed and chosen in the form. */
export function createPage(form: HTMLFormElement, load: () => Promise<Engine>): void {
  const list = part(form, '.find-list', HTMLElement);
  const more = part(form, '.find-more', HTMLElement);
  let limit = STEP;
  const { field, refresh } = createLiveForm(form, {
    load,
    recent: recentQueries(() => localStorage),
    limit: () => limit,
    follow: (address) => {
      limit = STEP;
      history.replaceState(null, '', address);
    },
    show: (answer) => {
      const results = answer?.results ?? [];
      list.replaceChildren(...results.map((result) => element('li', '', resultLink(result))));
      more.hidden = results.length === (answer?.total ?? 0);
    },
  });
  const readAddress = () => {
    const params = new URLSearchParams(location.search);
    field.value = params.get('q') ?? '';
    chooseKind(form, params.get('kind'));
    void refresh();
  };
  more.addEventListener('click', () => {
    limit += STEP;
    void refresh();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void refresh();
  });
  window.addEventListener('popstate', readAddress);
  readAddress();
}
