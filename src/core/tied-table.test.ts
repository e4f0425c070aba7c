import { describe, expect, it } from 'vitest';
import { measuredUpstream, oneHotRows, tiedLoss, tiedStates } from './tied-table.ts';

const NETWORK = {
  table: [
    [1, 0, 0],
    [0, 1, 0],
  ],
  own: [
    [1, 0],
    [0, 1],
  ],
  before: [
    [0, 1],
    [0, 0],
  ],
};

describe('a model with a tied table', () => {
  it('mixes an embedded token with the one before', () => {
    expect(tiedStates(NETWORK, [[0, 2], [1, 0]])).toEqual([[0, Math.tanh(2)], [Math.tanh(3), 0]]); // prettier-ignore
  });

  it('has the loss ln V where all states are zero', () => {
    expect(tiedLoss(NETWORK, [[0, 0], [0, 0]], [2, 0])).toBeCloseTo(Math.log(3), 14); // prettier-ignore
  });

  it('scores a token by the product of its column and the state', () => {
    const h = Math.tanh(2);
    const loss = Math.log(Math.exp(h) + 2) - h;
    expect(tiedLoss(NETWORK, [[2, 0]], [0])).toBeCloseTo(loss, 14);
  });

  it('writes tokens as one-hot rows', () => {
    expect(oneHotRows([2, 0], 3)).toEqual([[0, 0, 1], [1, 0, 0]]); // prettier-ignore
  });

  it('measures the slope (p - 1) of a linear part of the loss at zero states', () => {
    const [[slope = NaN] = []] = measuredUpstream(NETWORK, [[0, 0]], [0]);
    expect(slope).toBeCloseTo(1 / 3 - 1, 9);
  });
});
