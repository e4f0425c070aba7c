import { at, range, sum } from './array.ts';
import type { LeastSquares } from './least-squares.ts';
import { solve } from './linear-solve.ts';
import { add, apply, identity, multiply, outer, scale, transpose, type Matrix } from './matrix.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { dot, type Vector } from './vector.ts';

/** The first two moments of the error e = w - w* over all runs of SGD. */
export interface Moments {
  /** E e, d entries. */
  readonly mean: Vector;
  /** E eeᵀ, d by d; its trace is the mean squared distance to the minimizer. */
  readonly second: Matrix;
}

/** A step of minibatch SGD: B examples drawn with replacement; B = Infinity is the full gradient. */
export interface SgdStep {
  readonly rate: number;
  readonly batchSize: number;
}

/** The moments of a run that starts at known weights. */
export function startMoments({ minimizer }: LeastSquares, weights: Vector): Moments {
  const mean = weights.map((weight, i) => weight - at(minimizer, i));
  return { mean, second: outer(mean, mean) };
}

/**
 * The moments one step later, exactly: with A = I - ηH,
 *
 * m ← Am and C ← ACA + (η²/B) (mean of xᵢxᵢᵀ (xᵢᵀCxᵢ - 2ρᵢxᵢᵀm + ρᵢ²) - HCH).
 *
 * The bracket is the covariance of one example's gradient, taken over the runs as well.
 */
export function nextMoments(problem: LeastSquares, { mean, second }: Moments, step: SgdStep): Moments {
  const { inputs, residuals } = problem;
  const sizes = inputs.map((x, i) => {
    const residual = at(residuals, i);
    return dot(x, apply(second, x)) - 2 * residual * dot(x, mean) + residual ** 2;
  });
  return { mean: apply(contraction(problem, step.rate), mean), second: nextSecond(problem, second, { step, sizes }) };
}

/** The expected excess loss ½ tr(HC). */
export function expectedExcess({ hessian }: LeastSquares, { second }: Moments): number {
  return sum(hessian.map((row, i) => dot(row, at(second, i)))) / 2;
}

/**
 * The second moment at which constant-step SGD stays for ever; null at and above `meanSquareLimit`, where there is none.
 *
 * The fixed point of the step above with mean 0, from a linear system in the entries on and above the diagonal.
 */
export function stationarySecond(problem: LeastSquares, step: SgdStep): Matrix | null {
  if (step.rate <= 0 || step.rate >= meanSquareLimit(problem.inputs, step.batchSize)) return null;
  const { inputs, residuals, hessian } = problem;
  const places = upperPlaces(hessian.length);
  const entries = (matrix: Matrix) => places.map(([i, j]) => at(at(matrix, i), j));
  const squares = residuals.map((residual) => residual ** 2);
  const noise = nextSecond(problem, scale(0, hessian), { step, sizes: squares });
  const images = places.map((place) => {
    const basis = symmetricBasis(hessian.length, place);
    const sizes = inputs.map((x) => dot(x, apply(basis, x)));
    return entries(add(basis, scale(-1, nextSecond(problem, basis, { step, sizes }))));
  });
  const solution = solve(
    transpose(images),
    entries(noise).map((entry) => [entry]),
  );
  return places.reduce(
    (total, place, k) => add(total, scale(at(at(solution, k), 0), symmetricBasis(hessian.length, place))),
    scale(0, hessian),
  );
}

const MOST_ITERATIONS = 2000;
const SETTLED = 1e-13;

/**
 * The learning rate below which the second moment of constant-step SGD stays bounded on every start.
 *
 * For examples as the rows of `inputs` (with a Hessian XᵀX / n that has no zero eigenvalue). One over the largest
 * eigenvalue of the positive map C → 𝒜⁻¹𝒬(C), 𝒜(C) = HC + CH, 𝒬(C) = (1 - 1/B) HCH + (1/B) mean of
 * xᵢxᵢᵀ(xᵢᵀCxᵢ), by power iteration in the eigenvectors of H. For B = Infinity it is 2/λ_max.
 */
export function meanSquareLimit(inputs: Matrix, batchSize: number): number {
  const hessian = scale(1 / inputs.length, multiply(transpose(inputs), inputs));
  const { values, vectors } = symmetricEigen(hessian);
  const turned = multiply(inputs, transpose(vectors));
  let [moment, largest]: [Matrix, number] = [identity(values.length), 0];
  for (let i = 0; i < MOST_ITERATIONS; i += 1) {
    const image = stretched(turned, moment, { values, batchSize });
    const growth = sum(image.map((row, j) => at(row, j)));
    if (Math.abs(growth - largest) <= SETTLED * growth) return 1 / growth;
    [moment, largest] = [scale(1 / growth, image), growth];
  }
  return 1 / largest;
}

/** 𝒜⁻¹𝒬 in the eigenvectors of H, where 𝒜 divides entry (i, j) by λᵢ + λⱼ. */
function stretched(
  inputs: Matrix,
  moment: Matrix,
  { values, batchSize }: { readonly values: Vector; readonly batchSize: number },
): Matrix {
  const single = meanOuter(
    inputs,
    inputs.map((x) => dot(x, apply(moment, x))),
  );
  return moment.map((row, i) =>
    row.map((entry, j) => {
      const [left, right] = [at(values, i), at(values, j)];
      const full = (1 - 1 / batchSize) * left * entry * right;
      return (full + at(at(single, i), j) / batchSize) / (left + right);
    }),
  );
}

/** The second moment one step later; `sizes` are the mean squares of the examples' misses, one for each. */
function nextSecond(
  { inputs, hessian }: LeastSquares,
  second: Matrix,
  { step, sizes }: { readonly step: SgdStep; readonly sizes: Vector },
): Matrix {
  const kept = contraction({ hessian }, step.rate);
  const noise = add(meanOuter(inputs, sizes), scale(-1, multiply(multiply(hessian, second), hessian)));
  return add(multiply(multiply(kept, second), kept), scale(step.rate ** 2 / step.batchSize, noise));
}

function contraction({ hessian }: Pick<LeastSquares, 'hessian'>, rate: number): Matrix {
  return add(identity(hessian.length), scale(-rate, hessian));
}

/** The mean of xᵢxᵢᵀ, each times its weight. */
function meanOuter(inputs: Matrix, weights: Vector): Matrix {
  const columns = transpose(inputs);
  const weighted = inputs.map((x, i) => x.map((entry) => (entry * at(weights, i)) / inputs.length));
  return multiply(columns, weighted);
}

function upperPlaces(n: number): readonly (readonly [number, number])[] {
  return range(n).flatMap((i) => range(n - i).map((k) => [i, i + k] as const));
}

/** The symmetric matrix with 1 at a place and at its mirror image, and 0 elsewhere. */
function symmetricBasis(n: number, [row, column]: readonly [number, number]): Matrix {
  const isThere = (i: number, j: number) => (i === row && j === column) || (i === column && j === row);
  return range(n).map((i) => range(n).map((j) => (isThere(i, j) ? 1 : 0)));
}
