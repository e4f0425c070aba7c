import { modeRadius, stabilityLimit } from '../../core/momentum-mode.ts';
import { shrinkTime } from '../../core/shrink-time.ts';

/** What is drawn: a quadratic for the best constants, and one mode with constants of its own. */
export interface Numbers {
  /** μ, the smallest eigenvalue. */
  readonly flattest: number;
  /** √κ, a whole number from 2 on. */
  readonly conditionRoot: number;
  /** The error must fall to 10 to the minus this power. */
  readonly decades: number;
  /** ηλ_i of the single mode. */
  readonly curvature: number;
  /** β of the single mode, above 0. */
  readonly beta: number;
}

/** One number for each of the three methods that are compared. */
export interface PerMethod {
  readonly descent: number;
  readonly nesterov: number;
  readonly heavyBall: number;
}

/** The answers in numbers. */
export interface Rates {
  /** M = κμ, the largest eigenvalue. */
  readonly steepest: number;
  /** η* = 4/(μ(√κ + 1)²) */
  readonly rate: number;
  /** β* = ((√κ - 1)/(√κ + 1))² */
  readonly momentum: number;
  /** The factor per step of the slowest mode. */
  readonly factors: PerMethod;
  /** How many steps bring the error down to its goal, not rounded. */
  readonly realSteps: PerMethod;
  /** The largest modulus of the roots of the single mode. */
  readonly radius: number;
  /** 2(1 + β) */
  readonly limit: number;
}

/** The best constants for eigenvalues from μ to κμ, the rates of the three methods, and the roots of the single mode. */
export function rates(numbers: Numbers): Rates {
  const { flattest, conditionRoot: root, decades, curvature, beta } = numbers;
  const factors: PerMethod = {
    descent: (root ** 2 - 1) / (root ** 2 + 1),
    nesterov: 1 - 1 / root,
    heavyBall: (root - 1) / (root + 1),
  };
  const realSteps = (factor: number) => shrinkTime(factor, 10 ** -decades);
  return {
    steepest: root ** 2 * flattest,
    rate: 4 / (flattest * (root + 1) ** 2),
    momentum: factors.heavyBall ** 2,
    factors,
    realSteps: {
      descent: realSteps(factors.descent),
      nesterov: realSteps(factors.nesterov),
      heavyBall: realSteps(factors.heavyBall),
    },
    radius: modeRadius('heavy ball', { curvature, beta }),
    limit: stabilityLimit('heavy ball', beta),
  };
}

/** The three numbers in the order in which the problem asks for them. */
export function inOrder({ descent, nesterov, heavyBall }: PerMethod): readonly number[] {
  return [descent, nesterov, heavyBall];
}
