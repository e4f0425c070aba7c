import { expect, it } from 'vitest';
import { range } from '../../core/array.ts';
import { blankSheet, SHEET_KEY, sheetStore } from './sheet.ts';

/** A store of the browser that keeps texts in memory. */
function memory(): Storage {
  const texts = new Map<string, string>();
  return {
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
    clear: () => texts.clear(),
  };
}

const sheet = {
  ...blankSheet(5),
  answers: { 'rnn/problem/simple-rnn/y': '-41' },
  ticks: { 'rnn/discussion/x': [0, 2] },
};

it('gives back what was written for a paper, and nothing for another', () => {
  const storage = memory();
  const store = sheetStore(() => storage);
  expect(store.write('seed=1', sheet)).toBe(true);
  expect(store.read('seed=1')).toEqual(sheet);
  expect(store.read('seed=2')).toBeNull();
  store.remove('seed=1');
  expect(store.read('seed=1')).toBeNull();
});

it('keeps the last six papers, and touches nothing else', () => {
  const storage = memory();
  storage.setItem('theme', 'dark');
  const store = sheetStore(() => storage);
  for (const seed of range(9)) store.write(`seed=${seed}`, blankSheet(seed));
  expect(range(9).filter((seed) => store.read(`seed=${seed}`) !== null)).toEqual([3, 4, 5, 6, 7, 8]);
  expect(storage.getItem('theme')).toBe('dark');
});

it('takes what is damaged as no sheet', () => {
  const storage = memory();
  const store = sheetStore(() => storage);
  const damaged = ['', '{', 'null', '[]', '{"begun":"x"}', JSON.stringify({ ...sheet, answers: { a: 1 } })];
  for (const text of [...damaged, JSON.stringify({ ...sheet, ticks: { a: ['x'] } })]) {
    storage.setItem(`${SHEET_KEY}p`, text);
    expect(store.read('p')).toBeNull();
  }
});

it('says so where storage is refused, and fails nobody', () => {
  const store = sheetStore(() => {
    throw new Error('refused');
  });
  expect(store.write('p', sheet)).toBe(false);
  expect(store.read('p')).toBeNull();
  expect(() => store.remove('p')).not.toThrow();
});
