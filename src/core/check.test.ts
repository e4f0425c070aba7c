import { expect, it } from 'vitest';
import { isCheck, runCheck } from './check.ts';

const check = (error: number) => ({ method: 'Both sides.', tolerance: 1e-6, error: () => error });

it('passes an error up to the tolerance, and never one that is not a number', () => {
  expect([0, 1e-6, 2e-6, Number.NaN].map((error) => runCheck(check(error)).passed)).toEqual([true, true, false, false]);
});

it('tells a check from the parts that several checks share', () => {
  expect([check(0), 3, null, () => 0, { method: 'm' }].map(isCheck)).toEqual([true, false, false, false, false]);
});
