import { describe, expect, it } from 'vitest';
import { modulus } from './complex.ts';
import { complexDistance, foldedSpectrum, fourier, realForm, response } from './fourier.ts';
import { svd } from './singular-values.ts';

describe('the discrete Fourier transform', () => {
  it('of a single 1 at place 1 turns clockwise once', () => {
    const turn = [{ re: 1, im: 0 }, { re: 0, im: -1 }, { re: -1, im: 0 }, { re: 0, im: 1 }]; // prettier-ignore
    expect(complexDistance(fourier([0, 1, 0, 0]), turn)).toBeLessThan(1e-15);
  });
});

describe('the response of a kernel', () => {
  it('of [1, 2, 1]/4 is 1 for constants and 0 for the alternating signal', () => {
    expect(modulus(response([0.25, 0.5, 0.25], 0))).toBe(1);
    expect(modulus(response([0.25, 0.5, 0.25], 1 / 2))).toBeLessThan(1e-15);
  });
});

describe('the real form of a complex matrix', () => {
  it('has each singular value twice', () => {
    const { sigma } = svd(realForm([[{ re: 3, im: 4 }, { re: 0, im: 0 }]])); // prettier-ignore
    expect(sigma).toHaveLength(2);
    for (const value of sigma) expect(value).toBeCloseTo(5, 12);
  });
});

describe('keeping every second entry', () => {
  it('turns the alternating signal into a constant', () => {
    const folded = foldedSpectrum(fourier([1, -1, 1, -1]), 2);
    expect(complexDistance(folded, fourier([1, 1]))).toBeLessThan(1e-15);
  });
});
