import { expect, it } from 'vitest';
import { at } from './array.ts';
import { kernelRidgeRounds } from './kernel-ridge-rounds.ts';

it('keeps the targets after no round, and in three rounds .629738 of a mode with eigenvalue .3 at penalty .05', () => {
  const kernel = [
    [0.3, 0],
    [0, 0.05],
  ];
  expect(kernelRidgeRounds(kernel, { lambda: 0.05, rounds: 0 }, [1, 2])).toEqual([1, 2]);
  const thrice = kernelRidgeRounds(kernel, { lambda: 0.05, rounds: 3 }, [1, 2]);
  expect(at(thrice, 0)).toBeCloseTo(0.629738, 6);
  expect(at(thrice, 1)).toBeCloseTo(2 / 8, 12);
});
