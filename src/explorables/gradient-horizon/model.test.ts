import { describe, expect, it } from 'vitest';
import { at } from '../../core/array.ts';
import { createRng } from '../../core/rng.ts';
import { model } from './model.ts';

type At = Parameters<typeof model.derive>[1];

/** The setting of the published check values, unless a row says otherwise. */
const base: At = { s: 1.1, theta: 0.5, kappa: 0, phi: 'tanh', A: 0.5, T: 40 };

const horizon = (changes: Partial<At>) => {
  const setting = { ...base, ...changes };
  return model.derive(model.init(setting, createRng(1)), setting);
};

const gain = (changes: Partial<At>, lag: number) => at(horizon(changes).gains, lag);

describe('the gains agree with an independent computation', () => {
  // Computed once in another language from the definition, to ten digits.
  const rows: readonly (readonly [Partial<At>, number, number])[] = [
    [{ phi: 'identity', s: 0.9 }, 10, 0.3486784401],
    [{ phi: 'identity', s: 0.9 }, 40, 0.01478088294],
    [{ phi: 'identity', s: 1.1 }, 40, 45.25925557],
    [{ s: 0.9 }, 1, 0.7191261212],
    [{ s: 0.9 }, 10, 0.02141033034],
    [{ s: 0.9 }, 40, 8.173979787e-9],
    [{ s: 1.1 }, 20, 0.002197153003],
    [{ s: 1.1 }, 40, 0.00001128686162],
    [{ s: 1.1, A: 0 }, 40, 45.25925557],
    [{ s: 1.5, A: 0 }, 40, 11057332.32],
    [{ s: 1.5 }, 40, 0.09533756157],
    [{ s: 1.1, phi: 'ReLU' }, 40, 0.1618344041],
    [{ s: 1.5, phi: 'sigmoid' }, 10, 8.525598106e-6],
    [{ s: 0.9, phi: 'identity', theta: 0, kappa: 2 }, 1, 2.345362405],
    [{ s: 0.9, phi: 'identity', theta: 0, kappa: 2 }, 10, 7.764068665],
    [{ s: 0.9, phi: 'identity', theta: 0, kappa: 2 }, 40, 1.314022525],
  ];
  it.each(rows)('%j at lag %i: %f', (changes, lag, expected) => {
    expect(gain(changes, lag) / expected).toBeCloseTo(1, 8);
  });
});

it('lets a sheared matrix with spectral radius 0.9 raise the gain to 7.77 at lag 9 before it decays', () => {
  const { gains, radius } = horizon({ s: 0.9, phi: 'identity', theta: 0, kappa: 2 });
  expect(radius).toBeCloseTo(0.9, 12);
  expect(gains.indexOf(Math.max(...gains))).toBe(9);
  expect(Math.max(...gains)).toBeCloseTo(7.767732618, 8);
});

it('has the spectral radius of real eigenvalues and of a conjugate pair', () => {
  // s = 1, theta = pi / 2: the matrix is (0, kappa - 1; 1, 0), its eigenvalues are the roots of kappa - 1.
  const quarter = { s: 1, theta: Math.PI / 2 };
  expect(horizon({ ...quarter, kappa: 3 }).radius).toBeCloseTo(Math.SQRT2, 12);
  expect(horizon({ ...quarter, kappa: 0.5 }).radius).toBeCloseTo(Math.SQRT1_2, 12);
});

it('gives a gain of exactly 0 where every ReLU is closed', () => {
  expect(gain({ phi: 'ReLU', A: 0 }, 40)).toBe(0);
  expect(model.describe(horizon({ phi: 'ReLU', A: 0 }), { ...base, phi: 'ReLU', A: 0 })).toContain('nothing is left');
});

it('says the result in words', () => {
  const setting = { ...base, A: 0 };
  expect(model.describe(horizon(setting), setting)).toMatchInlineSnapshot(
    `"Over 40 steps back the gradient is multiplied by 45.3: it explodes. The activation is tanh, the spectral radius 1.1, the largest singular value 1.1; the state gets no longer than 0."`,
  );
});
