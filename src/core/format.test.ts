import { expect, it } from 'vitest';
import { formatCount, formatFixed, formatNumber, texCount, texFixed, texNumber, typedNumber } from './format.ts';

it('rounds to significant digits and drops trailing zeros', () => {
  expect(formatNumber(0.3093999, 4)).toBe('0.3094');
  expect(formatNumber(2.5000001, 3)).toBe('2.5');
  expect(formatNumber(64123, 3)).toBe('64100');
  expect(formatNumber(0.1 + 0.2, 12)).toBe('0.3');
});

it('writes very small and very large numbers with a power of ten', () => {
  expect(formatNumber(1.1286e-5, 2)).toBe('1.1 × 10⁻⁵');
  expect(formatNumber(-8.17e-9, 2)).toBe('−8.2 × 10⁻⁹');
  expect(formatNumber(11057332.32, 3)).toBe('1.11 × 10⁷');
  expect(formatNumber(1e-10, 3)).toBe('10⁻¹⁰');
  expect(formatNumber(-1e12, 3)).toBe('−10¹²');
});

it('chooses the notation after rounding', () => {
  expect(formatNumber(0.000099999, 2)).toBe('0.0001');
  expect(formatNumber(999999.9, 3)).toBe('10⁶');
});

it('has one zero, and a sign for infinity', () => {
  expect(formatNumber(-0, 3)).toBe('0');
  expect(formatFixed(-0.001, 2)).toBe('0.00');
  expect(formatNumber(-Infinity, 3)).toBe('−∞');
  expect(formatFixed(Infinity, 3)).toBe('∞');
  expect(texNumber(-Infinity, 3)).toBe('-\\infty');
});

it('keeps the width of a reading that changes', () => {
  expect(formatFixed(0.5, 2)).toBe('0.50');
  expect(formatFixed(-1.2, 2)).toBe('−1.20');
});

it('groups the digits of counts by three', () => {
  expect(formatCount(91392)).toBe('91,392');
  expect(formatCount(-1234567)).toBe('−1,234,567');
  expect(formatCount(620)).toBe('620');
  expect(texCount(365568)).toBe('365{,}568');
});

it('writes numbers for TeX with its own minus and times', () => {
  expect(texNumber(-41, 6)).toBe('-41');
  expect(texNumber(1.1e-5, 2)).toBe('1.1 \\times 10^{-5}');
  expect(texNumber(1e-5, 2)).toBe('10^{-5}');
  expect(texNumber(-1e6, 2)).toBe('-10^{6}');
  expect(texFixed(-0.0004, 3)).toBe('0.000');
});

it('writes numbers as they are typed on a keyboard', () => {
  expect(typedNumber(1.1286e-7, 3)).toBe('1.13e-7');
  expect(typedNumber(-0.30939, 4)).toBe('-0.3094');
  expect(typedNumber(-0, 4)).toBe('0');
});
