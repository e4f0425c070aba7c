import { expect, it } from 'vitest';
import type { FormulaEntry } from './formula-finder.ts';
import type { GuideSection } from './guide.ts';
import { readFormulas, readGuide, writeFormulas, writeGuide } from './guide-files.ts';

const SECTION: GuideSection = {
  url: '/rnn/#bptt',
  title: '7.3 Backpropagation through time',
  chapter: '7 RNNs',
  lead: 'The unrolled',
  names: ['BPTT', 'a|b "c"'],
  symptoms: [],
  words: ['chain', 'unroll'],
};
const FORMULA: FormulaEntry = {
  url: '/rnn/#eq-cell',
  kind: 'Formulas',
  title: 'The cell (7.1)',
  chapter: '7 RNNs',
  formula: 'h_t = tanh(a_t)',
  lead: 'h_t = tanh(a_t)',
};

it('reads what it wrote', () => {
  expect(readGuide(writeGuide([SECTION]))).toEqual([SECTION]);
  expect(readFormulas(writeFormulas([FORMULA]), [])).toEqual([FORMULA]);
  const other = { url: SECTION.url, formula: 'dL/dW', title: '', chapter: '' };
  const { url, title, chapter, lead } = SECTION;
  expect(readFormulas(writeFormulas([other]), [SECTION])).toEqual([
    { url, kind: 'Notes', title, chapter, formula: 'dL/dW', lead },
  ]);
});

it('refuses what is no file of rows', () => {
  expect(() => readGuide('{}')).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: the file of the search index has no rows]`,
  );
  expect(() => readFormulas('[[1]]', [])).toThrow(TypeError);
});
