import { expect, it } from 'vitest';
import { activations } from './activation.ts';
import { at, range } from './array.ts';
import { gradient } from './finite-differences.ts';

const grid = range(161).map((i) => (i - 80) / 10 + 0.013);

it.each(Object.entries(activations))('%s has the slope that finite differences measure', (_, { value, slope }) => {
  for (const a of grid)
    expect(
      at(
        gradient((p) => value(at(p, 0)), [a]),
        0,
      ),
    ).toBeCloseTo(slope(a), 8);
});

it.each(Object.entries(activations))(
  '%s is nowhere steeper than its bound, and reaches it',
  (_, { slope, steepest }) => {
    const slopes = [...grid, 0].map((a) => Math.abs(slope(a)));
    expect(Math.max(...slopes)).toBeCloseTo(steepest, 12);
  },
);

it('gives ReLU the slope 0 at its corner', () => {
  expect(activations.ReLU.slope(0)).toBe(0);
});
