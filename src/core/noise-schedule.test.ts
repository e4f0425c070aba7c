import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { cosineSchedule, cumulativeSignal, linearSchedule, randomSchedule, signalLevel } from './noise-schedule.ts';
import { createRng } from './rng.ts';

describe('cumulativeSignal', () => {
  it('of .1, .2, .3 is 1, .9, .72, .504', () => {
    expect(cumulativeSignal([0.1, 0.2, 0.3]).map((each) => Number(each.toFixed(12)))).toEqual([1, 0.9, 0.72, 0.504]);
  });
});

describe('linearSchedule', () => {
  it('leaves .0785872 of the signal after 500 of 1000 steps and 4.03583e-5 after all', () => {
    const signal = cumulativeSignal(linearSchedule(1000));
    expect(at(signal, 500)).toBeCloseTo(0.0785872, 7);
    expect(at(signal, 1000)).toBeCloseTo(4.03583e-5, 10);
  });
});

describe('cosineSchedule', () => {
  it('leaves .493844 of the signal after 500 of 1000 steps and 2.42877e-9 after all', () => {
    const signal = cumulativeSignal(cosineSchedule(1000));
    expect(at(signal, 500)).toBeCloseTo(0.493844, 6);
    expect(at(signal, 1000)).toBeCloseTo(2.42877e-9, 14);
  });
});

describe('signalLevel', () => {
  it('of a share of .36 is .6 signal and .8 noise', () => {
    expect(signalLevel(0.36)).toEqual({ a: 0.6, sigma: 0.8 });
  });
});

describe('randomSchedule', () => {
  it('has steps between .05 and .45', () => {
    const betas = randomSchedule(createRng(1), 50);
    expect(betas).toHaveLength(50);
    expect(Math.min(...betas)).toBeGreaterThanOrEqual(0.05);
    expect(Math.max(...betas)).toBeLessThan(0.45);
  });
});
