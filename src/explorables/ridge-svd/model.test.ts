import { describe, expect, it } from 'vitest';
import { at as item } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

const base: At = { lambda: -2, D: 9, s: 0.3 };
const ridge = (changes: Partial<At>) => {
  const at = { ...base, ...changes };
  return model.derive(model.init(at, createRng(1)), at);
};

it('has the singular values of the powers up to 9 at twelve points', () => {
  const { energies } = ridge({});
  expect(Math.sqrt(item(energies, 0))).toBeCloseTo(4.209882821, 8);
  expect(Math.sqrt(item(energies, 1))).toBeCloseTo(3.566193853, 8);
  expect(Math.sqrt(item(energies, 9)) / 0.001881841435).toBeCloseTo(1, 5);
});

describe('the fits agree with an independent computation', () => {
  // Computed once in another language by solving the normal equations; fewer digits where those are ill-conditioned.
  const rows: readonly (readonly [Partial<At>, 'freedom' | 'train' | 'test' | 'length', number, number])[] = [
    [{ lambda: -2 }, 'freedom', 6.162306948, 1e-8],
    [{ lambda: -2 }, 'train', 0.04842985668, 1e-8],
    [{ lambda: -2 }, 'test', 0.007621996734, 1e-8],
    [{ lambda: -2 }, 'length', 4.229984165, 1e-8],
    [{ lambda: -4 }, 'freedom', 8.145187881, 1e-8],
    [{ lambda: -4 }, 'test', 0.02948351022, 1e-8],
    [{ lambda: 0 }, 'freedom', 3.446736079, 1e-8],
    [{ lambda: 0 }, 'train', 0.1797628842, 1e-8],
    [{ lambda: 0 }, 'test', 0.1371818613, 1e-8],
    [{ lambda: 0 }, 'length', 1.059671875, 1e-8],
    [{ lambda: -8 }, 'train', 0.0252749, 1e-4],
    [{ lambda: -8 }, 'test', 0.0709227, 1e-4],
    [{ lambda: -8 }, 'length', 95.2087, 1e-4],
    [{ lambda: -8, D: 3 }, 'test', 0.004950366807, 1e-6],
    [{ lambda: -8, D: 5 }, 'test', 0.002222164976, 1e-6],
    [{ lambda: -8, D: 11 }, 'test', 2.2008, 1e-3],
  ];
  it.each(rows)('%j %s: %f', (...[changes, key, expected, tolerance]) => {
    expect(Math.abs(ridge(changes)[key] / expected - 1)).toBeLessThan(tolerance);
  });
});

it('has its least test error at λ = 0.01, among the penalties of the knob', () => {
  const { path } = ridge({});
  const best = path.reduce((least, point) => (point.test < least.test ? point : least));
  expect(best.exponent).toBe(-2);
});

it('without noise fits the sine better the higher the degree', () => {
  expect(ridge({ s: 0, D: 9, lambda: -8 }).test).toBeLessThan(ridge({ s: 0, D: 3, lambda: -8 }).test / 1000);
});

it('says the result in words', () => {
  expect(model.describe(ridge({}), base)).toMatchInlineSnapshot(
    `"A polynomial of degree 9 is fitted to 12 points with penalty λ = 0.01. Of its 10 singular directions 6 keep more than half of their coefficient, 6.16 degrees of freedom in all. The training error is 0.0484, the test error 0.00762, and the weights have length 4.23."`,
  );
});
