import { describe, expect, it } from 'vitest';
import { enumeratedLoss, lossOfPairs, mutualInformation, placeEntropy } from './contrast-enumeration.ts';

describe('a game of two anchors and two inputs, paired with probability 0.8', () => {
  const joint = [[0.4, 0.1], [0.1, 0.4]]; // prettier-ignore

  it('has the mutual information ln 2 minus the entropy of a bent coin', () => {
    expect(mutualInformation(joint)).toBeCloseTo(Math.log(2) + 0.8 * Math.log(0.8) + 0.2 * Math.log(0.2), 12);
  });

  it('costs ln N when all scores are equal', () => {
    expect(enumeratedLoss({ joint, candidates: 3 }, [[5, 5], [5, 5]])).toBeCloseTo(Math.log(3), 12); // prettier-ignore
  });

  it('with two candidates is decided by the case that they differ', () => {
    // The positive is the likely input and the negative is not: 0.8/2; the other way round: 0.2/2; else a coin decides.
    const odds = Math.log(4);
    const expected = 0.5 * Math.log(2) + 0.4 * Math.log(1 + 1 / 4) + 0.1 * Math.log(1 + 4);
    expect(enumeratedLoss({ joint, candidates: 2 }, [[odds, 0], [0, odds]])).toBeCloseTo(expected, 12); // prettier-ignore
    expect(placeEntropy({ joint, candidates: 2 })).toBeCloseTo(expected, 12);
  });

  it('has the same loss by binomial sums as by lists', () => {
    const scores = [[1, -0.5], [0.3, 0.8]]; // prettier-ignore
    for (const candidates of [2, 5]) {
      const game = { joint, candidates };
      expect(lossOfPairs(game, scores)).toBeCloseTo(enumeratedLoss(game, scores), 12);
    }
  });
});
