import { at, range } from './array.ts';
import { solve } from './linear-solve.ts';
import { transpose } from './matrix.ts';
import type { Vector } from './vector.ts';

/** The coefficients of the product of two polynomials, found from its values at Chebyshev points: no index is shifted on the way. */
export function productByInterpolation(a: Vector, b: Vector): Vector {
  const count = a.length + b.length - 1;
  const value = (coefficients: Vector, z: number) => coefficients.reduceRight((total, c) => total * z + c, 0);
  const places = range(count).map((i) => Math.cos((Math.PI * (i + 0.5)) / count));
  const values = places.map((z) => [value(a, z) * value(b, z)]);
  const powers = places.map((z) => range(count).map((exponent) => z ** exponent));
  return at(transpose(solve(powers, values)), 0);
}
