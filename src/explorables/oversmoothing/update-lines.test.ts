import { expect, it } from 'vitest';
import { range } from '../../core/array.ts';
import { updateLines } from './update-lines.ts';

it('writes the next state of a node as a sum of weights times states', () => {
  const terms = [
    { weight: 0.25, from: 0, state: -1 },
    { weight: 0.5, from: 1, state: 0.5 },
    { weight: 0.1, from: 'input', state: -0.25 },
  ] as const;
  expect(updateLines(terms, 0)).toEqual(['next h_0 = −0.25·1.00 + 0.50·0.50 − 0.10·0.25', '= −0.025']);
});

it('breaks long sums into lines', () => {
  const terms = range(9).map((from) => ({ weight: 0.1, from, state: 1 }));
  expect(updateLines(terms, 4)).toEqual([
    'next h_4 = 0.10·1.00 + 0.10·1.00 + 0.10·1.00',
    '+ 0.10·1.00 + 0.10·1.00 + 0.10·1.00 + 0.10·1.00',
    '+ 0.10·1.00 + 0.10·1.00 = 0.900',
  ]);
});

it('gives 0 for a node that nothing reaches', () => {
  expect(updateLines([], 2)).toEqual(['next h_2 = 0.000']);
});
