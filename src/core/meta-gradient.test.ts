import { describe, expect, it } from 'vitest';
import { at } from './array.ts';
import { distance } from './matrix.ts';
import { afterAdaptation, metaGradient, stepJacobians } from './meta-gradient.ts';
import { squaredTask } from './smooth-task.ts';

describe('the meta-gradient of f(x) = wx from w = 1, support (2, 3), query (1, 2), inner rate 0.1', () => {
  const episode = { support: squaredTask([[2]], [3]), query: squaredTask([[1]], [2]) };

  it.each([
    [1, [1.2, -0.8, -0.48]],
    [2, [1.32, -0.68, -0.2448]],
    [3, [1.392, -0.608, -0.131328]],
  ])('after %i inner steps has the adapted weight, first-order and exact meta-gradient %j', (steps, expected) => {
    const found = metaGradient(episode, [1], { rate: 0.1, steps });
    const values = [at(found.path, steps), found.firstOrder, found.exact].flat();
    expect(distance([values], [expected])).toBeLessThan(1e-12);
  });
});

it('adds up the query losses at the adapted parameters: 1.2 misses 2 by 0.8, twice', () => {
  const episode = { support: squaredTask([[2]], [3]), query: squaredTask([[1]], [2]) };
  const loss = afterAdaptation([episode, episode], { rate: 0.1, steps: 1 });
  expect(loss.value([1])).toBeCloseTo(0.64, 12);
  expect(loss.gradient([1])[0]).toBeCloseTo(-0.96, 12);
});

it('has inner steps with the Jacobian 1 - 0.1 · 4 on inputs of 2', () => {
  expect(stepJacobians(squaredTask([[2]], [3]), [[1]], 0.1)).toEqual([[[0.6]]]);
});
