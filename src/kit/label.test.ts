import { expect, it } from 'vitest';
import { parseLabel, plainLabel, powerOfTen, spread } from './label.ts';

it('sets a subscript and a superscript apart', () => {
  expect(parseLabel('σ_{max}^k of W')).toEqual([
    { text: 'σ', shift: 'none' },
    { text: 'max', shift: 'sub' },
    { text: 'k', shift: 'super' },
    { text: ' of W', shift: 'none' },
  ]);
});

it('sets superscript digits in the size of the other superscripts', () => {
  expect(parseLabel('1.1 × 10⁻⁵')).toEqual([
    { text: '1.1 × 10', shift: 'none' },
    { text: '−5', shift: 'super' },
  ]);
});

it('leaves a plain label alone', () => {
  expect(parseLabel('Weight w')).toEqual([{ text: 'Weight w', shift: 'none' }]);
});

it('reads a label out without its markup', () => {
  expect(plainLabel('Inputs u_t')).toBe('Inputs u t');
});

it('writes powers of ten, and 1 as 1', () => {
  expect([1e-4, 1, 1e3].map(powerOfTen)).toEqual(['10^{−4}', '1', '10^{3}']);
});

it('moves labels apart in their order, and keeps them inside while there is room', () => {
  expect(spread([50, 52, 10], 10, [0, 100])).toEqual([50, 60, 10]);
  expect(spread([98, 97], 10, [0, 100])).toEqual([100, 90]);
  expect(spread([40], 10, [0, 100])).toEqual([40]);
});

it('gives each label the room that it needs up to the next', () => {
  expect(spread([50, 55, 10], [30, 10, 20], [0, 200])).toEqual([50, 80, 10]);
  expect(spread([50, 55], [30, 10], [0, 60])).toEqual([30, 60]);
});
