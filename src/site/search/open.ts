/** The always-loaded part of search: `/`, Ctrl-K, Cmd-K and the box in the header open the dialog, which comes then. */
const page = document.querySelector<HTMLFormElement>('[data-search-page]');
const boxes = document.querySelectorAll<HTMLAnchorElement>('[data-search-open]');
const load = () => import('./start.ts');
const MISSING = 'The search could not be loaded. Reload the page to try again.';

/** On the search page there is a field already. Without a network the box leads to the search page as any link does. */
function open(): void {
  if (page) {
    const field = page.querySelector('input');
    field?.focus();
    field?.select();
  } else
    load().then(
      ({ openDialog }) => openDialog(),
      () => boxes[0] && location.assign(boxes[0].href),
    );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

document.addEventListener('keydown', (event) => {
  const key = `${event.ctrlKey || event.metaKey ? 'command ' : ''}${event.altKey ? 'alt ' : ''}${event.key}`;
  if (event.defaultPrevented || (key !== 'command k' && (key !== '/' || isTyping(event.target)))) return;
  event.preventDefault();
  open();
});
for (const box of boxes) {
  box.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  // A head start: where it fails, opening the dialog tries again.
  const warmUp = () => void load().catch(() => undefined);
  for (const sign of ['pointerenter', 'focus']) box.addEventListener(sign, warmUp, { once: true });
}
if (page) {
  load().then(
    ({ startPage }) => startPage(page),
    () => page.querySelector('.find-remark')?.replaceChildren(MISSING),
  );
}

export {};
