import { expect, it } from 'vitest';
import { at } from './array.ts';
import { argument, complexPowers, complexProduct, complexSum, conjugate, modulus, unitComplex } from './complex.ts';

it('multiplies by the rule i² = -1', () => {
  expect(complexProduct({ re: 1, im: 2 }, { re: 3, im: -4 })).toEqual({ re: 11, im: 2 });
});

it('a number times its mirror image is the square of its modulus', () => {
  const z = { re: 3, im: 4 };
  expect(complexProduct(z, conjugate(z))).toEqual({ re: 25, im: 0 });
  expect(modulus(z)).toBe(5);
});

it('adds a multiple', () => {
  expect(complexSum({ re: 1, im: 2 }, { re: 10, im: -1 }, 0.5)).toEqual({ re: 6, im: 1.5 });
});

it('powers multiply the modulus and add up the angle', () => {
  const turn = { re: 0.9 * Math.cos(0.3), im: 0.9 * Math.sin(0.3) };
  const fifth = at(complexPowers(turn, 5), 5);
  expect(modulus(fifth)).toBeCloseTo(0.9 ** 5, 12);
  expect(argument(fifth)).toBeCloseTo(1.5, 12);
  expect(complexPowers(turn, 5)).toHaveLength(6);
});

it('a unit number has its angle', () => {
  expect(argument(unitComplex(-2))).toBeCloseTo(-2, 12);
  expect(modulus(unitComplex(-2))).toBeCloseTo(1, 12);
});
