/** What is drawn: a decoder that makes mistakes, and a pair of tokens under scheduled sampling. */
export interface Numbers {
  /** ε */
  readonly error: number;
  /** ρ */
  readonly recovery: number;
  /** T' */
  readonly tokens: number;
  /** The step t whose state is asked. */
  readonly step: number;
  /** P(y_2 | y_1) of the data. */
  readonly conditional: number;
  /** P(y_2) of the data. */
  readonly marginal: number;
  /** π */
  readonly share: number;
}

/** The probability that no token is wrong. */
export function perfect({ error, tokens }: Numbers): number {
  return (1 - error) ** tokens;
}

/** The expected number of wrong tokens in free running without recovery: T' - (1 - ε)(1 - (1 - ε)^T') / ε. */
export function wrongTokens({ error, tokens }: Numbers): number {
  return tokens - ((1 - error) * (1 - (1 - error) ** tokens)) / error;
}

/** The share of time off the track in the long run. */
export function steady({ error, recovery }: Numbers): number {
  return error / (error + recovery);
}

/** The factor of o_{t-1} in the recursion. */
export function factor({ error, recovery }: Numbers): number {
  return Number((1 - error - recovery).toPrecision(12));
}

/** The probability o_t of being off the track after t steps. */
export function offAfter(numbers: Numbers, steps: number): number {
  return steady(numbers) * (1 - factor(numbers) ** steps);
}

/** What scheduled sampling learns in place of P(y_2 | y_1). */
export function learned({ conditional, marginal, share }: Numbers): number {
  return Number((share * conditional + (1 - share) * marginal).toPrecision(12));
}
