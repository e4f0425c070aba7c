import { range, sum } from './array.ts';

const CELLS = 20000;

/**
 * E max(0, a) max(0, a') for standard normals of correlation c, by a sum over the angle of the normal vector in the plane.
 *
 * The two are projections on directions that enclose arccos c; the squared length of the vector has mean 2, and its
 * angle is uniform. The midpoint rule on the arc where both are positive, to 1e-9.
 */
export function rectifiedProduct(c: number): number {
  const enclosed = Math.acos(c);
  const width = (Math.PI - enclosed) / CELLS;
  const angle = (i: number) => enclosed - Math.PI / 2 + (i + 0.5) * width;
  return (width / Math.PI) * sum(range(CELLS).map((i) => Math.cos(angle(i)) * Math.cos(angle(i) - enclosed)));
}
