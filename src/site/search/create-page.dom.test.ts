import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPage } from './create-page.ts';
import { KIND_CHOICE } from './kind-choice.ts';
import { tinyEngine } from './tiny-engine.ts';

const RECORDS = Array.from(
  { length: 25 },
  (_, i) => ({ title: `gradient ${i}`, kind: i < 24 ? 'Notes' : 'Cards' }) as const,
);

const form = () => {
  const found = document.querySelector('form');
  if (!found) throw new Error('no form');
  return found;
};
const text = (selector: string) => form().querySelector(selector)?.textContent;
const field = () => form().querySelector('input') ?? new HTMLInputElement();
const titles = () => [...form().querySelectorAll('.find-list > li .find-title')].map((title) => title.textContent);
const settle = () => vi.advanceTimersByTimeAsync(500);
const start = async (address: string) => {
  history.replaceState(null, '', address);
  createPage(form(), () => Promise.resolve(tinyEngine(RECORDS)));
  await settle();
};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<form data-search-page><input name="q"><p class="find-remark"></p><p role="status"></p>
    <ol class="find-list"></ol><button type="button" class="find-more" hidden></button>${KIND_CHOICE}</form>`;
});
afterEach(() => void vi.useRealTimers());

describe('the search page', () => {
  it('answers the query of its address', async () => {
    await start('/search/?q=gradient+24&kind=Cards');
    expect(field().value).toBe('gradient 24');
    expect(titles()).toEqual(['gradient 24']);
    expect(text('[role="status"]')).toBe('1 result for “gradient 24” in Cards');
  });

  it('keeps its address in step with what is typed and chosen', async () => {
    await start('/search/');
    expect(text('.find-remark')).toMatch(/^Type a term/);
    field().value = 'gradient & 24';
    field().dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(location.search).toBe('?q=gradient+%26+24');
    const cards = form().querySelector<HTMLInputElement>('[value="Cards"]');
    if (cards) cards.checked = true;
    cards?.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(location.search).toBe('?q=gradient+%26+24&kind=Cards');
    expect(titles()).toEqual(['gradient 24']);
  });

  it('shows more results on request', async () => {
    await start('/search/?q=gradient');
    const more = form().querySelector<HTMLButtonElement>('.find-more');
    expect([titles().length, more?.hidden]).toEqual([20, false]);
    more?.click();
    await settle();
    expect([titles().length, more?.hidden]).toEqual([25, true]);
  });

  it('follows the address when the reader goes back', async () => {
    await start('/search/?q=gradient+3');
    history.replaceState(null, '', '/search/?q=gradient+4');
    window.dispatchEvent(new PopStateEvent('popstate'));
    await settle();
    expect(titles()).toEqual(['gradient 4']);
  });

  it('stays where it is when its form is sent', async () => {
    await start('/search/?q=gradient+3');
    const event = new Event('submit', { bubbles: true, cancelable: true });
    form().dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });

  it('ignores a kind that there is not', async () => {
    await start('/search/?q=gradient+3&kind=Poems');
    expect(titles()).toEqual(['gradient 3']);
  });
});
