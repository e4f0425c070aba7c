import { expect, it } from 'vitest';
import type { FormulaHit } from './formula-finder.ts';
import type { Guess } from './guide.ts';
import { merged, type Sources } from './merge.ts';
import type { SearchResult } from './result.ts';

const text = (id: string, title = id): SearchResult => ({
  url: `/base/rnn/#${id}`,
  kind: 'Notes',
  chapter: '7 RNNs',
  title,
  excerpt: [{ text: 'found here', marked: true }],
  formula: null,
  picture: null,
});
const guess = (id: string, score: number): Guess => ({
  score,
  section: {
    url: `/rnn/#${id}`,
    title: id,
    chapter: '7 RNNs',
    lead: 'The gradient',
  },
});
const hit = (id: string, score: number): FormulaHit => ({
  score,
  entry: { url: `/rnn/#eq-${id}`, kind: 'Formulas', title: id, chapter: '7 RNNs', formula: 'h_t', lead: 'h_t' },
});
const lists = (sources: Partial<Sources>) =>
  merged({ query: 'gradient', asked: 'gradient', texts: [], guesses: [], formulas: [], base: '/base/', ...sources });
const ids = (sources: Partial<Sources>) => lists(sources).map(({ url }) => url.split('#')[1]);

it('puts sure formulas and sure sections before the full text, weak ones behind or nowhere', () => {
  const few = { texts: [text('a')], guesses: [guess('b', 0.9), guess('c', 0.25)], formulas: [hit('d', 0.9)] };
  expect(ids(few)).toEqual(['eq-d', 'b', 'a', 'c']);
  const many = { ...few, texts: ['a', 'e', 'f', 'g', 'h'].map((id) => text(id)) };
  expect(ids(many)).toEqual(['eq-d', 'b', 'a', 'e', 'f', 'g', 'h']);
});

it('puts what is called like the query first, with or without its number', () => {
  expect(ids({ texts: [text('a'), text('b', '7.2 Gradient')], guesses: [guess('c', 1)] })).toEqual(['b', 'c', 'a']);
});

it('names each address once, with the words that the full text found', () => {
  const results = lists({ texts: [text('x'), text('a')], guesses: [guess('a', 0.9)] });
  expect(results.map(({ url }) => url)).toEqual(['/base/rnn/#a', '/base/rnn/#x']);
  expect(results[0]?.excerpt).toEqual([{ text: 'found here', marked: true }]);
});

it('marks the words of the query in the first words of a section, and draws a formula', () => {
  const [formula, section] = lists({ guesses: [guess('a', 0.9)], formulas: [hit('b', 0.8)] });
  expect(section?.excerpt.filter(({ marked }) => marked)).toEqual([{ text: 'gradient', marked: true }]);
  expect(formula?.formula).toBe('/base/pagefind/formula/rnn/b.txt');
});
