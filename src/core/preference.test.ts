import { describe, expect, it } from 'vitest';
import { impliedRewards, pairwiseLoss, regularizedReward, settled, tilted } from './preference.ts';

const tuning = { rewards: [0, 1, 2], reference: [0.5, 0.3, 0.2], beta: 1 };

describe('a policy tilted by rewards', () => {
  it('is (0.179000021, 0.291943502, 0.529056477) with value 1.02722218 for the worked example', () => {
    const { policy, value } = tilted(tuning);
    expect(policy.map((mass) => mass.toFixed(9))).toEqual(['0.179000021', '0.291943502', '0.529056477']);
    expect(value).toBeCloseTo(1.02722218, 8);
    expect(regularizedReward(policy, tuning)).toBeCloseTo(1.02722218, 8);
  });

  it('stays closer to the reference at a larger weight', () => {
    const { policy } = tilted({ ...tuning, beta: 5 });
    expect(policy.map((mass) => mass.toFixed(9))).toEqual(['0.429263487', '0.314582164', '0.256154349']);
  });

  it('implies its rewards up to a constant', () => {
    const [first = 0, second = 0, third = 0] = impliedRewards(tilted(tuning).policy, tuning);
    expect([second - first, third - second]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
  });
});

describe('the loss of preferences', () => {
  it('is 0.313261688 for a reward that leads by 1 when the better answer is always preferred', () => {
    expect(2 * pairwiseLoss([1, 0], (a) => (a === 0 ? 1 : 0))).toBeCloseTo(0.313261688, 9);
  });

  it('is 0.554355244 for log-ratios that differ by 3, at the weight 0.1', () => {
    expect(2 * pairwiseLoss([0.3, 0], (a) => (a === 0 ? 1 : 0))).toBeCloseTo(0.554355244, 9);
  });
});

it('descent by measured gradients settles at the least of a bowl', () => {
  const [x = 0, y = 0] = settled(([a = 0, b = 0]) => (a - 1) ** 2 + (b + 2) ** 2, [0, 0], { rate: 0.25, steps: 60 });
  expect([x, y]).toEqual([expect.closeTo(1, 9), expect.closeTo(-2, 9)]);
});
