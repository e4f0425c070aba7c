import { beforeEach, expect, it } from 'vitest';
import { startSymbols } from './symbols.ts';

const PAGE = `
  <section class="section" id="one">
    <p>The state <span data-sym="0">h</span>.</p>
    <div class="eq"><div class="body" tabindex="0"><span data-sym="0">h</span> = <span data-sym="1">W</span><span data-sym="0">h</span></div></div>
  </section>
  <section class="section" id="two"><p><span data-sym="0">h</span></p></section>
  <table><tbody>
    <tr id="sym-0"><td>h</td><td>hidden state</td><td>d</td></tr>
    <tr id="sym-1"><td>W</td><td>recurrent weights</td><td>d by d</td></tr>
  </tbody></table>`;

beforeEach(() => {
  document.body.innerHTML = PAGE;
  Element.prototype.scrollIntoView = () => undefined;
  startSymbols(document);
});

const body = () => document.querySelector<HTMLElement>('.eq .body') ?? document.body;
const key = (name: string) =>
  body().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
const box = () => document.querySelector<HTMLElement>('.floating.symbol');
const lit = () => [...document.querySelectorAll('.lit')].map((node) => node.closest('section')?.id);

it('names the symbol under the pointer and lights it up everywhere in its section only', () => {
  body()
    .querySelector('[data-sym]')
    ?.dispatchEvent(new Event('pointerover', { bubbles: true }));
  expect(box()?.textContent).toBe('h : hidden state, d');
  expect(lit()).toEqual(['one', 'one', 'one']);
});

it('walks the symbols with the arrow keys and comes round', () => {
  const seen: (string | undefined)[] = [];
  for (let i = 0; i < 4; i += 1) {
    key('ArrowRight');
    seen.push(box()?.textContent);
  }
  expect(seen).toEqual([
    'h : hidden state, d',
    'W : recurrent weights, d by d',
    'h : hidden state, d',
    'h : hidden state, d',
  ]);
  key('ArrowLeft');
  expect(document.querySelectorAll('.here')).toHaveLength(1);
});

it('goes dark on Escape and when the equation loses the focus', () => {
  key('ArrowRight');
  key('Escape');
  expect(box()?.hidden).toBe(true);
  expect(lit()).toEqual([]);
  key('ArrowRight');
  body().dispatchEvent(new Event('blur'));
  expect(lit()).toEqual([]);
});
