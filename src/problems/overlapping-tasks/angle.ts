/** What is drawn: two tasks of one unit input each, twice, by their common error and by their targets. */
export interface Numbers {
  /** c, the length of the error after A in the plane of both inputs. */
  readonly spread: number;
  /** Between both inputs, in whole degrees. */
  readonly degrees: number;
  /** How often A and B are trained again. */
  readonly rounds: number;
  /** y of A in the second part. */
  readonly firstTarget: number;
  /** y of B in the second part. */
  readonly secondTarget: number;
}

/** What is asked. All losses are squared residuals without a half. */
export interface Outcome {
  /** Size of the residual of B before it is trained. */
  readonly residual: number;
  readonly once: number;
  readonly again: number;
  /** Residual of B before it is trained, from zero weights and the targets. */
  readonly targetResidual: number;
  readonly targetLoss: number;
  /** c that belongs to the targets. */
  readonly targetSpread: number;
}

/** The angle in radians. */
export function angleOf({ degrees }: Numbers): number {
  return (degrees * Math.PI) / 180;
}

export function outcomeOf(numbers: Numbers): Outcome {
  const { spread, rounds, firstTarget, secondTarget } = numbers;
  const [cosine, sine] = [Math.cos(angleOf(numbers)), Math.sin(angleOf(numbers))];
  const once = (spread * sine * cosine) ** 2;
  const targetResidual = firstTarget * cosine - secondTarget;
  return {
    residual: spread * sine,
    once,
    again: once * cosine ** (4 * rounds),
    targetResidual,
    targetLoss: (targetResidual * cosine) ** 2,
    targetSpread: Math.abs(targetResidual) / sine,
  };
}
