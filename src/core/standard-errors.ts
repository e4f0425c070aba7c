import { sum } from './array.ts';

/** By how many standard errors of their mean some independent measurements miss an expectation. At least two are needed. */
export function standardErrors(measured: readonly number[], expected: number): number {
  const mean = sum(measured) / measured.length;
  const variance = sum(measured.map((each) => (each - mean) ** 2)) / (measured.length - 1);
  return Math.abs(mean - expected) / Math.sqrt(variance / measured.length);
}
