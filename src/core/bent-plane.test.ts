import { expect, it } from 'vitest';
import { bent, unbent } from './bent-plane.ts';

it('comes back to where it started', () => {
  expect(bent([Math.PI / 2, 0])).toEqual([Math.PI, -0.4]);
  const [a, b] = unbent(bent([0.3, -1.2]));
  expect(a).toBeCloseTo(0.3, 12);
  expect(b).toBeCloseTo(-1.2, 12);
});
