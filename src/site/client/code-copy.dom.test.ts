import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startCodeCopy } from './code-copy.ts';

beforeEach(() => {
  document.body.innerHTML = '<pre class="astro-code"><code>x = 1</code></pre><pre>no code</pre>';
  startCodeCopy(document);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const button = () => document.querySelector('button') ?? document.createElement('button');

it('gives a block of code one button, which copies the code and says so', async () => {
  const writeText = vi.fn((_text: string) => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  expect(document.querySelectorAll('button')).toHaveLength(1);
  button().click();
  await vi.waitFor(() => expect(button().textContent).toBe('Copied'));
  expect(writeText).toHaveBeenCalledWith('x = 1');
});

it.each([{}, { clipboard: { writeText: () => Promise.reject(new Error('denied')) } }])(
  'says so where the clipboard is missing or closed',
  async (navigator) => {
    vi.stubGlobal('navigator', navigator);
    button().click();
    await vi.waitFor(() => expect(button().textContent).toBe('Copying was refused'));
  },
);
