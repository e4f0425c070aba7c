const BOXES = '.katex-display, .table-box';

/** What makes an element a stop of the keyboard with a name. */
const STOP = ['tabindex', 'role', 'aria-label'];

/** Makes a formula or a table that is wider than its box a stop for the keyboard, so that arrows can scroll it. */
export function startScrollBoxes(document: Document): void {
  const look = () => {
    for (const box of document.querySelectorAll<HTMLElement>(BOXES)) {
      if (box.closest('.eq')) continue;
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      if (scrolls) makeStop(box);
      else for (const name of STOP) box.removeAttribute(name);
    }
  };
  look();
  window.addEventListener('resize', look, { passive: true });
  // What a fold hides has no width before it opens; `toggle` does not bubble.
  document.addEventListener('toggle', look, { capture: true });
}

function makeStop(box: HTMLElement): void {
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', box.matches('.table-box') ? 'Table' : 'Formula');
}
