import { beforeEach, expect, it } from 'vitest';
import { recentQueries } from './recent.ts';

beforeEach(() => localStorage.clear());
const recent = recentQueries(() => localStorage);

it('the newest query stands first, each once, and at most six are kept', () => {
  for (const query of ['a', 'b', 'c', 'a', ' d  e ', '', 'f', 'g', 'h']) recent.add(query);
  expect(recent.list()).toEqual(['h', 'g', 'f', 'd e', 'a', 'c']);
  expect(recentQueries(() => localStorage).list()).toEqual(recent.list());
});

it('they are forgotten on request', () => {
  recent.add('a');
  recent.forget();
  expect(recent.list()).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

it.each(['{', '{"a":1}', '[1,null]', '""'])('what is damaged counts as none: %s', (stored) => {
  localStorage.setItem('dnn-review:searches', stored);
  expect(recent.list()).toEqual([]);
  recent.add('a');
  expect(recent.list()).toEqual(['a']);
});

it('a browser that refuses its storage has none, and searches on', () => {
  const refused = recentQueries(() => {
    throw new Error('refused');
  });
  refused.add('a');
  refused.forget();
  expect(refused.list()).toEqual([]);
});
