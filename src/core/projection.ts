import { at } from './array.ts';
import { dot, norm, type Vector } from './vector.ts';

const HALVINGS = 200;

/**
 * The point of the ball of a radius around 0 that is nearest to a given one.
 *
 * Found by its Lagrange multiplier m: the nearest point is x / (1 + m), and m is 0 inside the ball and
 * otherwise bisected until the length is the radius, which must be above 0.
 */
export function nearestInBall(point: Vector, radius: number): Vector {
  const shrunk = (multiplier: number) => point.map((entry) => entry / (1 + multiplier));
  if (norm(point) <= radius) return point;
  let [low, high] = [0, 1];
  while (norm(shrunk(high)) > radius) high *= 2;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (norm(shrunk(middle)) > radius) low = middle;
    else high = middle;
  }
  return shrunk(high);
}

/** A vector without its part along (1, …, 1): its entries then have mean 0. */
export function centered(vector: Vector): Vector {
  const ones = vector.map(() => 1);
  const along = dot(vector, ones) / dot(ones, ones);
  return vector.map((entry, i) => entry - along * at(ones, i));
}

/** A vector in the same direction with this length. The vector must not be 0. */
export function withLength(vector: Vector, length: number): Vector {
  return vector.map((entry) => (length * entry) / norm(vector));
}
