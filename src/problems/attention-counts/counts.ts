/** What is drawn: one layer of causal self-attention. */
export interface Numbers {
  /** T. */
  readonly tokens: number;
  /** d, of a token. */
  readonly width: number;
  /** H; divides the width. */
  readonly heads: number;
}

/** What the layer holds and does. */
export interface Counts {
  /** d_k = d / H. */
  readonly headWidth: number;
  /** Of the four projections, without biases: 4d². */
  readonly weights: number;
  /** Pairs of query and key that the mask leaves open, for one head: T(T + 1)/2. */
  readonly open: number;
  /** Of the scores of all pairs and heads, two bytes a number: 2HT². */
  readonly bytes: number;
  /** For scores and averages of all pairs and heads, no projections: 2T²d. */
  readonly multiplications: number;
}

/** The counts, with values as wide as keys. */
export function counts({ tokens, width, heads }: Numbers): Counts {
  return {
    headWidth: width / heads,
    weights: 4 * width ** 2,
    open: (tokens * (tokens + 1)) / 2,
    bytes: 2 * heads * tokens ** 2,
    multiplications: 2 * tokens ** 2 * width,
  };
}
