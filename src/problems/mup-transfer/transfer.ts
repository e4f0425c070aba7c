/** The three kinds of matrices that the width treats differently. */
export type Layer = 'input' | 'hidden' | 'output';

/** What is drawn. */
export interface Numbers {
  /** The width at which the rates were tuned. */
  readonly base: number;
  /** The target width is base · 2^doublings. */
  readonly doublings: number;
  /** Adam's learning rate of the hidden layers at the base width, in millionths. */
  readonly millionths: number;
  /** The layer whose rate of Adam is asked for besides the hidden one. */
  readonly adamLayer: 'input' | 'output';
  readonly sgdLayer: Layer;
}

/** What changes from the base width to the target width in the maximal update parametrization (G. Yang et al., 2022). */
export interface Transfer {
  readonly target: number;
  /** Target width over base width. */
  readonly ratio: number;
  /** Adam's learning rate of the hidden layers at the base width. */
  readonly baseRate: number;
  readonly hiddenRate: number;
  /** Factors on the standard deviations at the start. */
  readonly hiddenDeviation: number;
  readonly outputDeviation: number;
  /** Factors on the learning rates of the layers that were asked for. */
  readonly adamFactor: number;
  readonly sgdFactor: number;
  /** Change of a hidden pre-activation in Adam's first step at the base width, and at the target width with its rate. */
  readonly baseChange: number;
  readonly unchangedChange: number;
}

/** Input weights and biases keep Adam's rate; hidden and output rates go like one over the fan-in. */
export function adamFactor(layer: Layer, ratio: number): number {
  return layer === 'input' ? 1 : 1 / ratio;
}

/** The rate of plain gradient descent: like the fan-out for input weights, constant for hidden, one over the fan-in for output. */
export function sgdFactor(layer: Layer, ratio: number): number {
  return { input: ratio, hidden: 1, output: 1 / ratio }[layer];
}

/** Carries the tuned values of the base width over to the target width. */
export function transfer({ base, doublings, millionths, adamLayer, sgdLayer }: Numbers): Transfer {
  const ratio = 2 ** doublings;
  const baseRate = millionths / 1e6;
  // The 1-norm of d normal entries of variance 1 is d √(2/π) in the mean.
  const baseChange = baseRate * base * Math.sqrt(2 / Math.PI);
  return {
    target: base * ratio,
    ratio,
    baseRate,
    hiddenRate: baseRate / ratio,
    hiddenDeviation: 1 / Math.sqrt(ratio),
    outputDeviation: 1 / ratio,
    adamFactor: adamFactor(adamLayer, ratio),
    sgdFactor: sgdFactor(sgdLayer, ratio),
    baseChange,
    unchangedChange: baseChange * ratio,
  };
}
