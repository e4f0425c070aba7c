import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startPreviews } from './preview.ts';

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `
    <a id="link" href="#eq-one" data-preview>(7.1)</a>
    <div id="eq-one"><b id="inner" tabindex="0">formula</b><span class="meta">checked</span></div>`;
  startPreviews(document);
});
afterEach(() => {
  vi.useRealTimers();
});

const link = () => document.getElementById('link') ?? document.body;
const box = () => document.querySelector<HTMLElement>('.floating.preview');

it('shows a copy of the target without its ids, its stops and its controls while the link has the focus', async () => {
  link().focus();
  await vi.advanceTimersByTimeAsync(300);
  expect(box()?.hidden).toBe(false);
  expect(box()?.innerHTML).toBe('<b>formula</b>');
});

it('closes on Escape and on blur', async () => {
  link().focus();
  await vi.advanceTimersByTimeAsync(300);
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(box()?.hidden).toBe(true);
  link().blur();
  link().focus();
  await vi.advanceTimersByTimeAsync(300);
  link().blur();
  expect(box()?.hidden).toBe(true);
});

it('fetches another page once, and again after a failure', async () => {
  const fetched = vi.fn<() => Promise<Response>>().mockRejectedValueOnce(new TypeError('offline'));
  fetched.mockImplementation(() => Promise.resolve(new Response('<p id="term-a"><i>a definition</i></p>')));
  vi.stubGlobal('fetch', fetched);
  document.body.innerHTML = '<a id="link" href="/glossary/#term-a" data-preview>a</a>';
  startPreviews(document);
  const look = async () => {
    link().blur();
    link().focus();
    await vi.advanceTimersByTimeAsync(300);
    return box()?.innerHTML ?? '';
  };
  expect(await look()).toBe('');
  expect(await look()).toBe('<i>a definition</i>');
  expect(await look()).toBe('<i>a definition</i>');
  expect(fetched).toHaveBeenCalledTimes(2);
  vi.unstubAllGlobals();
});
