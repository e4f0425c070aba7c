import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import type { Engine, Pagefind, PagefindData } from './engine.ts';
import { LONGEST_QUERY, searchSite, type Filter } from './query.ts';
import { createSpeller } from './spelling.ts';
import { packWords } from './word-list.ts';

const ALL: Filter = { kind: null, limit: 10 };
const VOCABULARY = [
  'why does the do that what is',
  packWords(['attention', 'backpropagation', 'gradient', 'lstm', 'rnn', 'tanh', 'through', 'time', 'vanishing']),
].join('\n');

const found = (changes: Partial<PagefindData> & { meta?: Record<string, string> } = {}): PagefindData => ({
  url: '/base/rnn/#bptt',
  excerpt: 'A text.',
  content: 'A text.',
  ...changes,
  meta: { title: '7.3 Backpropagation through time', kind: 'Notes', chapter: '7 RNNs', ...changes.meta },
});

/** An engine that answers each query with the same data, or nothing to those that `holds` refuses. */
function engineOf(data: readonly PagefindData[], holds: (query: string) => boolean = () => true) {
  const asked: (readonly [query: string | null, filters: Readonly<Record<string, string>>])[] = [];
  const pagefind: Pagefind = {
    search: (query, options) => {
      asked.push([query, options?.filters ?? {}]);
      const results = holds(query ?? '') ? data : [];
      return Promise.resolve({
        results: results.map((one) => ({ data: () => Promise.resolve(one) })),
        unfilteredResultCount: results.length * 3,
        totalFilters: results.length > 0 ? { kind: { Notes: 2, Cards: 1 }, chapter: { '7 RNNs': 3 } } : {},
      });
    },
  };
  const engine: Engine = {
    base: '/base/',
    pagefind,
    speller: createSpeller(VOCABULARY),
    guide: () => Promise.resolve([]),
    formulas: () => Promise.resolve(() => []),
  };
  return { asked, engine };
}

describe('a query', () => {
  it('gives results, and counts of every kind', async () => {
    const { engine } = engineOf([found({ meta: { title: '7.3 BPTT' } })]);
    const answer = await searchSite(engine, 'gradient', ALL);
    expect(answer).toMatchObject({ query: 'gradient', isCut: false, kind: null, total: 1, all: 3 });
    expect(answer.counts).toEqual({ Notes: 2, Cards: 1 });
    expect(answer.results).toEqual([
      {
        url: '/base/rnn/#bptt',
        kind: 'Notes',
        chapter: '7 RNNs',
        title: '7.3 BPTT',
        excerpt: [{ text: 'A text.', marked: false }],
        formula: null,
        picture: null,
      },
    ]);
  });

  it('counts what the guide adds under its kind, and marks its telling words alone', async () => {
    const { engine } = engineOf([]);
    const section = {
      url: '/rnn/#lstm',
      title: '7.7 LSTM',
      chapter: '7 RNNs',
      lead: 'The LSTM',
    };
    const guided: Engine = { ...engine, guide: () => Promise.resolve([{ score: 1, section }]) };
    const answer = await searchSite(guided, 'what does the lstm do', ALL);
    expect(answer).toMatchObject({ total: 1, all: 1, counts: { Notes: 1 } });
    expect(answer.results[0]).toMatchObject({ url: '/base/rnn/#lstm', title: '7.7 LSTM' });
    expect(answer.results[0]?.excerpt.filter(({ marked }) => marked)).toEqual([{ text: 'LSTM', marked: true }]);
  });

  it('is filtered by the kind that is chosen, and no more results are read than asked for', async () => {
    const { engine, asked } = engineOf(['a', 'b', 'c'].map((id) => found({ url: `/base/rnn/#${id}` })));
    const answer = await searchSite(engine, 'gradient', { kind: 'Cards', limit: 2 });
    expect(asked).toEqual([['gradient', { kind: 'Cards' }]]);
    expect(answer.results).toHaveLength(2);
    expect(answer.total).toBe(3);
  });

  const searched = async (query: string, filter = ALL, holds?: (query: string) => boolean) => {
    const { engine, asked } = engineOf([found()], holds);
    return { answer: await searchSite(engine, query, filter), asked: asked.map(([words]) => words) };
  };

  it.each([
    ['  gradient \n time ', 'gradient time'],
    ['why does the gradient do that?', 'gradient'],
    ['what is the', 'what is the'],
    ['h_t = tanh(W_h h_{t-1})', 'h_t tanh (W_h h_{t-1})'],
    ['∇ 7.3', '∇ 7.3'],
  ])('is freed of what says nothing: %j', async (query, asked) => {
    expect((await searched(query)).asked).toEqual([asked]);
  });

  it.each([
    ['vanshing gradeint', 'vanishing gradient'],
    ['gradients', 'gradients'],
    ['backprop', 'backprop'],
    ['lstn', 'lstm'],
    ['Gradient', 'Gradient'],
  ])('is spelled as the site spells: %j', async (query, asked) => {
    const { answer, asked: calls } = await searched(query);
    expect(calls).toEqual([asked]);
    expect(answer.words.map(({ used }) => used).join(' ')).toBe(asked);
  });

  it('leaves out a word that the site does not know', async () => {
    const { answer, asked } = await searched('xylophone gradient');
    expect(asked).toEqual(['gradient']);
    expect(answer.words).toEqual([
      { typed: 'xylophone', used: null },
      { typed: 'gradient', used: 'gradient' },
    ]);
  });

  it('of unknown words finds nothing, without asking', async () => {
    const { answer, asked } = await searched('xylophone');
    expect(asked).toEqual([]);
    expect(answer).toMatchObject({ total: 0, all: 0, results: [] });
  });

  it('that nothing holds whole is tried with one word less', async () => {
    const { answer, asked } = await searched('attention lstm time', ALL, (query) => !query.includes('lstm'));
    expect(asked).toEqual(['attention lstm time', 'attention lstm', 'attention time']);
    expect(answer.words.map(({ used }) => used)).toEqual(['attention', null, 'time']);
  });

  it('is searched as it stands on request, and in quotation marks', async () => {
    expect((await searched('vanshing', { ...ALL, literal: true })).asked).toEqual(['vanshing']);
    expect((await searched('"the gradeint"')).asked).toEqual(['"the gradeint"']);
  });

  it('is cut when it is very long, and says so', async () => {
    const { answer } = await searched('gradient '.repeat(40));
    expect(answer.isCut).toBe(true);
    expect(answer.query.length).toBeLessThanOrEqual(LONGEST_QUERY);
  });

  it('that is a title brings what bears it to the top', async () => {
    const titles = ['Time', 'Backpropagation through time (7.4)', '7.3 Backpropagation through time'];
    const { engine } = engineOf(titles.map((title, i) => found({ url: `/base/rnn/#s${i}`, meta: { title } })));
    const { results } = await searchSite(engine, 'backpropagation through time', ALL);
    expect(results.map(({ title }) => title)).toEqual([titles[1], titles[2], titles[0]]);
  });
});

describe('a result', () => {
  const read = async (data: PagefindData) =>
    at((await searchSite(engineOf([data]).engine, 'gradient', ALL)).results, 0);

  it('has an excerpt of text and marked text, never of markup', async () => {
    const excerpt = 'if <mark>x</mark> &lt; 1 &lt;img src=x onerror=alert(1)&gt; <mark>dies</mark>';
    const content = 'Now, if x < 1 <img src=x onerror=alert(1)> dies';
    expect((await read(found({ excerpt, content }))).excerpt).toEqual([
      { text: '… if ', marked: false },
      { text: 'x', marked: true },
      { text: ' < 1 <img src=x onerror=alert(1)> ', marked: false },
      { text: 'dies', marked: true },
      { text: '', marked: false },
    ]);
  });

  it.each([
    ['/base/rnn/#eq-jacobian', '/base/pagefind/formula/rnn/jacobian.txt'],
    ['/rnn/homeworks/#eq-step', '/pagefind/formula/rnn/step.txt'],
  ])('that is a formula knows where its drawing is: %s', async (url, formula) => {
    expect((await read(found({ url, meta: { kind: 'Formula' } }))).formula).toBe(formula);
  });
});
