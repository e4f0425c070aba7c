import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatNumber, typedNumber } from '../format.ts';
import { readNumber, type NumberSpelling } from './number.ts';

const COUNT: NumberSpelling = { style: 'count', units: [] };
const PERCENTAGE: NumberSpelling = { style: 'percentage', units: [] };
const ANGLE: NumberSpelling = { style: 'number', units: ['°', 'degrees', 'deg'] };

const valueOf = (typed: string, spelling?: NumberSpelling) => {
  const read = readNumber(typed, spelling);
  return read.kind === 'value' ? read.value : read.because;
};

it.each([
  ['18', 18],
  ['-41', -41],
  ['−41', -41],
  ['–41', -41],
  ['+3', 3],
  ['.5', 0.5],
  ['-.5', -0.5],
  ['18.', 18],
  [' 0.25 ', 0.25],
  ['= 0.25', 0.25],
  ['≈0.25', 0.25],
  ['0.333...', 0.333],
  ['0.333…', 0.333],
  ['[3]', 3],
  ['−１２．５', -12.5],
  ['\u200e−3\u200f', -3],
  ['\ufeff5', 5],
])('reads the decimal “%s”', (typed, value) => {
  expect(valueOf(typed)).toBe(value);
});

it.each([
  ['3/4', 0.75],
  ['½', 0.5],
  ['-⅔', -2 / 3],
  ['\\frac{3}{4}', 0.75],
  ['-\\dfrac12', -0.5],
  ['2 - -3', 5],
  ['-1/2', -0.5],
  ['−1 ÷ 2', -0.5],
  ['2^-3', 0.125],
  ['2**(-1/100)', 0.99309249543703593],
  ['2^{-1/100}', 0.99309249543703593],
  ['-2^2', -4],
  ['2^3^2', 512],
  ['sqrt(0.19)', Math.sqrt(0.19)],
  ['√0.19', Math.sqrt(0.19)],
  ['\\sqrt{0.19}', Math.sqrt(0.19)],
  ['2 sqrt', 'A sign such as * or / is missing before “sqrt”.'],
  ['(1 + sqrt(4)) * 2 - 1', 5],
])('reads the arithmetic “%s”', (typed, value) => {
  expect(valueOf(typed)).toBe(value);
});

it.each([
  '1.1e-5',
  '1.1E-5',
  '1.1e−5',
  '1.1 x 10^-5',
  '1.1x10^-5',
  '1.1*10^-5',
  '1.1×10⁻⁵',
  '1.1 · 10^(-5)',
  '1.1\\cdot10^{-5}',
])('reads the scientific notation “%s”', (typed) => {
  expect(valueOf(typed)).toBeCloseTo(1.1e-5, 18);
});

it('reads separators of thousands where the answer is a count', () => {
  expect(valueOf('91,392', COUNT)).toBe(91392);
  expect(valueOf('1,234,567', COUNT)).toBe(1234567);
  expect(valueOf('91 392', COUNT)).toBe(91392);
  expect(valueOf('91\u00a0392', COUNT)).toBe(91392);
  expect(valueOf('91\u202f392', COUNT)).toBe(91392);
  expect(valueOf('91392', COUNT)).toBe(91392);
  expect(valueOf('4*20*(20+10+1)', COUNT)).toBe(2480);
  expect(valueOf('9,13', COUNT)).toMatchInlineSnapshot(
    `"The comma does not separate groups of three digits. Type 91392 or 91,392."`,
  );
  expect(valueOf('91.392', COUNT)).toMatchInlineSnapshot(`"A point is the decimal sign here. Type 91392 or 91,392."`);
  expect(valueOf('1,234 567', COUNT)).toMatchInlineSnapshot(`"A sign such as * or / is missing before “567”."`);
});

it('reads percentages only where they are allowed', () => {
  expect(valueOf('25%', PERCENTAGE)).toBe(0.25);
  expect(valueOf('0.25', PERCENTAGE)).toBe(0.25);
  expect(valueOf('25%')).toMatchInlineSnapshot(`"Type a plain number instead of a percentage: 0.25 and not 25%."`);
});

it('passes over a unit that belongs to the answer', () => {
  expect(valueOf('8.13°', ANGLE)).toBe(8.13);
  expect(valueOf('8.13 deg', ANGLE)).toBe(8.13);
  expect(valueOf('8.13°')).toMatchInlineSnapshot(`"“8.13°” is not a number."`);
});

it('says what it cannot read, and why', () => {
  expect(
    [
      '',
      '  ',
      'abc',
      '1,5',
      '1,234',
      'y = 3',
      '3 1/2',
      '1/0',
      'sqrt(-1)',
      '10^999',
      '(1',
      '1)',
      '2*',
      '*2',
      'NaN',
      'Infinity',
      '1.2.3',
      '1.1x10-5',
      '--3',
      '2---3',
      '(1]',
      '0x10',
      '1e5e5',
      '3½',
      '2₃',
      '9'.repeat(201),
    ].map((typed) => valueOf(typed)),
  ).toMatchInlineSnapshot(`
    [
      "Nothing is typed yet.",
      "Nothing is typed yet.",
      "“abc” is not a number.",
      "A comma cannot be read here. Type a point as the decimal sign, 1.5, and thousands without separator, 1500.",
      "A comma cannot be read here. Type a point as the decimal sign, 1.5, and thousands without separator, 1500.",
      "Type the value alone, without an equals sign.",
      "A sign such as * or / is missing before “1”.",
      "“1/0” has no finite real value.",
      "“sqrt(-1)” has no finite real value.",
      "“10^999” has no finite real value.",
      "A bracket is not closed.",
      "A bracket is closed that does not match.",
      "A number is missing at the end.",
      "A number is missing before “*”.",
      "“NaN” is not a number.",
      "“Infinity” is not a number.",
      "A sign such as * or / is missing before “.3”.",
      "Type the power of ten as 1.1e-5 or 1.1*10^-5; without the sign ^ this is a difference.",
      "A number is missing before “-”.",
      "A number is missing before “-”.",
      "A bracket is not closed.",
      "“0x10” is not a number.",
      "“1e5e5” is not a number.",
      "A sign such as * or / is missing before “(”.",
      "“2₃” is not a number.",
      "That is longer than 200 characters.",
    ]
  `);
});

it('reads back every number as it is shown and as it is typed', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (x) => {
      const rounded = Number(x.toPrecision(6));
      for (const text of [formatNumber(x, 6), typedNumber(x, 6)]) {
        expect(Number(valueOf(text))).toBeCloseTo(rounded, 15 - Math.ceil(Math.log10(Math.max(1, Math.abs(x)))));
      }
    }),
  );
});

it('reads or refuses any text, and never throws', () => {
  const keyboard = fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,+-*/^()[]{};% ex√⁻²−×sqrt\n')) });
  fc.assert(
    fc.property(fc.oneof(keyboard, fc.string()), (typed) => {
      const read = readNumber(typed);
      expect(read.kind === 'unreadable' || Number.isFinite(read.value)).toBe(true);
    }),
  );
});
