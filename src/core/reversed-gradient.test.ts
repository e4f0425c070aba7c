import { describe, expect, it } from 'vitest';
import { domainLoss, labelLoss, reversedGradient } from './reversed-gradient.ts';

const NET = { features: [Math.atanh(0.5)], label: [1.2], domain: [2] };
const EXAMPLE = { input: [1], target: 1, factor: 0.5 };

describe('a network with a reversal layer', () => {
  it('has the losses 0.08 and 0.3133 by hand', () => {
    expect(labelLoss(NET, EXAMPLE)).toBeCloseTo(0.08, 12);
    expect(domainLoss(NET, EXAMPLE)).toBeCloseTo(0.313262, 6);
  });

  it('gives the heads their own gradients and the features a partly reversed one', () => {
    const { features, label, domain } = reversedGradient(NET, EXAMPLE);
    expect(label[0]).toBeCloseTo(-0.2, 12);
    expect(domain[0]).toBeCloseTo(-0.134471, 6);
    expect(features[0]).toBeCloseTo(-0.211059 * 0.75, 6);
  });
});
