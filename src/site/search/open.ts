/** The always-loaded part of search: `/`, Ctrl-K, Cmd-K and the box in the header open the dialog, which comes then. */
const page = document.querySelector<HTMLFormElement>('[data-search-page]');
const boxes = document.querySelectorAll<HTMLAnchorElement>('[data-search-open]');
const load = () => import('./start.ts');

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
  for (const sign of ['pointerenter', 'focus']) box.addEventListener(sign, () => void load(), { once: true });
}
if (page) void load().then(({ startPage }) => startPage(page));

export {};
