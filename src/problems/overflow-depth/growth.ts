/** The largest number of half precision (float16). */
export const LARGEST = 65504;

/** What is drawn. */
export interface Numbers {
  /** d, of every layer and of the input */
  readonly width: number;
  /** The standard deviation of every weight. */
  readonly deviation: number;
  /** The layer whose RMS is asked for, from 2 on and below the overflow. */
  readonly layer: number;
}

/** The root of the expected mean square of the pre-activations, layer by layer, for an input of RMS 1. */
export interface Growth {
  /** Layer 1, which reads the input: √d times the deviation. */
  readonly first: number;
  /** Every later layer, which reads ReLU outputs: √(d/2) times the deviation. */
  readonly factor: number;
  /** The RMS of a layer, counted from 1. */
  readonly rms: (layer: number) => number;
  /** The first layer above the largest number; exists for a factor above 1. */
  readonly overflow: number;
  /** The solution of "RMS = largest number" over real layers. */
  readonly crossing: number;
  /** The deviation at which the factor is 1: √(2/d). */
  readonly critical: number;
}

/** Growth through ReLU layers without biases. */
export function growthOf({ width, deviation }: Pick<Numbers, 'width' | 'deviation'>): Growth {
  const first = Math.sqrt(width) * deviation;
  const factor = Math.sqrt(width / 2) * deviation;
  const crossing = 1 + Math.log(LARGEST / first) / Math.log(factor);
  return {
    first,
    factor,
    rms: (layer) => first * factor ** (layer - 1),
    overflow: Math.floor(crossing) + 1,
    crossing,
    critical: Math.sqrt(2 / width),
  };
}
