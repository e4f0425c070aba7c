import { expect, it } from 'vitest';
import { createGuide } from './guide.ts';
import { guideIndex, type GuideSection } from './guide-index.ts';

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
const often = (stem: string) => ({ stem, strength: 0.9 });
const sections = [
  section('clipping', { names: ['gradient clipping', 'clip by norm'], symptoms: ['my loss is nan'] }),
  section('bptt', { names: ['BPTT', 'unrolled backprop'], words: ['gradient', 'unroll', 'chain'].map(often) }),
  section('cell', { names: ['Elman cell'], words: ['stat', 'gradient'].map(often) }),
];
const index = guideIndex(sections);
const guide = createGuide(sections, (stems) => Promise.resolve(stems.map((stem) => index.get(stem) ?? null)));
const ids = async (query: string) => (await guide(query)).map(({ section: { title } }) => title.slice(4));
const scoreOf = async (query: string) => (await guide(query))[0]?.score ?? 0;

it('knows a section by its title, any of its names and a symptom, in any inflection and order', async () => {
  for (const query of ['clipping', 'gradients clipped', 'norm clip', 'loss nan'])
    expect((await ids(query))[0]).toBe('clipping');
  expect((await ids('bptt'))[0]).toBe('bptt');
});

it('falls back on the words of the text, with less certainty', async () => {
  expect((await ids('chain'))[0]).toBe('bptt');
  expect(await scoreOf('chain')).toBeLessThan(await scoreOf('bptt'));
});

it('weighs the words of a query by how few sections know them', async () => {
  // By hand: ln(1 + 3/3) for "gradient", ln(1 + 3/1) for "clip"; of the name "BPTT" the query says nothing.
  const [gradient, clip] = [Math.log(2), Math.log(4)];
  expect(await scoreOf('gradient clipping')).toBeCloseTo(1, 10);
  const [, second] = await guide('gradient clipping');
  const known = (0.9 * gradient) / (gradient + clip);
  expect(second?.score).toBeCloseTo(0.7 * 0.6 * known + 0.3 * known, 10);
});

it('knows a compound in one word, in two and with a hyphen', async () => {
  const places = [section('tune', { names: ['fine-tuning'] }), section('other', { names: ['one'] })];
  const postings = guideIndex(places);
  const find = createGuide(places, (stems) => Promise.resolve(stems.map((stem) => postings.get(stem) ?? null)));
  for (const query of ['finetuned', 'fine tune', 'fine-tuned'])
    expect((await find(query))[0]?.section.title, query).toBe('7.1 tune');
});

it('is surer of a name said in full than of a part of it', async () => {
  expect(await scoreOf('gradient clipping')).toBeGreaterThan(await scoreOf('gradient'));
  expect(await scoreOf('gradient clipping')).toBeCloseTo(1, 10);
});

it('gives nothing for words that it does not know, and for none', async () => {
  expect(await ids('photosynthesis')).toEqual([]);
  expect(await ids('')).toEqual([]);
});
