import { cardAnchor, recallAnchor } from '../../book/address.ts';

/**
 * Repeats the cards of the text in the list at the chapter's end.
 *
 * The page carries each card once; where the list would show a card of the text again it holds a link to the card's
 * section, marked `data-repeat`, which a copy of the card takes the place of. Must run before the cards are defined,
 * while they are as they were printed.
 */
export function repeatCards(document: Document): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-repeat]')) {
    const card = document.getElementById(recallAnchor(place.dataset['repeat'] ?? ''));
    if (card) place.replaceWith(copyOf(card, place));
  }
}

function copyOf(card: HTMLElement, place: HTMLElement): Element {
  const copy = document.importNode(card, true);
  for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.id = listName(element.id);
  copy.setAttribute('aria-labelledby', listName(copy.getAttribute('aria-labelledby') ?? ''));
  copy.querySelector('details')?.append(sourceLine(place));
  return copy;
}

function listName(name: string): string {
  return name.replace(recallAnchor(''), cardAnchor(''));
}

function sourceLine(place: HTMLElement): HTMLElement {
  const line = document.createElement('p');
  line.className = 'recall-source';
  const link = line.appendChild(document.createElement('a'));
  link.href = place.querySelector('a')?.getAttribute('href') ?? '';
  link.textContent = 'Read the section';
  return line;
}
