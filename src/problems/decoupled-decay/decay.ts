/** What is drawn. The weights start at 1. */
export interface Numbers {
  /** Root mean square of the gradients of the two weights, the larger one first; none is 1. */
  readonly sizes: readonly [number, number];
  /** η */
  readonly rate: number;
  /** λ */
  readonly decay: number;
  readonly steps: number;
}

/** The answers in numbers. */
export interface Decays {
  /** ηλT: the exponent of AdamW. */
  readonly exponent: number;
  /** ηλT/s for each weight: the exponent under Adam with the penalty. */
  readonly coupledExponents: readonly [number, number];
  /** The weights after T steps of Adam with the penalty. */
  readonly coupled: readonly [number, number];
  /** Either weight after T steps of AdamW. */
  readonly decoupled: number;
  /** λs: the penalty with which Adam shrinks the first weight as fast as AdamW does. */
  readonly matching: number;
  /** √(η/(2λ)), to which pure noise drives the weights of AdamW. */
  readonly settled: number;
}

/** The weights after T steps from 1, by the decay alone: e^(-ηλT/s) for the penalty under Adam, e^(-ηλT) for AdamW. */
export function decays({ sizes, rate, decay, steps }: Numbers): Decays {
  const exponent = rate * decay * steps;
  const [large, small] = [exponent / sizes[0], exponent / sizes[1]];
  return {
    exponent,
    coupledExponents: [large, small],
    coupled: [Math.exp(-large), Math.exp(-small)],
    decoupled: Math.exp(-exponent),
    matching: decay * sizes[0],
    settled: Math.sqrt(rate / (2 * decay)),
  };
}
