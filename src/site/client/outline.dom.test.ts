import { expect, it } from 'vitest';
import { startOutline } from './outline.ts';

it('marks the last section whose heading is above the upper third of the window', () => {
  document.body.innerHTML = `
    <nav class="toc"><a href="#a">A</a><a href="#b">B</a><a href="#c">C</a></nav>
    <h2 id="a">A</h2><h2 id="b">B</h2><h2 id="c">C</h2>`;
  const tops: Record<string, number> = { a: -500, b: 100, c: 900 };
  for (const heading of document.querySelectorAll('h2')) {
    heading.getBoundingClientRect = () => new DOMRect(0, tops[heading.id] ?? 0, 100, 20);
  }
  Object.defineProperty(document.documentElement, 'scrollHeight', { value: 5000, configurable: true });
  startOutline(document);
  const marked = [...document.querySelectorAll('.toc a')].map((link) => link.getAttribute('aria-current'));
  expect(marked).toEqual([null, 'location', null]);
});
