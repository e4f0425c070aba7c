import { expect, it } from 'vitest';
import { maskedOutputs, maskedWeights } from './masked-network.ts';

const row = [1, 1, 1, 1];
const network = {
  degrees: [1, 1, 2, 2, 3, 3],
  into: [row, row, row, row, row, row],
  out: row.map(() => [1, 1, 1, 1, 1, 1]),
};

it('keeps 12 of 24 connections on each side for the degrees 1, 1, 2, 2, 3, 3', () => {
  const { into, out } = maskedWeights(network);
  expect(into.flat().filter(Boolean)).toHaveLength(12);
  expect(out.flat().filter(Boolean)).toHaveLength(12);
});

it('gives a first output that sees nothing and a last one that sees all but the last input', () => {
  expect(maskedOutputs(network, [3, 1, 4, 1])[0]).toBe(0);
  const [, , , last] = maskedOutputs(network, [0.1, 0.2, 0.3, 9]);
  expect(last).toBeCloseTo(2 * (Math.tanh(0.1) + Math.tanh(0.3) + Math.tanh(0.6)), 12);
});
