import { describe, expect, it } from 'vitest';
import { range, sum } from './array.ts';
import { skippedThrough, walshSigns } from './skip-path.ts';
import { dot, norm } from './vector.ts';

describe('signs in eight rows', () => {
  it('have the rows 3: + - - + + - - + and 4: + + + + - - - -', () => {
    expect(walshSigns(3)).toEqual([1, -1, -1, 1, 1, -1, -1, 1]);
    expect(walshSigns(4)).toEqual([1, 1, 1, 1, -1, -1, -1, -1]);
  });

  it('are at right angles, and all rows but the first add up to 0', () => {
    const products = range(8).map((k) => range(8).map((j) => dot(walshSigns(k), walshSigns(j))));
    expect(products).toEqual(range(8).map((k) => range(8).map((j) => (k === j ? 8 : 0))));
    expect(range(7).map((k) => sum(walshSigns(k + 1)))).toEqual(range(7).map(() => 0));
  });
});

describe('the path of skips in post-norm', () => {
  it('halves a gradient in two sublayers whose branches are as large as the stream and at right angles to it', () => {
    const end = skippedThrough([2, 4].map(walshSigns), { stream: walshSigns(1), gradient: walshSigns(7) });
    expect(norm(end.gradient) / norm(walshSigns(7))).toBeCloseTo(1 / 2, 12);
  });

  it('ends at once for a gradient along the sum of stream and branch', () => {
    const [stream, branch] = [walshSigns(1), walshSigns(2)];
    const along = stream.map((entry, i) => entry + (branch[i] ?? 0));
    expect(norm(skippedThrough([branch], { stream, gradient: along }).gradient)).toBeLessThan(1e-12);
  });

  it('is whole without sublayers', () => {
    expect(skippedThrough([], { stream: [1, -1], gradient: [3, 4] }).gradient).toEqual([3, 4]);
  });
});
