/** What is drawn: two points that are equally likely, a noise level, and a noised number. */
export interface Numbers {
  /** The points are this number and its opposite, b > 0. */
  readonly point: number;
  /** ᾱ_t */
  readonly signal: number;
  /** x_t */
  readonly noised: number;
}

/** What the questions ask for. */
export interface World {
  /** a_t */
  readonly a: number;
  /** σ_t */
  readonly sigma: number;
  /** The logarithm of the odds of the right point, halved. */
  readonly argument: number;
  readonly clean: number;
  readonly noise: number;
  readonly velocity: number;
  readonly score: number;
  /** The ᾱ above which the density has two modes. */
  readonly threshold: number;
}

export function worldOf({ point, signal, noised }: Numbers): World {
  const [a, sigma] = [Math.sqrt(signal), Math.sqrt(1 - signal)];
  const argument = (a * point * noised) / sigma ** 2;
  const clean = point * Math.tanh(argument);
  const noise = (noised - a * clean) / sigma;
  return {
    a,
    sigma,
    argument,
    clean,
    noise,
    velocity: a * noise - sigma * clean,
    score: -noise / sigma,
    threshold: 1 / (1 + point ** 2),
  };
}
