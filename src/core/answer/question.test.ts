import { expect, it } from 'vitest';
import { matrixQuestion, numberQuestion, vectorQuestion } from './question.ts';
import { EXACT } from './tolerance.ts';

const COMMON = { key: 'answer', label: 'Answer', form: 'a number', tolerance: EXACT };
const slip = <T>(value: T, because: string) => ({ value, because });

it('is clear when its slips differ, and the blank names them', () => {
  const { blank, isClear } = numberQuestion({ ...COMMON, value: 4, slips: [slip(2, 'half'), slip(8, 'twice')] });
  expect(isClear).toBe(true);
  expect(blank.check('8')).toEqual({ kind: 'wrong', because: 'twice' });
});

it('is not clear when two slips are one answer', () => {
  expect(numberQuestion({ ...COMMON, value: 2, slips: [slip(4, 'twice'), slip(4, 'squared')] }).isClear).toBe(false);
});

it('passes over slips that are the right answer', () => {
  expect(numberQuestion({ ...COMMON, value: 4, slips: [slip(4, 'twice'), slip(4, 'squared')] }).isClear).toBe(true);
});

it('compares vectors entry by entry', () => {
  const posed = (second: readonly number[]) =>
    vectorQuestion({ ...COMMON, value: [1, 2], slips: [slip([2, 1], 'order'), slip(second, 'sign')] });
  expect(posed([2, -1]).isClear).toBe(true);
  expect(posed([2, 1]).isClear).toBe(false);
});

it('is not telling when a slip is the right answer, within the tolerance', () => {
  const posed = (value: number) =>
    numberQuestion({ ...COMMON, tolerance: { absolute: 0.01 }, value: 4, slips: [slip(value, 'rounded')] });
  expect(posed(4.2).isTelling).toBe(true);
  expect(posed(4.005).isTelling).toBe(false);
});

it('compares matrices entry by entry', () => {
  const posed = (corner: number) => {
    const value = [[1, 2], [corner, 1]]; // prettier-ignore
    const transposed = [[1, corner], [2, 1]]; // prettier-ignore
    return matrixQuestion({ ...COMMON, value, slips: [slip(transposed, 'transposed')] });
  };
  expect(posed(3).isTelling).toBe(true);
  expect(posed(2).isTelling).toBe(false);
  expect(posed(3).blank.check('[[1, 3], [2, 1]]')).toEqual({ kind: 'wrong', because: 'transposed' });
});
