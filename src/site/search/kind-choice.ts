import { isKind, KINDS, type Kind } from './kinds.ts';
import type { Answer } from './query.ts';

/** The choice of kinds as HTML: a group of radio buttons named "kind", of which "All" (no value) is chosen. */
export const KIND_CHOICE = `<fieldset class="find-kinds"><legend class="visually-hidden">Kind</legend>${['', ...KINDS]
  .map(
    (kind) =>
      `<label class="find-kind"><input type="radio" name="kind" value="${kind}"><span>${kind || 'All'}<span class="find-count"></span></span></label>`,
  )
  .join('')}</fieldset>`.replace('value=""', 'value="" checked');

/** The kind that is chosen; null for all. */
export function chosenKind(form: HTMLFormElement): Kind | null {
  const kind = radiosOf(form).find(({ checked }) => checked)?.value;
  return isKind(kind) ? kind : null;
}

/** Chooses a kind; all, for what is no kind. */
export function chooseKind(form: HTMLFormElement, kind: string | null): void {
  const radios = radiosOf(form);
  const radio = radios.find(({ value }) => value === kind) ?? radios[0];
  if (radio) radio.checked = true;
}

/** Writes how many results there are beside each kind, and closes the ones without any; null clears them. */
export function showCounts(form: HTMLFormElement, answer: Answer | null): void {
  const counts: Answer['counts'] | null = answer && { ...answer.counts, '': answer.all };
  for (const radio of radiosOf(form)) {
    const count = counts && (counts[radio.value] ?? 0);
    radio.nextElementSibling?.lastElementChild?.replaceChildren(count === null ? '' : ` ${count}`);
    radio.disabled = count === 0 && !radio.checked && radio.value !== '';
  }
}

function radiosOf(form: HTMLFormElement): readonly HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('[name="kind"]')];
}
