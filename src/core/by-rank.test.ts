import { expect, it } from 'vitest';
import { byRank } from './by-rank.ts';

it('takes the first of each list, then the second, and so on', () => {
  expect(byRank([['a1', 'a2', 'a3'], ['b1'], [], ['c1', 'c2']])).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
  expect(byRank([])).toEqual([]);
});
