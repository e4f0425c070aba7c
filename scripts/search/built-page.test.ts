import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { at } from '../../src/core/array.ts';
import { katexOptions } from '../../src/markdown/katex.ts';
import { parseBuiltPage } from './built-page.ts';

const formula = (tex: string) => katex.renderToString(tex, katexOptions);
const page = (body: string) =>
  parseBuiltPage(`<!doctype html><main><article data-part="notes">${body}</article></main>`);
const section = (body: string) => at(page(`<section class="section"><h2 id="a">A</h2>${body}</section>`).sections, 1);

describe('a built page', () => {
  it('is cut at its sections, each with its heading; what stands before them is the first', () => {
    const { sections } = page(
      `<header data-search-skip><h1>RNNs</h1></header>
       <section class="minute"><h2 id="minute">In one minute</h2><ul><li>One</li><li>Two</li></ul></section>
       <section class="section"><h2 id="bptt"><span class="n">7.3 </span>The role of ${formula(String.raw`\lambda`)}</h2>
       <p>Text.</p><h3 id="x">Inner heading</h3><p>More.</p></section>
       <section class="section"><h2 id="empty">Empty</h2></section>`,
    );
    expect(sections).toEqual([
      { id: '', title: '', text: 'In one minute. One Two', formulas: [] },
      { id: 'bptt', title: '7.3 The role of λ', text: 'Text. Inner heading. More.', formulas: [] },
      { id: 'empty', title: 'Empty', text: '', formulas: [] },
    ]);
  });

  it('holds each formula once, as its reading', () => {
    const tex = String.raw`\act{\vh}_t = \tanh(\param{\mW}_h \act{\vh}_{t-1})`;
    const { text, formulas } = section(
      `<p>With ${formula('x')}-rays.</p><div class="eq">${formula(tex)}</div><p>So.</p>`,
    );
    expect(text).toBe('With x-rays. h_t = tanh(W_h h_t-1) So.');
    expect(formulas).toEqual(['x', 'h_t = tanh(W_h h_t-1)']);
  });

  it('leaves out controls, figures, cards and what is marked as no text', () => {
    const { text } = section(
      `<nav>Nav</nav><p>Kept<span aria-hidden="true">#</span> <button>Run</button><svg><text>t</text></svg></p>
       <figure><figcaption>Caption</figcaption></figure><dnn-recall><p>Card</p></dnn-recall>
       <div data-search-skip><p>Control</p></div><script>let x;</script><label>Horizon <input value="3"></label>`,
    );
    expect(text).toBe('Kept Horizon');
  });

  it('leaves out a section that is marked as no text', () => {
    expect(page('<section class="section" data-search-skip><h2 id="cards">Cards</h2></section>').sections).toHaveLength(
      1,
    );
  });

  it('keeps letters of every alphabet and drops invisible characters', () => {
    expect(section('<p>Poincar&eacute; über&shy;fitting,&nbsp;勾配 &lt;b&gt; 🙂\u200B.</p>').text).toBe(
      'Poincaré überfitting, 勾配 <b> 🙂.',
    );
  });

  it('knows its ids, and of its figures the titles in their headers and their small pictures', () => {
    const built = page(
      `<figure class="explore" id="fig-horizon"><header><b>Gradient <i>horizon</i></b><span>Reset</span></header></figure>
       <figure class="diagram" id="fig-loop"><svg></svg><figcaption>The loop</figcaption></figure>`,
    );
    expect([...built.ids]).toEqual(['fig-horizon', 'fig-loop']);
    expect([...built.figures]).toEqual([
      ['fig-horizon', { title: 'Gradient horizon', picture: null }],
      ['fig-loop', { title: 'The loop', picture: '<svg aria-hidden="true"></svg>' }],
    ]);
  });

  it('has no sections without an article of a chapter', () => {
    expect(parseBuiltPage('<main><article><p>About</p></article></main>').sections).toEqual([]);
  });
});
