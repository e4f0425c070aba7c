import { expect, it } from 'vitest';
import { probabilityUnder, tokenDivergence } from './token-law.ts';
import { tokenTree } from './token-tree.ts';

const teacher = tokenTree([
  [0.45, 0.55],
  [0.02, 0.98],
  [0.45, 0.55],
]).next;
const student = tokenTree([
  [0.5, 0.5],
  [0.2, 0.8],
  [0.2, 0.8],
]).next;

it('multiplies .45 and .98 for the sequence 01', () => {
  expect(probabilityUnder(teacher, [0, 1])).toBeCloseTo(0.441, 12);
});

it('is .161142 on contexts of the teacher and .160842 on those of the student', () => {
  const settings = { teacher, student, length: 2 };
  expect(tokenDivergence({ ...settings, writer: teacher })).toBeCloseTo(0.161142, 6);
  expect(tokenDivergence({ ...settings, writer: student })).toBeCloseTo(0.160842, 6);
});
