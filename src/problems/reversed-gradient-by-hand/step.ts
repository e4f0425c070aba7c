/** What is drawn: one source example with a label, one target example without, and the weights. */
export interface Numbers {
  /** x, the source input; not 0. */
  readonly input: number;
  /** y, its label. */
  readonly label: number;
  /** The target input; not 0. */
  readonly other: number;
  /** u, the weight of the feature. */
  readonly feature: number;
  /** a, the label head. */
  readonly head: number;
  /** b, the domain head. */
  readonly domain: number;
  /** β, the factor of the reversal. */
  readonly reversal: number;
}

/** The sigmoid. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** q, the probability of the source, for an input. */
export function guessOn(input: number, { feature, domain }: Numbers): number {
  return sigmoid(domain * feature * input);
}

/** ŷ - y on the source example. */
export function residualOf({ head, feature, input, label }: Numbers): number {
  return head * feature * input - label;
}

/** The gradient of the label loss in the feature's weight, which is all of it without adaptation. */
export function plainSlope(numbers: Numbers): number {
  return residualOf(numbers) * numbers.head * numbers.input;
}

/** The gradient of the label loss in the label head. */
export function headSlope(numbers: Numbers): number {
  return residualOf(numbers) * numbers.feature * numbers.input;
}

/** What source and target add to the gradient of the domain loss in the domain head. */
export function domainSlopes(numbers: Numbers): readonly [number, number] {
  const { input, other, feature } = numbers;
  return [(guessOn(input, numbers) - 1) * feature * input, guessOn(other, numbers) * feature * other];
}

/** What source and target add to the gradient of the domain loss in the feature's weight, before the reversal. */
export function featureSlopes(numbers: Numbers): readonly [number, number] {
  const { input, other, domain } = numbers;
  return [(guessOn(input, numbers) - 1) * domain * input, guessOn(other, numbers) * domain * other];
}
