import type { Matrix } from '../../core/matrix.ts';

/** The kernels on offer: "copy" is the identity, "own" the reader's. */
export const KERNELS = ['Sobel', 'box', 'Laplace', 'copy', 'own'] as const;
export type KernelName = (typeof KERNELS)[number];

/** Rows and columns of every kernel. */
export const TAPS = 3;

const NINTH = 1 / 9;

const FIXED: Readonly<Record<Exclude<KernelName, 'own'>, Matrix>> = {
  Sobel: [
    [-1, 0, 1],
    [-2, 0, 2],
    [-1, 0, 1],
  ],
  box: [
    [NINTH, NINTH, NINTH],
    [NINTH, NINTH, NINTH],
    [NINTH, NINTH, NINTH],
  ],
  Laplace: [
    [0, 1, 0],
    [1, -4, 1],
    [0, 1, 0],
  ],
  copy: [
    [0, 0, 0],
    [0, 1, 0],
    [0, 0, 0],
  ],
};

/** The 3 by 3 weights of a kernel; the reader's own are given row by row. */
export function kernelOf(name: KernelName, own: readonly number[]): Matrix {
  return name === 'own' ? [own.slice(0, TAPS), own.slice(TAPS, 2 * TAPS), own.slice(2 * TAPS)] : FIXED[name];
}
