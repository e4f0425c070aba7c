import { computeOptimal, scalingLoss, type ScalingLaw, type TrainingSize } from '../../core/scaling-law.ts';

/** What is drawn: a scaling law and a budget. */
export interface Numbers {
  /** A and α, B and β. */
  readonly ofParameters: { readonly coefficient: number; readonly exponent: number };
  readonly ofTokens: { readonly coefficient: number; readonly exponent: number };
  /** The budget is C = 6 · 10^magnitude operations. */
  readonly magnitude: number;
  /** By how much the budget grows in one question. */
  readonly growth: number;
}

/** What the questions ask for. */
export interface Optimum {
  /** G */
  readonly factor: number;
  readonly size: TrainingSize;
  /** β/(α+β), with which P* grows in C. */
  readonly sizeExponent: number;
  /** α/(α+β), with which D* grows in C. */
  readonly tokenExponent: number;
  /** What the two finite sizes add to the loss at the optimum. */
  readonly ofParameters: number;
  readonly ofTokens: number;
}

/** The optimum of the law at its budget. */
export function optimumOf({ ofParameters, ofTokens, magnitude }: Numbers): Optimum {
  const law: ScalingLaw = { irreducible: 0, ofParameters, ofTokens };
  const size = computeOptimal(law, 6 * 10 ** magnitude);
  const [alpha, beta] = [ofParameters.exponent, ofTokens.exponent];
  const parameterLoss = ofParameters.coefficient * size.parameters ** -alpha;
  return {
    factor: ((alpha * ofParameters.coefficient) / (beta * ofTokens.coefficient)) ** (1 / (alpha + beta)),
    size,
    sizeExponent: beta / (alpha + beta),
    tokenExponent: alpha / (alpha + beta),
    ofParameters: parameterLoss,
    ofTokens: scalingLoss(law, size) - parameterLoss,
  };
}
