import { expect, it } from 'vitest';
import { numberQuestion, vectorQuestion } from './question.ts';
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
