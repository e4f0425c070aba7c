import { expect, it } from 'vitest';
import { at } from './array.ts';
import { type Border, borderedGradients, convolveBordered, placeRead } from './bordered-convolution.ts';
import { circulantMatrix, PLAIN_STEPS } from './convolution.ts';
import { convolveMap } from './convolution-2d.ts';
import { gradient } from './finite-differences.ts';
import { apply, type Matrix } from './matrix.ts';
import { normalMatrix } from './random-matrix.ts';
import { createRng } from './rng.ts';

const rng = createRng(5);
const map = normalMatrix(rng, 6, 6);
const window = normalMatrix(rng, 3, 3);
const STRIDED = { stride: 2, padding: 1, dilation: 1 };
const DILATED = { stride: 1, padding: 2, dilation: 2 };

const inner = (a: Matrix, b: Matrix) => a.flat().reduce((total, entry, i) => total + entry * at(b.flat(), i), 0);
const rows = (entries: readonly number[], width: number) =>
  entries.flatMap((_, i) => (i % width === 0 ? [entries.slice(i, i + width)] : []));

it('agrees with the convolution of maps where zeros lie outside', () => {
  for (const steps of [PLAIN_STEPS, STRIDED, DILATED]) {
    const output = convolveBordered(map, { window, steps, border: 'zero' });
    convolveMap(map, window, steps).forEach((row, i) =>
      row.forEach((entry, j) => expect(output[i]?.[j]).toBeCloseTo(entry, 12)),
    );
  }
});

it('is a circulant matrix along each row of a torus', () => {
  const row = at(map, 0);
  const walk = { window: [[1, 2, -1]], steps: PLAIN_STEPS, border: 'circular' as const };
  const inside = apply(circulantMatrix(6, [1, 2, -1]), row).slice(0, 4);
  at(convolveBordered([row], walk), 0).forEach((entry, i) => expect(entry).toBeCloseTo(at(inside, i), 12));
  expect(placeRead({ output: 0, tap: 0, size: 6 }, { steps: STRIDED, border: 'circular' })).toBe(5);
  expect(placeRead({ output: 0, tap: 0, size: 6 }, { steps: STRIDED, border: 'zero' })).toBeNull();
});

it('agrees with the homework worked by hand: x = (1, 2, 0, -1, 3), w = (1, 0, -1), upstream (1, -1, 2)', () => {
  const walk = { window: [[1, 0, -1]], steps: PLAIN_STEPS, border: 'zero' as const };
  expect(convolveBordered([[1, 2, 0, -1, 3]], walk)).toEqual([[1, 3, -3]]);
  const { map: inMap, window: inWindow, bias } = borderedGradients({ map: [[1, 2, 0, -1, 3]], upstream: [[1, -1, 2]] }, walk); // prettier-ignore
  expect(inMap).toEqual([[1, -1, 1, 1, -2]]);
  expect(inWindow).toEqual([[-1, 0, 7]]);
  expect(bias).toBe(2);
});

it.each<Border>(['zero', 'circular'])('hands back the gradients that finite differences find, border %s', (border) => {
  for (const steps of [STRIDED, DILATED]) {
    const walk = { window, steps, border };
    const upstream = convolveBordered(map, walk).map((row) => row.map(() => rng.normal()));
    const gradients = borderedGradients({ map, upstream }, walk);
    const inMap = gradient((x) => inner(upstream, convolveBordered(rows(x, 6), walk)), map.flat());
    gradients.map.flat().forEach((entry, i) => expect(entry).toBeCloseTo(at(inMap, i), 7));
    const lossOf = (w: readonly number[]) => inner(upstream, convolveBordered(map, { ...walk, window: rows(w, 3) }));
    const inWindow = gradient(lossOf, window.flat());
    gradients.window.flat().forEach((entry, i) => expect(entry).toBeCloseTo(at(inWindow, i), 7));
  }
});
