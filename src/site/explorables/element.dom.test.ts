import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineExplorableElement } from './element.ts';

const end = vi.fn();
const wake = vi.fn<(host: HTMLElement) => Promise<() => void>>();
defineExplorableElement(wake);

/** Stands in for the browser's observer: `near` says that the figure is near the screen. */
let near: () => void = () => undefined;
class Observer {
  constructor(callback: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
    near = () => callback([{ isIntersecting: true }]);
  }
  observe = vi.fn();
  disconnect = () => (near = () => undefined);
}

const place = () => {
  document.body.innerHTML = '<dnn-explorable data-id="horizon"><figure>the still</figure></dnn-explorable>';
  return document.body.firstElementChild;
};

beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', Observer);
  wake.mockReset().mockResolvedValue(end);
  end.mockReset();
});
afterEach(() => {
  document.body.innerHTML = '';
  history.replaceState(null, '', '/');
});

it('sleeps until it comes near, and wakes once', () => {
  place();
  expect(wake).not.toHaveBeenCalled();
  near();
  near();
  expect(wake).toHaveBeenCalledTimes(1);
});

it('wakes at once when the address sets it, and sleeps on when it sets another figure', () => {
  history.replaceState(null, '', '/rnn/?figure=horizon&s=1');
  place();
  expect(wake).toHaveBeenCalledTimes(1);
  history.replaceState(null, '', '/rnn/?figure=other');
  place();
  expect(wake).toHaveBeenCalledTimes(1);
});

it('keeps the still and says what is missing when it cannot be loaded', async () => {
  wake.mockRejectedValue(new Error('offline'));
  const host = place();
  near();
  await vi.waitFor(() => expect(host?.querySelector('[role=status]')?.textContent).toContain('could not be loaded'));
  expect(host?.querySelector('figure')?.textContent).toBe('the still');
});

it('ends the figure when it leaves the page', async () => {
  const host = place();
  near();
  host?.remove();
  await vi.waitFor(() => expect(end).toHaveBeenCalledTimes(1));
});
