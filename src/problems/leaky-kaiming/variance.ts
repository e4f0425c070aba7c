/** What is drawn. */
export interface Numbers {
  readonly fanIn: number;
  readonly fanOut: number;
  /** The slope on the negative side, above 0 and below 1. */
  readonly slope: number;
  /** How many layers the forgotten slope passes. */
  readonly layers: number;
}

/** The weights that keep the mean square through leaky ReLU layers, and what they do on the way back. */
export interface Start {
  /** E φ(a)² / E a² = (1 + ν²) / 2, for a symmetric law of a. */
  readonly kept: number;
  /** 2 / ((1 + ν²) d_in). */
  readonly variance: number;
  readonly deviation: number;
  /** u of the uniform law on [-u, u] with that variance u²/3. */
  readonly bound: number;
  /** The factor on the mean square of δ from the layer to the one below it: d_out / d_in. */
  readonly backward: number;
  /** The factor on the RMS over `layers` layers of variance 2 / d_in: (1 + ν²)^(layers/2). */
  readonly drift: number;
}

/** He initialization for a leaky ReLU (K. He et al., 2015). */
export function startFor({ fanIn, fanOut, slope, layers }: Numbers): Start {
  const kept = (1 + slope ** 2) / 2;
  const variance = 1 / (fanIn * kept);
  return {
    kept,
    variance,
    deviation: Math.sqrt(variance),
    bound: Math.sqrt(3 * variance),
    backward: fanOut / fanIn,
    drift: (1 + slope ** 2) ** (layers / 2),
  };
}
