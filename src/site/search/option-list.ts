import { set } from './element.ts';

/** The options of a listbox whose focus stays in a text field. */
export interface OptionList {
  readonly active: () => HTMLAnchorElement | null;
  /** Puts other options into the list; the first is active. */
  readonly fill: (options: readonly HTMLAnchorElement[]) => void;
  /** Makes the option active that an arrow key, Home or End leads to; false for another key or an empty list. */
  readonly move: (key: string) => boolean;
}

/** Keeps the field's `aria-activedescendant` and the options' `aria-selected` in step. */
export function createOptionList(field: HTMLElement, list: HTMLElement): OptionList {
  let options: readonly HTMLAnchorElement[] = [];
  let index = 0;
  const activate = (next: number) => {
    index = next;
    options.forEach((option, i) => set(option, { 'aria-selected': i === index }));
    set(field, { 'aria-activedescendant': options[index]?.id ?? '', 'aria-expanded': options.length > 0 });
    options[index]?.scrollIntoView({ block: 'nearest' });
  };
  return {
    active: () => options[index] ?? null,
    fill: (next) => {
      options = next;
      options.forEach((option, i) => set(option, { id: `find-${i}`, role: 'option', tabindex: -1 }));
      list.replaceChildren(...options);
      activate(0);
    },
    move: (key) => {
      const { length } = options;
      const places: Readonly<Record<string, number>> = {
        ...{ ArrowDown: (index + 1) % length, ArrowUp: (index + length - 1) % length, Home: 0, End: length - 1 },
      };
      const next = places[key];
      if (next === undefined || length === 0) return false;
      activate(next);
      return true;
    },
  };
}
