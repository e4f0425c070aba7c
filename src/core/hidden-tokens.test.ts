import { describe, expect, it } from 'vitest';
import { range, sum } from './array.ts';
import { hiddenEndsLogits, hiddenEndsLoss, randomTexts } from './hidden-tokens.ts';
import { createRng } from './rng.ts';

describe('texts with both ends hidden', () => {
  const texts = randomTexts(createRng(3));

  it('have probabilities that add up to one', () => {
    expect(sum(texts.law)).toBeCloseTo(1, 14);
  });

  it('cost ln 3 for each hidden token when nothing is known', () => {
    expect(hiddenEndsLoss(texts, range(18).map(() => 0))).toBeCloseTo(Math.log(3), 14); // prettier-ignore
  });

  it('cost less under their true conditionals', () => {
    expect(hiddenEndsLoss(texts, hiddenEndsLogits(texts))).toBeLessThan(Math.log(3));
  });

  it('have logits that are logarithms of one whole for each end', () => {
    const masses = hiddenEndsLogits(texts).map(Math.exp);
    expect([sum(masses.slice(0, 9)), sum(masses.slice(9))].map((mass) => mass.toFixed(12))).toEqual(['1.000000000000', '1.000000000000']); // prettier-ignore
  });
});
