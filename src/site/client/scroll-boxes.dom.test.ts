import { expect, it } from 'vitest';
import { startScrollBoxes } from './scroll-boxes.ts';

it('makes only what is wider than its box a stop for the keyboard, and looks again when a fold opens', () => {
  document.body.innerHTML =
    '<details><summary>s</summary><span class="katex-display" id="wide"></span></details><span class="katex-display" id="narrow"></span>';
  const wide = document.getElementById('wide') ?? document.body;
  startScrollBoxes(document);
  expect(wide.hasAttribute('tabindex')).toBe(false);
  Object.defineProperty(wide, 'scrollWidth', { value: 900 });
  Object.defineProperty(wide, 'clientWidth', { value: 300 });
  document.querySelector('details')?.dispatchEvent(new Event('toggle'));
  expect(wide.getAttribute('tabindex')).toBe('0');
  expect(wide.getAttribute('aria-label')).toBe('Formula');
  expect(document.getElementById('narrow')?.hasAttribute('tabindex')).toBe(false);
});

it('lets a box go that has become wide enough', () => {
  document.body.innerHTML = '<div class="table-box" id="box"></div>';
  const box = document.getElementById('box') ?? document.body;
  Object.defineProperty(box, 'scrollWidth', { value: 900, configurable: true });
  Object.defineProperty(box, 'clientWidth', { value: 300 });
  startScrollBoxes(document);
  expect(box.getAttribute('aria-label')).toBe('Table');
  Object.defineProperty(box, 'scrollWidth', { value: 300 });
  window.dispatchEvent(new Event('resize'));
  expect(['tabindex', 'role', 'aria-label'].filter((name) => box.hasAttribute(name))).toEqual([]);
});
