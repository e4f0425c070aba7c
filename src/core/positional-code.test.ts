import { describe, expect, it } from 'vitest';
import { at, range } from './array.ts';
import { apply } from './matrix.ts';
import {
  alibiSlopes,
  closestPair,
  codeDistance,
  frequencies,
  offsetProduct,
  rotated,
  rotation,
  sinusoidalCode,
} from './positional-code.ts';
import { difference, dot, norm } from './vector.ts';

describe('sinusoidal codes', () => {
  it('of width 8 have the frequencies 1, .1, .01, .001', () => {
    for (const [i, omega] of frequencies(8, 10000).entries()) expect(omega).toBeCloseTo(10 ** -i, 15);
  });

  it('write sine before cosine', () => {
    expect(sinusoidalCode(1, [Math.PI / 2, Math.PI]).map((entry) => Math.round(entry))).toEqual([1, 0, 0, -1]);
  });

  it('of width 512 have norm 16 at every position', () => {
    const pairs = frequencies(512, 10000);
    for (const t of [0, 1, 77, 5000]) expect(norm(sinusoidalCode(t, pairs))).toBeCloseTo(16, 12);
  });

  it('that stand 1 apart have the product 3.535255971562872 at width 8', () => {
    const pairs = frequencies(8, 10000);
    expect(dot(sinusoidalCode(3, pairs), sinusoidalCode(4, pairs))).toBeCloseTo(3.535255971562872, 14);
    expect(offsetProduct(1, pairs)).toBeCloseTo(3.535255971562872, 14);
  });

  it.each([
    [0.001, 0.000999999958],
    [0.01, 0.00999995833],
    [0.1, 0.0999583385],
    [1, 0.958851077],
    [Math.PI, 2],
    [6, 0.282240016],
    [2 * Math.PI - 0.01, 0.00999995833],
    [2 * Math.PI, 0],
  ])('of one pair that turns by %d stand %d apart', (omega, expected) => {
    expect(codeDistance(1, [omega])).toBeCloseTo(expected, 9);
  });

  it('have the distance of the vectors, scaled to norm 1', () => {
    const pairs = frequencies(6, 100);
    const gap = norm(difference(sinusoidalCode(12, pairs), sinusoidalCode(5, pairs)));
    expect(codeDistance(7, pairs)).toBeCloseTo(gap / Math.sqrt(3), 12);
  });
});

describe('the closest pair', () => {
  it.each([
    [0.01, 0.00999995833, 1],
    [0.1, 0.0168144947, 63],
    [(2 * Math.PI) / 64, 0.0981353487, 1],
    [1, 0.0177026186, 44],
  ])('of 64 positions at frequency %d is %d apart, at offset %d', (omega, distance, offset) => {
    const pair = closestPair([omega], 64);
    expect(pair.distance).toBeCloseTo(distance, 9);
    expect(pair.offset).toBe(offset);
  });

  it.each([
    [4, 10000, 64, 0.171146565, 19],
    [8, 10000, 64, 0.322646182, 63],
    [16, 10000, 1024, 0.358759584, 1],
    [16, 100, 64, 0.414209396, 1],
  ])('of width %d with base %d among %d positions is %d apart, at offset %d', (...numbers) => {
    const [width, base, positions, distance, offset] = numbers;
    const pair = closestPair(frequencies(width, base), positions);
    expect(pair.distance).toBeCloseTo(distance, 9);
    expect(pair.offset).toBe(offset);
  });

  it('is the closest of all pairs of vectors', () => {
    const codes = range(40).map((t) => sinusoidalCode(t, [1.1, 0.2]));
    const gaps = codes.flatMap((a, i) => codes.slice(0, i).map((b) => norm(difference(a, b)) / Math.SQRT2));
    expect(closestPair([1.1, 0.2], 40).distance).toBeCloseTo(Math.min(...gaps), 12);
  });

  it('of positions spread evenly over the circle are neighbors, for every step prime to their number', () => {
    for (const step of [1, 3, 5]) {
      expect(closestPair([(2 * Math.PI * step) / 8], 8).distance).toBeCloseTo(2 * Math.sin(Math.PI / 8), 12);
    }
  });
});

describe('rotations', () => {
  it('turn (1, 0) by a right angle to (0, 1)', () => {
    expect(apply(rotation(Math.PI / 2), [1, 0]).map((entry) => Math.round(entry))).toEqual([0, 1]);
  });

  it('turn each pair of entries by its own angle', () => {
    const turned = rotated([1, 2, 3, 4], 2, [0.5, 0.1]);
    const expected = [...apply(rotation(1), [1, 2]), ...apply(rotation(0.2), [3, 4])];
    for (const [i, entry] of turned.entries()) expect(entry).toBeCloseTo(at(expected, i), 14);
  });

  it('give the score -2.49339543 for the offset of -2, from positions 3 and 1 as from 10 and 8, and .872488511 reversed', () => {
    const score = (t: number, j: number) => dot(rotated([1, 2], t, [0.5]), rotated([0.5, -1], j, [0.5]));
    expect(score(3, 1)).toBeCloseTo(-2.49339543, 8);
    expect(score(10, 8)).toBeCloseTo(-2.49339543, 8);
    expect(score(1, 3)).toBeCloseTo(0.872488511, 9);
  });
});

it('ALiBi halves its slopes from 1/2 to 1/256 over 8 heads', () => {
  expect(alibiSlopes(8)).toEqual([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 32, 1 / 64, 1 / 128, 1 / 256]);
  expect(alibiSlopes(16)[1]).toBe(0.5);
});
