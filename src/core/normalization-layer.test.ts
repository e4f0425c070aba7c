import { expect, it } from 'vitest';
import { at } from './array.ts';
import { normalizeGroup } from './normalization-layer.ts';

it('normalizes 1, 2, 3, 6 with mean 3 and variance 3.5, then applies gain and shift', () => {
  const { spread, standard, outputs } = normalizeGroup([1, 2, 3, 6], { epsilon: 0, gain: 2, shift: 1 });
  expect(spread).toBeCloseTo(Math.sqrt(3.5), 12);
  [-1.069045, -0.534522, 0, 1.603567].forEach((entry, i) => {
    expect(at(standard, i)).toBeCloseTo(entry, 6);
    expect(at(outputs, i)).toBeCloseTo(2 * entry + 1, 5);
  });
});

it('puts out its shift when all entries agree', () => {
  expect(normalizeGroup([4, 4], { epsilon: 1e-5, gain: 3, shift: -1 }).outputs).toEqual([-1, -1]);
});
