import { symbolAnchor } from '../../book/address.ts';
import { createFloating, type Floating } from './floating.ts';

/**
 * Lets the symbols of a display equation explain themselves.
 *
 * Pointing at a symbol or tapping it shows its name and shape and lights up the same symbol in the
 * section. From the keyboard the equation is one stop; the left and right arrows walk its symbols.
 */
export function startSymbols(document: Document): void {
  const equations = [...document.querySelectorAll<HTMLElement>('.eq .body')].filter((body) =>
    body.querySelector('[data-sym]'),
  );
  if (equations.length === 0 || !document.getElementById(symbolAnchor(0))) return;
  const floating = createFloating(document, 'symbol');
  for (const equation of equations) wake(equation, floating);
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && !event.target.closest('.eq .body')) darken(floating);
  });
}

function wake(equation: HTMLElement, floating: Floating): void {
  const symbolAt = (target: EventTarget | null) => (target instanceof Element ? target.closest('[data-sym]') : null);
  const point = (event: Event) => {
    const symbol = symbolAt(event.target);
    if (symbol) light(symbol, floating);
  };
  equation.addEventListener('pointerover', point);
  equation.addEventListener('click', point);
  equation.addEventListener('pointerleave', () => darken(floating));
  equation.addEventListener('blur', () => darken(floating));
  equation.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') darken(floating);
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault();
      walk(equation, event.key === 'ArrowRight' ? 1 : -1, floating);
    }
  });
}

function walk(equation: HTMLElement, by: 1 | -1, floating: Floating): void {
  const symbols = [...equation.querySelectorAll('[data-sym]')];
  const here = symbols.findIndex((symbol) => symbol.classList.contains('here'));
  const start = by === 1 ? -1 : 0;
  const next = symbols.at(((here < 0 ? start : here) + by) % symbols.length);
  if (!next) return;
  next.scrollIntoView({ block: 'nearest', inline: 'center' });
  light(next, floating);
}

function light(symbol: Element, floating: Floating): void {
  clear();
  const key = symbol.getAttribute('data-sym') ?? '';
  const row = document.getElementById(symbolAnchor(key));
  if (!row) return;
  const around = symbol.closest('.section') ?? document.body;
  for (const same of around.querySelectorAll(`[data-sym="${CSS.escape(key)}"]`)) same.classList.add('lit');
  symbol.classList.add('here');
  floating.show(symbol, explain(row));
}

/** "sign : name (role), shape": the cells of the symbol's row in the notation table. */
function explain(row: HTMLElement): readonly Node[] {
  const [sign, name, shape] = [...row.children].map((cell) => [...document.importNode(cell, true).childNodes]);
  const line = document.createElement('p');
  line.append(...(sign ?? []), ' : ', ...(name ?? []), ', ', ...(shape ?? []));
  return [line];
}

function darken(floating: Floating): void {
  clear();
  floating.hide();
}

function clear(): void {
  for (const symbol of document.querySelectorAll('[data-sym].lit')) symbol.classList.remove('lit', 'here');
}
