import { element, set } from './element.ts';
import { fetchText } from './engine.ts';
import type { SearchResult } from './result.ts';

/** A result as a link: where it stands on the left, its title and what was found on the right. */
export function resultLink(result: SearchResult): HTMLAnchorElement {
  const where = element(
    'span',
    'find-where',
    element('span', '', result.chapter),
    ' ',
    element('span', '', result.kind),
  );
  const what = element('span', '', element('span', 'find-title', result.title), ' ', excerptOf(result));
  const link = element('a', 'find-result', where, ' ', what);
  link.href = result.url;
  if (result.picture !== null) void drawPicture(link, result.picture);
  return link;
}

function excerptOf({ excerpt, formula, kind }: SearchResult): HTMLElement {
  const pieces = excerpt.map(({ text, marked }) => (marked ? element('mark', '', text) : text));
  const box = element('span', `find-excerpt ${kind}`, ...pieces);
  if (formula !== null) void drawFormula(box, formula);
  return box;
}

/** Puts the drawn formula, made by the site's own build, in the place of its reading, which screen readers keep. */
async function drawFormula(box: HTMLElement, address: string): Promise<void> {
  const html = await fetchText(address).catch(() => null);
  if (html === null) return;
  const drawn = element('span', 'find-formula');
  set(drawn, { 'aria-hidden': true });
  drawn.innerHTML = html;
  box.replaceChildren(element('span', 'visually-hidden', box.textContent), drawn);
}

/** Adds the small picture of a figure, made by the site's own build; one that draws none, or cannot be had, adds none. */
async function drawPicture(link: HTMLAnchorElement, address: string): Promise<void> {
  const loaded = Promise.all([fetchText(address), import('../../styles/plot.css')]);
  const [svg] = await loaded.catch(() => ['']);
  if (svg === '') return;
  const picture = element('span', 'find-picture');
  set(picture, { 'aria-hidden': true });
  picture.innerHTML = svg;
  link.append(picture);
}
