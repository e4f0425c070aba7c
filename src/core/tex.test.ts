import { expect, it } from 'vitest';
import { apart, texEquals, texEqualsVector, texFactor, texMatrix, texSum, texVector } from './tex.ts';

it('puts negative factors in parentheses', () => {
  expect(texFactor(-2, 3)).toBe('(-2)');
  expect(texFactor(2, 3)).toBe('2');
});

it('joins terms by their signs', () => {
  expect(texSum(['2', '-1', '3'])).toBe('2 - 1 + 3');
  expect(texSum(['-2', '0'])).toBe('-2 + 0');
});

it('says whether a number is rounded', () => {
  expect(texEquals(18, 6)).toBe('= 18');
  expect(texEquals(0.3093999, 4)).toBe('\\approx 0.3094');
});

it('says of a vector that it is rounded as soon as one entry is', () => {
  expect(texEqualsVector([1, -2.5], 3)).toBe('= (1, -2.5)');
  expect(texEqualsVector([1, 1 / 3], 3)).toBe('\\approx (1, 0.333)');
});

it('writes vectors and matrices', () => {
  expect(texVector([1, -2.5], 3)).toBe('(1, -2.5)');
  expect(
    texMatrix(
      [
        [1, 0.1],
        [0, 1],
      ],
      3,
    ),
  ).toBe('\\begin{pmatrix} 1 & 0.1 \\\\ 0 & 1 \\end{pmatrix}');
});

it('sets formulas apart', () => {
  expect(apart(['1', 'x'])).toBe('$1$, $x$');
});
