/** The box of a blank. Throws, naming it, when the markup lacks it. */
export function blankBox(host: HTMLElement, key: string): HTMLElement {
  const boxes = [...host.querySelectorAll<HTMLElement>('[data-blank]')];
  return found(host, boxes.find((box) => box.dataset['blank'] === key) ?? null, `blank "${key}"`);
}

/** The input of a blank's box. */
export function inputOf(box: HTMLElement): HTMLInputElement {
  return found(box, box.querySelector('input'), 'input');
}

/** The HTML inside an element with every `<details>` of it closed, as it was printed. */
export function foldedHtml(element: HTMLElement): string {
  const copy = element.ownerDocument.createElement('template');
  copy.innerHTML = element.innerHTML;
  for (const details of copy.content.querySelectorAll('details')) details.removeAttribute('open');
  return copy.innerHTML;
}

function found<E extends Element>(host: HTMLElement, element: E | null, name: string): E {
  if (element === null) throw new Error(`"${host.id}" has no ${name}`);
  return element;
}
