import { createFloating } from './floating.ts';

const DELAY = 150;

/** Shows what an equation reference, a citation or a term leads to, in place, on hover or focus. */
export function startPreviews(document: Document): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('a[data-preview]');
  if (links.length === 0) return;
  const floating = createFloating(document, 'preview');
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    floating.hide();
  };
  const show = async (link: HTMLAnchorElement) => {
    const target = await targetOf(document, link);
    const isMeant = link.matches(':hover') || link === document.activeElement;
    if (target && isMeant) floating.show(link, contentOf(target));
  };
  const open = (link: HTMLAnchorElement) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void show(link), DELAY);
  };
  const closeSoon = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (!floating.box.matches(':hover')) close();
    }, DELAY);
  };
  for (const link of links) {
    link.addEventListener('pointerenter', () => open(link));
    link.addEventListener('focus', () => open(link));
    link.addEventListener('pointerleave', closeSoon);
    link.addEventListener('blur', close);
  }
  floating.box.addEventListener('pointerleave', close);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
}

/** The element that a link leads to: on this page, or on another page of the site, which is then fetched once. */
async function targetOf(document: Document, link: HTMLAnchorElement): Promise<Element | null> {
  const id = decodeURIComponent(link.hash.slice(1));
  if (link.pathname === location.pathname) return document.getElementById(id);
  try {
    const page = await pageAt(link.href.replace(/#.*$/, ''));
    return page.getElementById(id);
  } catch {
    return null; // Without a network the link itself still works.
  }
}

const pages = new Map<string, Promise<Document>>();

/** A failed fetch is forgotten, so that the next look tries again. */
function pageAt(url: string): Promise<Document> {
  const page = pages.get(url) ?? fetchPage(url);
  pages.set(url, page);
  page.catch(() => pages.delete(url));
  return page;
}

async function fetchPage(url: string): Promise<Document> {
  const response = await fetch(url);
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** A copy of the target without ids and controls, so that nothing on the page exists twice. */
function contentOf(target: Element): readonly Node[] {
  const copy = document.importNode(target, true);
  for (const node of copy.querySelectorAll('[id]')) node.removeAttribute('id');
  for (const node of copy.querySelectorAll('.meta, .where, .know')) node.remove();
  for (const node of copy.querySelectorAll('[tabindex]')) node.removeAttribute('tabindex');
  return [...copy.childNodes];
}
