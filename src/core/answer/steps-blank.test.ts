import { expect, it } from 'vitest';
import { stepsBlank, stepsSlip } from './steps-blank.ts';

// ln 0.01 / ln 0.9 = 43.7087
const steps = stepsBlank({
  key: 'steps',
  label: 'Steps',
  factor: -0.9,
  target: 0.01,
  slips: [{ value: 22, because: 'The square of it.' }],
});

it('takes the first whole number of steps that reaches the target', () => {
  expect(steps.answer).toBe('44');
  expect(steps.check('44')).toEqual({ kind: 'right' });
});

it.each([
  ['43', 'too few'],
  ['45', 'too many'],
  ['43.7', 'Steps are whole'],
  ['43.71', 'Steps are whole'],
  ['43.709', 'Steps are whole'],
  ['22', 'The square'],
])('names the mistake behind %s', (typed, because) => {
  expect(steps.check(typed)).toEqual({ kind: 'wrong', because: expect.stringContaining(because) });
});

it('names a factor that was rounded to three decimals first', () => {
  // ln 0.0001 / ln(99/101) = 460.5, and ln 0.0001 / ln 0.98 = 455.9
  const slow = stepsBlank({ key: 'steps', label: 'Steps', factor: 99 / 101, target: 0.0001, slips: [] });
  expect(slow.check('456')).toEqual({ kind: 'wrong', because: expect.stringContaining('rounded the factor') });
});

it('has a slip for another factor where that one shrinks', () => {
  expect(stepsSlip(0.81, 0.01, 'Squared.')).toEqual([{ value: 22, because: 'Squared.' }]);
  expect([0, 1, -1.2].map((factor) => stepsSlip(factor, 0.01, 'No count.'))).toEqual([[], [], []]);
});
