import { expect, it } from 'vitest';
import { createGuide, type GuideSection } from './guide.ts';

const section = (id: string, changes: Partial<GuideSection> = {}): GuideSection => ({
  url: `/rnn/#${id}`,
  title: `7.1 ${id}`,
  chapter: '7 RNNs',
  lead: '',
  names: [],
  symptoms: [],
  words: [],
  ...changes,
});
const guide = createGuide([
  section('clipping', { names: ['gradient clipping', 'clip by norm'], symptoms: ['my loss is nan'] }),
  section('bptt', { names: ['BPTT', 'unrolled backprop'], words: ['gradient', 'unroll', 'chain'] }),
  section('cell', { names: ['Elman cell'], words: ['state', 'gradient'] }),
]);
const ids = (query: string) => guide(query).map(({ section: { title } }) => title.slice(4));
const scoreOf = (query: string) => guide(query)[0]?.score ?? 0;

it('knows a section by its title, any of its names and a symptom, in any inflection and order', () => {
  for (const query of ['clipping', 'gradients clipped', 'norm clip', 'loss nan'])
    expect(ids(query)[0]).toBe('clipping');
  expect(ids('bptt')[0]).toBe('bptt');
});

it('falls back on the words of the text, with less certainty', () => {
  expect(ids('chain')[0]).toBe('bptt');
  expect(scoreOf('chain')).toBeLessThan(scoreOf('bptt'));
});

it('is surer of a name said in full than of a part of it', () => {
  expect(scoreOf('gradient clipping')).toBeGreaterThan(scoreOf('gradient'));
  expect(scoreOf('gradient clipping')).toBeCloseTo(1, 10);
});

it('gives nothing for words that it does not know, and for none', () => {
  expect(ids('photosynthesis')).toEqual([]);
  expect(ids('')).toEqual([]);
});
