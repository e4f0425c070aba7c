/** Marks, in the page's table of contents, the section that the reader is in. */
export function startOutline(document: Document): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a')];
  const headings = links.flatMap((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? []);
  if (headings.length === 0) return;
  let waiting = false;
  const mark = () => {
    waiting = false;
    const here = sectionInView(headings);
    for (const link of links) {
      if (link.hash === `#${here?.id ?? ''}`) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
  };
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(mark);
  };
  document.addEventListener('scroll', later, { passive: true });
  mark();
}

/** The last heading above the upper third of the window; at the end of the page, the last one that is in view. */
function sectionInView(headings: readonly HTMLElement[]): HTMLElement | undefined {
  const { scrollY, innerHeight } = window;
  const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const line = atEnd ? innerHeight : innerHeight / 3;
  return headings.findLast((heading) => heading.getBoundingClientRect().top <= line);
}
