import type { Complex } from './complex.ts';
import { at, range, sum } from './array.ts';
import type { Matrix } from './matrix.ts';
import type { Vector } from './vector.ts';

/** The discrete Fourier transform Σ_j x_j e^{-2πi qj/m} of a signal of length m, for q = 0 to m - 1. */
export function fourier(signal: Vector): readonly Complex[] {
  return range(signal.length).map((q) => response(signal, -q / signal.length));
}

/** The response Σ_u w_u e^{2πi fu} of a kernel that reads x_{i + u}, at frequency f in periods per entry. */
export function response(kernel: Vector, frequency: number): Complex {
  const angle = (u: number) => 2 * Math.PI * frequency * u;
  return {
    re: sum(kernel.map((weight, u) => weight * Math.cos(angle(u)))),
    im: sum(kernel.map((weight, u) => weight * Math.sin(angle(u)))),
  };
}

/** The real matrix [[Re, -Im], [Im, Re]] of a complex one: its singular values, each of them twice. */
export function realForm(matrix: readonly (readonly Complex[])[]): Matrix {
  const upper = matrix.map((row) => [...row.map(({ re }) => re), ...row.map(({ im }) => -im)]);
  const lower = matrix.map((row) => [...row.map(({ im }) => im), ...row.map(({ re }) => re)]);
  return [...upper, ...lower];
}

/** The largest distance between two lists of complex numbers of one length. */
export function complexDistance(a: readonly Complex[], b: readonly Complex[]): number {
  const gap = (one: Complex, other: Complex) => Math.hypot(one.re - other.re, one.im - other.im);
  return Math.max(0, ...a.map((entry, i) => gap(entry, at(b, i))));
}

/** What keeping every s-th entry does to a transform: output q is the mean of the inputs q, q + m/s, q + 2m/s, and so on. */
export function foldedSpectrum(spectrum: readonly Complex[], s: number): readonly Complex[] {
  const kept = spectrum.length / s;
  return range(kept).map((q) => {
    const parts = range(s).map((a) => at(spectrum, q + a * kept));
    return {
      re: sum(parts.map(({ re }) => re)) / s,
      im: sum(parts.map(({ im }) => im)) / s,
    };
  });
}
