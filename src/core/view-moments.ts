import type { Views } from './alignment-dynamics.ts';
import { at, range, sum } from './array.ts';
import { signPatterns } from './every-outcome.ts';
import { apply } from './matrix.ts';
import { symmetricPower } from './symmetric-function.ts';
import { total, type Vector } from './vector.ts';

/**
 * The exact mean of a function of two views x + ε₁ and x + ε₂ in the plane, over all 64 sign patterns of content and
 * noises; the patterns are colored so that content and noise have the covariances of `views`.
 */
export function meanOverViews(views: Views, value: (first: Vector, second: Vector) => number): number {
  const roots = [views.content, views.noise, views.noise].map((covariance) => symmetricPower(covariance, 0.5));
  const values = signPatterns(6).map(({ draws, probability }) => {
    const parts = range(3).map((k) => apply(at(roots, k), draws.slice(2 * k, 2 * k + 2)));
    const [content, first, second] = [at(parts, 0), at(parts, 1), at(parts, 2)];
    return probability * value(total(content, first), total(content, second));
  });
  return sum(values);
}
