import { describe, expect, it } from 'vitest';
import { CHINCHILLA, computeOptimal, scalingLoss } from './scaling-law.ts';

describe('the published parametric fit', () => {
  it('predicts 1.93664547 for 70 billion parameters and 1.4 trillion tokens, 1.99325846 for 280 and 0.3', () => {
    expect(scalingLoss(CHINCHILLA, { parameters: 70e9, tokens: 1.4e12 })).toBeCloseTo(1.93664547, 8);
    expect(scalingLoss(CHINCHILLA, { parameters: 280e9, tokens: 300e9 })).toBeCloseTo(1.99325846, 8);
  });

  it('has its optimum for 1e20 operations at 6.44857e8 parameters and 2.58455e10 tokens, with loss 2.59984975', () => {
    const best = computeOptimal(CHINCHILLA, 1e20);
    expect(best.parameters / 6.44857e8).toBeCloseTo(1, 5);
    expect(best.tokens / 2.58455e10).toBeCloseTo(1, 5);
    expect(scalingLoss(CHINCHILLA, best)).toBeCloseTo(2.59984975, 8);
  });

  it('asks for 92.8 tokens a parameter at 5.88e23 operations', () => {
    const { parameters, tokens } = computeOptimal(CHINCHILLA, 5.88e23);
    expect(tokens / parameters).toBeCloseTo(92.8, 1);
  });
});

it('with both exponents .3 and coefficients 300 and 600 takes 9.96055e9 parameters for 6e21 operations', () => {
  const law = {
    irreducible: 0,
    ofParameters: { coefficient: 300, exponent: 0.3 },
    ofTokens: { coefficient: 600, exponent: 0.3 },
  };
  const { parameters, tokens } = computeOptimal(law, 6e21);
  expect(parameters / 9.96055e9).toBeCloseTo(1, 5);
  expect(tokens / 1.00396e11).toBeCloseTo(1, 5);
});
