import { element } from '../search/element.ts';

/** Shows a quiet bar that offers to load a newer build; the reader may leave it for later. It stands in for one before. */
export function showBar(document: Document, text: string, load: () => void): void {
  document.querySelector('.newer')?.remove();
  const bar = element('aside', 'newer', '');
  bar.setAttribute('aria-label', 'Newer version');
  const words = element('p', '', text);
  words.setAttribute('role', 'status');
  bar.append(
    words,
    button('Load it', 'primary', load),
    button('Later', '', () => bar.remove()),
  );
  document.body.append(bar);
}

function button(text: string, look: string, act: () => void): HTMLButtonElement {
  const made = element('button', look, text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}
