import { at, sum } from '../../core/array.ts';
import { bisection } from '../../core/bisection.ts';
import { identity, type Matrix } from '../../core/matrix.ts';
import { type Bowl, bowlHessian, bowlLoss, turnedPoint } from '../../core/quadratic-bowl.ts';

/** A point (θ₁, θ₂) of the plane of parameters. */
export type Point = readonly [number, number];

/** The minimum of B, whose loss is half the squared distance from it; the minimum of A is 0. */
export const B_CENTER: Point = [2, 1];

/** What an anchor takes for the curvature of A. */
export const ANCHORS = ['full', 'diagonal', 'L2'] as const;

/** The kind of an anchor. */
export type Anchor = (typeof ANCHORS)[number];

/** Where an anchored training ends, and what it costs. */
export interface Outcome {
  readonly point: Point;
  readonly lossA: number;
  readonly lossB: number;
}

/** The loss of A: curvature κ along a direction turned by the angle in degrees, counterclockwise, and 1 across it. */
export function valleyOf(angle: number, kappa: number): Bowl {
  return { curvatures: [kappa, 1], angle: (angle * Math.PI) / 180 };
}

/** The matrix F of an anchor as a bowl: that of A itself, its diagonal, or the multiple of the identity of its trace. */
export function anchorBowl(valley: Bowl, anchor: Anchor): Bowl {
  if (anchor === 'full') return valley;
  const [first, second] = bowlHessian(valley).map((row, i) => at(row, i));
  const entries: Point = [first ?? 0, second ?? 0];
  const mean = sum(entries) / 2;
  return { curvatures: anchor === 'diagonal' ? entries : [mean, mean], angle: 0 };
}

/** The minimum of L_B + (λ/2) θᵀFθ, which is (I + λF)⁻¹ θ_B: along the axes of F each part is divided by 1 + λf. */
export function anchored(valley: Bowl, bowl: Bowl, lambda: number): Outcome {
  const [x, y] = turnedPoint(B_CENTER, -bowl.angle);
  const [first, second] = bowl.curvatures;
  return outcomeAt(bowlHessian(valley), turnedPoint([x / (1 + lambda * first), y / (1 + lambda * second)], bowl.angle));
}

/** Where gradient descent on L_B from 0 at rate 0.05 stands after some steps. */
export function stoppedEarly(valley: Bowl, steps: number): Outcome {
  const share = 1 - (1 - RATE) ** steps;
  return outcomeAt(bowlHessian(valley), [share * B_CENTER[0], share * B_CENTER[1]]);
}

/** The outcome of an anchor at that strength at which B has a given loss, above 0 and below its loss at 0. */
export function anchoredAtLoss(valley: Bowl, bowl: Bowl, lossB: number): Outcome {
  const parts = turnedPoint(B_CENTER, -bowl.angle);
  const missed = (lambda: number) => (part: number, i: 0 | 1) =>
    ((part * lambda * bowl.curvatures[i]) / (1 + lambda * bowl.curvatures[i])) ** 2 / 2;
  const excess = (exponent: number) => {
    const miss = missed(10 ** exponent);
    return miss(parts[0], 0) + miss(parts[1], 1) - lossB;
  };
  return anchored(valley, bowl, 10 ** bisection(excess, -9, 9));
}

const RATE = 0.05;

function outcomeAt(hessian: Matrix, point: Point): Outcome {
  const gap = [point[0] - B_CENTER[0], point[1] - B_CENTER[1]];
  return { point, lossA: bowlLoss(hessian, point), lossB: bowlLoss(identity(2), gap) };
}
