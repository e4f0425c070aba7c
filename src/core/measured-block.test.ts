import { expect, it } from 'vitest';
import { measuredBlock, measuredProduct } from './measured-block.ts';
import { createRng } from './rng.ts';

it('counts by hand at width 2, one head, ratio 1, two tokens', () => {
  const shape = { width: 2, heads: 1, keyValueHeads: 1, ratio: 1, hasBiases: true };
  const { gap, ...counts } = measuredBlock(createRng(1), shape, 2);
  expect(counts).toEqual({
    // Six matrices and biases, two norms.
    parameters: 6 * (4 + 2) + 2 * 4,
    // Six products of 2 × 2 by 2 × 2 at 16 each; scores and mixing, also 2 × 2 by 2 × 2.
    operations: 8 * 16,
    // Six products of 1 × 2 by 2 × 2 a token; scores and mixing over one and over two keys.
    cached: 2 * 6 * 8 + 2 * 4 + 2 * 8,
    recomputed: 6 * 8 + 2 * 4 + 8 * 16,
    cachedNumbers: 8,
  });
  expect(gap).toBeLessThan(1e-15);
});

it('a product of 5 rows with a 4 × 3 matrix takes 120 operations, its gradients twice as many', () => {
  const rows = [1, 2, 3, 4].map((i) => [i, i, i]);
  expect(measuredProduct(rows, 5)).toEqual({ forward: 120, backward: 240 });
});
