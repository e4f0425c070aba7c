import { describe, expect, it } from 'vitest';
import { adamDirection, adaptiveDirection, afterSteps, squares, weightedMean, weightedSum } from './optimizer-sums.ts';

const seen = [[2], [-1], [4]];
const halving = (age: number) => 0.5 ** age;

describe('sums over gradients', () => {
  it('give the newest gradient the weight of age 0', () => {
    expect(weightedSum(seen, halving)).toEqual([0.5 - 0.5 + 4]);
  });

  it('become means when the weights add up to one', () => {
    expect(weightedMean(seen, halving)[0]).toBeCloseTo(4 / 1.75, 12);
    expect(weightedMean(squares(seen), () => 1)[0]).toBeCloseTo(7, 12);
  });

  it('make steps from what has been seen so far', () => {
    const signs = { start: [1], rate: 0.1, gradients: seen };
    expect(afterSteps(signs, (past) => [Math.sign(past.at(-1)?.[0] ?? 0)])[0]).toBeCloseTo(0.9, 12);
    expect(afterSteps(signs, (past) => [past.length])[0]).toBeCloseTo(0.4, 12);
  });
});

describe('directions from sums', () => {
  it('divide the newest gradient by the root of the weighed squares', () => {
    expect(adaptiveDirection(seen, () => 1, 0)[0]).toBeCloseTo(4 / Math.sqrt(21), 12);
  });

  it('give the third step of Adam by hand: means 1.741697 and 7.004003', () => {
    const [step] = adamDirection(seen, { beta1: 0.9, beta2: 0.999, epsilon: 0 });
    expect(step).toBeCloseTo(1.741697 / Math.sqrt(7.004003), 6);
  });
});
