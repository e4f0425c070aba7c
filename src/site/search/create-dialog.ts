import { element, part, set } from './element.ts';
import type { Engine } from './engine.ts';
import { KIND_CHOICE } from './kind-choice.ts';
import { createLiveForm } from './live-form.ts';
import { createOptionList, type OptionList } from './option-list.ts';
import { recentQueries } from './recent.ts';
import { resultLink } from './result-link.ts';

const LIMIT = 12;

/** A browser closes a dialog by Escape and gives the focus back by itself. */
const CONTENT = `<form class="find-form" role="search"><div class="find-query">
<input class="find-field" name="q" placeholder="Search notes, problems, formulas" aria-label="Search" role="combobox"
aria-autocomplete="list" aria-controls="find-list" autocomplete="off"
spellcheck="false" enterkeyhint="search"><button type="button" class="find-close">Close</button></div>
${KIND_CHOICE}<div class="find-body"><p class="find-remark"></p>
<div class="find-list" id="find-list" role="listbox" aria-label="Results"></div><p class="visually-hidden" role="status"></p></div>
<div class="find-foot"><span class="find-hint"><kbd>↑</kbd> <kbd>↓</kbd> choose</span><span class="find-hint"><kbd>enter</kbd> open</span>
<button type="button" class="find-escape"><kbd>esc</kbd> close</button><a class="find-all"></a></div></form>`;

/** Makes the search dialog at the end of the page, closed, and gives the function that opens it. */
export function createDialog(base: string, load: () => Promise<Engine>): () => void {
  const dialog = element('dialog', 'find');
  set(dialog, { 'aria-label': 'Search' });
  dialog.innerHTML = CONTENT;
  const form = part(dialog, 'form', HTMLFormElement);
  const all = part(dialog, '.find-all', HTMLAnchorElement);
  all.href = form.action = `${base}search/`;
  const options = createOptionList(part(dialog, '.find-field', HTMLElement), part(dialog, '.find-list', HTMLElement));
  const { field, refresh, isFresh } = createLiveForm(form, {
    load,
    recent: recentQueries(() => localStorage),
    limit: () => LIMIT,
    follow: (address) => (all.search = address),
    show: (answer) => {
      options.fill((answer?.results ?? []).map(resultLink));
      all.hidden = !answer?.total;
      all.textContent = `All results: ${answer?.total ?? 0}`;
    },
  });
  /** Enter right after a letter means the results of the whole word, which are not there yet. */
  const open = async (inNewTab: boolean) => {
    if (!isFresh()) await refresh();
    const link = options.active();
    if (!isFresh() || !link) return;
    if (inNewTab) window.open(link.href, '_blank', 'noopener');
    else link.click();
  };
  listenToKeys(field, options, open);
  listenToClosing(dialog);
  document.body.append(dialog);
  return () => {
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
    void refresh();
  };
}

function listenToKeys(field: HTMLElement, options: OptionList, open: (inNewTab: boolean) => Promise<void>): void {
  field.addEventListener('keydown', (event) => {
    if (event.isComposing || event.shiftKey) return;
    if (event.key === 'Enter') void open(event.ctrlKey || event.metaKey);
    else if (!options.move(event.key)) return;
    event.preventDefault();
  });
}

/** It is closed by its buttons, by a click beside it, and by a result, which may stand on this very page. */
function listenToClosing(dialog: HTMLDialogElement): void {
  dialog.addEventListener('click', ({ target, ctrlKey, metaKey, shiftKey }) => {
    const isForTab = ctrlKey || metaKey || shiftKey;
    const leads = target instanceof Element && target.closest('a, .find-close, .find-escape') !== null;
    if (target === dialog || (leads && !isForTab)) dialog.close();
  });
}
