import { at, sum } from '../../core/array.ts';
import { add, type Matrix, outer, scale } from '../../core/matrix.ts';
import { times, type Vector } from '../../core/vector.ts';

/** What is drawn: examples along (1, sign) and (1, -sign), and a penalty. The first direction is the stronger one. */
export interface Numbers {
  readonly sign: 1 | -1;
  /** Multiples of the two directions. */
  readonly sizes: readonly [number, number];
  /** How often each multiple stands in the data with each of both signs. */
  readonly copies: readonly [number, number];
  /** λ */
  readonly penalty: number;
}

/** The answers in numbers; vectors have one number for each direction, the stronger first. */
export interface Purified {
  /** The rows of the data. */
  readonly inputs: Matrix;
  /** σ². */
  readonly squares: Vector;
  /** σ² / (σ² + λ). */
  readonly factors: Vector;
  /** The best square map. */
  readonly map: Matrix;
  /** Its reconstruction error, without the penalty. */
  readonly error: number;
  /** λ times the sum of its squared entries. */
  readonly charge: number;
  /** The sum of the factors. */
  readonly freedom: number;
  /** The variance of input noise with the same optimum. */
  readonly noise: number;
}

/** The best square map under a ridge penalty, by its two principal directions. */
export function purified(numbers: Numbers): Purified {
  const { sizes, copies, penalty } = numbers;
  // Each row along a direction has the squared length 2 size².
  const squares = sizes.map((size, i) => 4 * at(copies, i) * size ** 2);
  const factors = squares.map((square) => square / (square + penalty));
  const inputs = rows(numbers);
  return {
    inputs,
    squares,
    factors,
    map: mapOf(numbers, factors),
    error: sum(squares.map((square, i) => square * (1 - at(factors, i)) ** 2)),
    charge: penalty * sum(factors.map((factor) => factor ** 2)),
    freedom: sum(factors),
    noise: penalty / inputs.length,
  };
}

/** The two directions as whole numbers, the stronger one first. */
export function directions({ sign }: Numbers): readonly [Vector, Vector] {
  return [
    [1, sign],
    [1, -sign],
  ];
}

/** The symmetric matrix with these eigenvalues along the two directions. */
export function mapOf(numbers: Numbers, eigenvalues: Vector): Matrix {
  const [first, second] = directions(numbers).map((direction) => scale(1 / 2, outer(direction, direction)));
  return add(scale(at(eigenvalues, 0), first ?? []), scale(at(eigenvalues, 1), second ?? []));
}

function rows(numbers: Numbers): Matrix {
  return directions(numbers).flatMap((direction, i) => {
    const size = at(numbers.sizes, i);
    const pair = [times(size, direction), times(-size, direction)];
    return at(numbers.copies, i) === 1 ? pair : [...pair, ...pair];
  });
}
