/** What is drawn: a Gaussian pair, a measured loss, and a pair of bits. */
export interface Numbers {
  /** The correlation of the Gaussian pair. */
  readonly correlation: number;
  /** N and the loss of a run, in nats. */
  readonly candidates: number;
  readonly loss: number;
  /** The probability with which the two bits agree, above one half. */
  readonly agreement: number;
}

/** The answers in numbers, in nats. */
export interface Bound {
  /** The information of the Gaussian pair. */
  readonly information: number;
  /** The least N whose logarithm reaches it. */
  readonly leastCandidates: number;
  /** What the run proves. */
  readonly proved: number;
  /** The best scores, for a bit that agrees with the anchor and for one that differs. */
  readonly scores: readonly [number, number];
  /** The entropy of one bit when the other is known. */
  readonly entropy: number;
  /** The information of the bits. */
  readonly bits: number;
  /** The InfoNCE loss of the best scores with two candidates. */
  readonly pairLoss: number;
}

/** All answers of one instance. */
export function boundOf({ correlation, candidates, loss, agreement }: Numbers): Bound {
  const information = -Math.log(1 - correlation ** 2) / 2;
  const entropy = -agreement * Math.log(agreement) - (1 - agreement) * Math.log(1 - agreement);
  return {
    information,
    leastCandidates: Math.ceil(Math.exp(information)),
    proved: Math.log(candidates) - loss,
    scores: [Math.log(2 * agreement), Math.log(2 * (1 - agreement))],
    entropy,
    bits: Math.LN2 - entropy,
    pairLoss: (Math.LN2 + entropy) / 2,
  };
}
