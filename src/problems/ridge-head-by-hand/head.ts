import { at } from '../../core/array.ts';
import { add, apply, identity, multiply, outer, scale, transpose, type Matrix } from '../../core/matrix.ts';
import { difference, dot, times, type Vector } from '../../core/vector.ts';

/** What is drawn: three support examples with two features, a penalty, and one query example. */
export interface Numbers {
  /** 3 by 2. */
  readonly features: Matrix;
  readonly targets: Vector;
  readonly lambda: number;
  readonly query: Vector;
  readonly queryTarget: number;
}

/** All that the solution shows on the way. */
export interface Head {
  /** ΦᵀΦ + λI. */
  readonly normal: Matrix;
  readonly determinant: number;
  /** Φᵀy. */
  readonly right: Vector;
  /** ŵ. */
  readonly weights: Vector;
  readonly prediction: number;
  /** Prediction minus target, on the query. */
  readonly miss: number;
  /** s = M⁻¹φ'(ŷ' - y'). */
  readonly adjoint: Vector;
  /** y - Φŵ, on the support. */
  readonly residuals: Vector;
  /** Φs. */
  readonly reaction: Vector;
  /** (y - Φŵ)sᵀ - Φsŵᵀ. */
  readonly slopes: Matrix;
  /** -sᵀŵ. */
  readonly penaltySlope: number;
}

/** The head on the support, and its gradients of ½(ŷ' - y')² on the query. */
export function headOf(numbers: Numbers): Head {
  const { features, targets, query, queryTarget } = numbers;
  const normal = normalOf(numbers);
  const right = apply(transpose(features), targets);
  const weights = inverted(normal, right);
  const prediction = dot(query, weights);
  const miss = prediction - queryTarget;
  const adjoint = inverted(normal, times(miss, query));
  const residuals = difference(targets, apply(features, weights));
  const reaction = apply(features, adjoint);
  return {
    normal,
    determinant: determinantOf(normal),
    right,
    weights,
    prediction,
    miss,
    adjoint,
    residuals,
    reaction,
    slopes: add(outer(residuals, adjoint), scale(-1, outer(reaction, weights))).map((row) => row.map(clean)),
    penaltySlope: -dot(adjoint, weights),
  };
}

/** ΦᵀΦ + λI. */
export function normalOf({ features, lambda }: Pick<Numbers, 'features' | 'lambda'>): Matrix {
  return add(multiply(transpose(features), features), scale(lambda, identity(2)));
}

/** Of a 2 by 2 matrix. */
export function determinantOf(matrix: Matrix): number {
  const [top, bottom] = [at(matrix, 0), at(matrix, 1)];
  return at(top, 0) * at(bottom, 1) - at(top, 1) * at(bottom, 0);
}

/** The solution of a 2 by 2 system, by the inverse. */
export function inverted(matrix: Matrix, right: Vector): Vector {
  const [top, bottom] = [at(matrix, 0), at(matrix, 1)];
  const [first, second] = [at(right, 0), at(right, 1)];
  return times(1 / determinantOf(matrix), [
    at(bottom, 1) * first - at(top, 1) * second,
    at(top, 0) * second - at(bottom, 0) * first,
  ]);
}

/** Without the noise of binary arithmetic, which would show where a zero stands. */
function clean(entry: number): number {
  return Number(entry.toFixed(12));
}
