import { expect, it } from 'vitest';
import { ddimFactor, ddimProduct, flowFactor } from './shrinking-steps.ts';

it('ten steps leave .8834851837, .4280368462 and 1.7121473849 of data of variance 1, .25 and 4', () => {
  expect(ddimProduct(1, 10)).toBeCloseTo(0.8834851837, 9);
  expect(ddimProduct(0.25, 10)).toBeCloseTo(0.4280368462, 9);
  expect(ddimProduct(4, 10)).toBeCloseTo(1.7121473849, 9);
});

it('two steps leave v/(1 + v): .2, .5, .8', () => {
  expect([0.25, 1, 4].map((variance) => Number(ddimProduct(variance, 2).toFixed(9)))).toEqual([0.2, 0.5, 0.8]);
});

it('a step is cos 45° = .707 over half of the way for variance 1, where the flow keeps 1', () => {
  expect(ddimFactor({ variance: 1, from: 1, to: 0.5 })).toBeCloseTo(Math.SQRT1_2, 12);
  expect(flowFactor({ variance: 1, from: 0.9, to: 0.4 })).toBeCloseTo(1, 9);
});
