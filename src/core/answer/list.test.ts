import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMatrix, readVector } from './list.ts';

const vectorOf = (typed: string, length = 3) => {
  const read = readVector(typed, length);
  return read.kind === 'value' ? read.value : read.because;
};

const matrixOf = (typed: string) => {
  const read = readMatrix(typed, { rows: 2, columns: 2 });
  return read.kind === 'value' ? read.value : read.because;
};

it.each([
  '(1, 2, 3)',
  '[1 2 3]',
  '1, 2, 3',
  '1 2 3',
  '1; 2; 3',
  '[1;2;3]',
  '{1,2,3}',
  '⟨1, 2, 3⟩',
  '( 1 ,2,3 )',
  '[1, 2, 3]^T',
  '(1,2,3)ᵀ',
  "[1 2 3]'",
  '(1,2,3)^{\\top}',
  '<1, 2, 3>',
  '[(1, 2, 3)]',
  '[[1], [2], [3]]',
  '1, 2 and 3',
  '（１，２，３）',
  '\u200e(1, 2, 3)\u200f',
  '\\begin{pmatrix} 1 \\\\ 2 \\\\ 3 \\end{pmatrix}',
])('reads the vector “%s”', (typed) => {
  expect(vectorOf(typed)).toEqual([1, 2, 3]);
});

it('reads arithmetic and signs in the entries of a vector', () => {
  expect(vectorOf('(-1/2, sqrt(4), 2^-1)')).toEqual([-0.5, 2, 0.5]);
  expect(vectorOf('[1 −2 .5]')).toEqual([1, -2, 0.5]);
  expect(vectorOf('(1)/(2), (3), 4')).toEqual([0.5, 3, 4]);
});

it.each([
  '[[1,2],[3,4]]',
  '((1, 2), (3, 4))',
  '[1,2],[3,4]',
  '[1 2; 3 4]',
  '1, 2; 3, 4',
  '1 2\n3 4',
  '[[1 2] [3 4]]',
  '[[1, 2]; [3, 4]]',
  '{{1,2},{3,4}}',
  '[[1, 2],\n [3, 4]]',
  '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
  '1 & 2 \\\\ 3 & 4',
])('reads the matrix “%s”', (typed) => {
  expect(matrixOf(typed)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

it('says why a vector cannot be read', () => {
  expect(
    ['', '()', 'abc', '(1, 2)', '(1, 2, 3, 4)', '(1,5; 2; 3)', '(1, , 3)', '(1, 2, 3', '(1, 2, 3]', '(1, 2, x)'].map(
      (typed) => vectorOf(typed),
    ),
  ).toMatchInlineSnapshot(`
    [
      "Nothing is typed yet.",
      "Nothing is typed yet.",
      "“abc” is not a number.",
      "This vector has 3 entries, and 2 can be read; decimals take a point.",
      "This vector has 3 entries, and 4 can be read; decimals take a point.",
      "A comma cannot be read here. Type a point as the decimal sign, 1.5, and thousands without separator, 1500.",
      "An entry before or after a separator is empty.",
      "The brackets do not match: one is missing, or of another kind.",
      "The brackets do not match: one is missing, or of another kind.",
      "“x” is not a number.",
    ]
  `);
});

it('says why a matrix cannot be read', () => {
  const wrongSizes = ['1 2 3 4', '[[1,2],[3,4],[5,6]]', '[[1,2,3],[4,5,6]]'];
  const typed = ['', '[]', 'abc', ...wrongSizes, '[[1,2],[3,]]', '[1 2; 3 4]^T'];
  expect(typed.map(matrixOf)).toMatchInlineSnapshot(`
    [
      "Nothing is typed yet.",
      "Nothing is typed yet.",
      "This matrix has 2 rows of 2 entries; 1 can be read.",
      "This matrix has 2 rows of 2 entries; 1 can be read.",
      "This matrix has 2 rows of 2 entries; 3 can be read.",
      "This vector has 2 entries, and 3 can be read; decimals take a point.",
      "An entry before or after a separator is empty.",
      "Type the matrix itself, without a sign of transposition.",
    ]
  `);
});

it('refuses a text that is too long to be an answer', () => {
  const long = `(1${' '.repeat(200)}, 2)`;
  expect([vectorOf(long, 2), matrixOf(long)]).toEqual(Array(2).fill('That is longer than 200 characters.'));
});

it('reads or refuses any text, and never throws', () => {
  const keyboard = fc.string({ unit: fc.constantFrom(...Array.from('0123456789.,+-*/^()[]{}<>⟨⟩ᵀ&\\;% \n')) });
  fc.assert(
    fc.property(keyboard, (typed) => {
      const [vector, matrix] = [readVector(typed, 2), readMatrix(typed, { rows: 2, columns: 2 })];
      expect(vector.kind === 'unreadable' || vector.value.length === 2).toBe(true);
      expect(matrix.kind === 'unreadable' || matrix.value.every((row) => row.length === 2)).toBe(true);
    }),
  );
});
