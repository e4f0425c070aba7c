import { at } from '../../core/array.ts';
import { descentFilter } from '../../core/spectral-filter.ts';
import type { Vector } from '../../core/vector.ts';

/** What is drawn: three singular directions of the Jacobian, and how it is tuned. */
export interface Numbers {
  /** The largest first. */
  readonly sigma: Vector;
  /** Components of the residuals at the start along the left singular vectors. */
  readonly residual: Vector;
  readonly rate: number;
  readonly steps: number;
  /** λ, the pull toward the start. */
  readonly strength: number;
}

/** What the questions ask for, direction by direction. */
export interface Motion {
  /** Share of the way that is fitted after the steps. */
  readonly fitted: Vector;
  /** Coefficient along the right singular vector after the steps. */
  readonly moved: Vector;
  /** Coefficient with the pull, in the end. */
  readonly anchored: Vector;
  /** The learning rate from which on descent no longer converges. */
  readonly largestRate: number;
  /** How many directions are more than half fitted. */
  readonly active: number;
}

export function motionOf({ sigma, residual, rate, steps, strength }: Numbers): Motion {
  const fitted = sigma.map((value) => descentFilter(value, { rate, steps }));
  const along = (share: (value: number, i: number) => number) =>
    sigma.map((value, i) => -share(value, i) * at(residual, i));
  return {
    fitted,
    moved: along((value, i) => at(fitted, i) / value),
    anchored: along((value) => value / (value ** 2 + strength)),
    largestRate: 2 / at(sigma, 0) ** 2,
    active: fitted.filter((share) => share > 0.5).length,
  };
}
