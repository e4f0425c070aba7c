import { describe, expect, it } from 'vitest';
import { adaptationSlack, alignmentSlack, thresholdSlack } from './adaptation-slack.ts';

const [NEVER, ALWAYS] = [
  [0, 0],
  [1, 1],
];

describe('the slack of the bound for adaptation', () => {
  it('is 0 for swapped labels on equal inputs, where the joint error pays for everything', () => {
    const [source, target] = [[[0.5, 0], [0.5, 0]], [[0, 0.5], [0, 0.5]]]; // prettier-ignore
    expect(adaptationSlack(NEVER, { source, target, family: [NEVER, ALWAYS] })).toBe(0);
  });

  it('is the distance of the inputs for a classifier that is right on both', () => {
    const [source, target] = [[[0.9, 0], [0.1, 0]], [[0.4, 0], [0.6, 0]]]; // prettier-ignore
    expect(adaptationSlack(NEVER, { source, target, family: [NEVER, [0, 1]] })).toBeCloseTo(0.5, 12);
  });

  it('is 0 for thresholds on uniform laws', () => {
    expect(thresholdSlack(10, 3)).toBeCloseTo(0, 12);
  });
});

describe('the slack of aligned features', () => {
  it('is 0 for a constant that is right on the source and wrong for 60 % of the target', () => {
    expect(alignmentSlack([1], [[[0, 1]], [[0.6, 0.4]]])).toBe(0);
  });
});
