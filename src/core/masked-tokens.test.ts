import { expect, it } from 'vitest';
import { hidingMatrix, maskedBound, meanOverOrders, stateBeforeEnd, stateByBayes } from './masked-tokens.ts';

it('two tokens that cost 2 apart and 1 once the other is seen cost 3 in either order and in the bound', () => {
  const cost = (_: number, hidden: readonly number[]) => hidden.length;
  expect(meanOverOrders(2, cost)).toBe(3);
  expect(maskedBound(2, (t) => 1 - t, cost)).toBeCloseTo(3, 6);
});

it('a token that is masked after two steps of one half each was visible before with probability 1/3', () => {
  const hide = [
    [0.5, 0],
    [0.5, 1],
  ];
  const [visible = 0] = stateBeforeEnd([hide, hide], 0, 1);
  expect(visible).toBeCloseTo(1 / 3, 12);
});

it('a matrix that hides two values with probability .3 keeps .7 of each and the mask', () => {
  expect(hidingMatrix(2, 0.3)).toEqual([
    [0.7, 0, 0],
    [0, 0.7, 0],
    [0.3, 0.3, 1],
  ]);
});

it('Bayes finds the same third for the token of two halves', () => {
  const [visible = 0, masked = 0] = stateByBayes([hidingMatrix(1, 0.5), hidingMatrix(1, 0.5)], 0, 1);
  expect(visible).toBeCloseTo(1 / 3, 12);
  expect(masked).toBeCloseTo(2 / 3, 12);
});
