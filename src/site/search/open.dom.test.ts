import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const openDialog = vi.fn();
const startPage = vi.fn();
vi.mock('./start.ts', () => ({ openDialog, startPage }));

const press = (key: string, init: KeyboardEventInit = {}, target: EventTarget = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event.defaultPrevented;
};
/** Each page runs the script once; listeners of earlier pages are taken off with their document's body. */
const load = async (body: string) => {
  document.body.innerHTML = body;
  vi.resetModules();
  await import('./open.ts');
};

const BOX = '<a href="/search/" data-search-open>Search</a><input id="other">';
const listeners: [string, EventListenerOrEventListenerObject][] = [];
const add = document.addEventListener.bind(document);

beforeEach(() => {
  openDialog.mockReset();
  vi.spyOn(document, 'addEventListener').mockImplementation(
    (type: string, listener: EventListenerOrEventListenerObject) => {
      listeners.push([type, listener]);
      add(type, listener);
    },
  );
});
afterEach(() => {
  for (const [type, listener] of listeners.splice(0)) document.removeEventListener(type, listener);
  vi.restoreAllMocks();
});

describe('the search dialog', () => {
  it.each([
    ['/', {}],
    ['k', { ctrlKey: true }],
    ['k', { metaKey: true }],
  ])('opens by %s %j', async (key, init) => {
    await load(BOX);
    expect(press(key, init)).toBe(true);
    await vi.waitFor(() => expect(openDialog).toHaveBeenCalledOnce());
  });

  it.each([
    ['k', {}],
    ['K', { ctrlKey: true, shiftKey: true }],
    ['/', { ctrlKey: true }],
    ['/', { altKey: true }],
  ])('stays closed at %s %j', async (key, init) => {
    await load(BOX);
    expect(press(key, init)).toBe(false);
    expect(openDialog).not.toHaveBeenCalled();
  });

  it('leaves a slash to the field in which it is typed', async () => {
    await load(BOX);
    expect(press('/', {}, document.getElementById('other') ?? document)).toBe(false);
  });

  it('opens by a click on the box, but a click for a new tab is the link’s own', async () => {
    await load(BOX);
    const click = (init: MouseEventInit) => new MouseEvent('click', { bubbles: true, cancelable: true, ...init });
    const box = document.querySelector('a');
    const [plain, forTab] = [click({}), click({ ctrlKey: true })];
    box?.dispatchEvent(plain);
    await vi.waitFor(() => expect(openDialog).toHaveBeenCalledOnce());
    document.addEventListener('click', (event) => event.preventDefault());
    box?.addEventListener('click', (event) => expect(event.defaultPrevented).toBe(false), { once: true });
    box?.dispatchEvent(forTab);
    expect(plain.defaultPrevented).toBe(true);
    expect(openDialog).toHaveBeenCalledOnce();
  });

  it('gives way to the field of the search page', async () => {
    await load(`${BOX}<form data-search-page><input name="q" id="field"></form>`);
    expect(press('/')).toBe(true);
    expect(document.activeElement?.id).toBe('field');
    await vi.waitFor(() => expect(startPage).toHaveBeenCalledWith(document.querySelector('form')));
    expect(openDialog).not.toHaveBeenCalled();
  });
});
