import { describe, expect, it } from 'vitest';
import { place, roundDomain, scaleOf } from './scale.ts';

describe('a linear scale', () => {
  const scale = scaleOf({ title: 'x', domain: [0, 10] }, [40, 140]);

  it('lays the ends of its domain on the ends of its places', () => {
    expect([0, 5, 10].map(scale.map)).toEqual([40, 90, 140]);
  });

  it('finds the value at a place', () => {
    expect(scale.invert(115)).toBe(7.5);
  });

  it('has round ticks, or those that it is told', () => {
    expect(scale.ticks).toEqual([0, 2, 4, 6, 8, 10]);
    expect(scaleOf({ title: 'x', domain: [0, 10], ticks: [1, 9] }, [0, 1]).ticks).toEqual([1, 9]);
  });

  it('turns over when its places do', () => {
    expect(scaleOf({ title: 'y', domain: [0, 1] }, [200, 0]).map(0.25)).toBe(150);
  });
});

describe('a log scale', () => {
  const scale = scaleOf({ title: 'y', kind: 'log', domain: [0.01, 100], ticks: 4 }, [0, 400]);

  it('gives every decade the same room', () => {
    expect([0.01, 0.1, 1, 10, 100].map((value) => place(scale.map(value)))).toEqual([0, 100, 200, 300, 400]);
    expect(scale.invert(250)).toBeCloseTo(Math.sqrt(10), 12);
  });

  it('has powers of ten as ticks, and leaves some out when there are many decades', () => {
    expect(scale.ticks).toEqual([0.01, 0.1, 1, 10, 100]);
    const wide = scaleOf({ title: 'y', kind: 'log', domain: [1e-9, 1e3], ticks: 4 }, [0, 1]);
    expect(wide.ticks.map(Math.log10).map(Math.round)).toEqual([-9, -6, -3, 0, 3]);
  });

  it('puts 0 outside any picture', () => {
    expect(scale.map(0)).toBe(-Infinity);
  });
});

it('widens a domain to round numbers', () => {
  expect(roundDomain([0.3, 9.2])).toEqual([0, 10]);
  expect(roundDomain([-1.5, 3.4], 4)).toEqual([-2, 4]);
  expect(roundDomain([3, 3])).toEqual([2, 4]);
});

it('rounds places to one decimal and never to a negative zero', () => {
  expect(place(1.23456)).toBe(1.2);
  expect(Object.is(place(-0.001), 0)).toBe(true);
});
