/**
 * One principal direction of the data, with variance `lambda`, under a decoder N(w z, s²) and the prior N(0, 1).
 *
 * `beta` weighs the KL term; 1 gives the bound on the likelihood.
 */
export interface VaeDirection {
  readonly lambda: number;
  readonly s2: number;
  readonly beta: number;
}

/** A scalar linear VAE: the decoder's mean is w z, the encoder is N(v x, σ_z²) with ln σ_z² as `logVariance`. */
export interface LinearVae {
  readonly w: number;
  readonly v: number;
  readonly logVariance: number;
}

/** The objective of a linear VAE taken apart: all means over the data, in nats but for the distortion. */
export interface VaeTerms {
  /** The mean squared error of a decoded code, E (x - w z)². */
  readonly distortion: number;
  /** The KL divergence of the encoder from the prior. */
  readonly rate: number;
  /** E -ln p(x | z). */
  readonly reconstruction: number;
  /** The reconstruction term plus `beta` times the rate. */
  readonly objective: number;
  /** -ln p(x) of the model's own marginal N(0, w² + s²). */
  readonly surprise: number;
  /** The KL divergence of the encoder from the posterior of the decoder: what the bound lies above `surprise`. */
  readonly gap: number;
}

/** The terms of the objective, in closed form. */
export function vaeTerms({ w, v, logVariance }: LinearVae, { lambda, s2, beta }: VaeDirection): VaeTerms {
  const variance = Math.exp(logVariance);
  const marginal = w ** 2 + s2;
  const [slope, spread] = [w / marginal, s2 / marginal];
  const distortion = (1 - w * v) ** 2 * lambda + w ** 2 * variance;
  const rate = (v ** 2 * lambda + variance - 1 - logVariance) / 2;
  const reconstruction = distortion / (2 * s2) + Math.log(2 * Math.PI * s2) / 2;
  return {
    distortion,
    rate,
    reconstruction,
    objective: reconstruction + beta * rate,
    surprise: (Math.log(2 * Math.PI * marginal) + lambda / marginal) / 2,
    gap: ((variance + (v - slope) ** 2 * lambda) / spread - 1 - logVariance + Math.log(spread)) / 2,
  };
}

/** The gradient of the objective in w, v and ln σ_z². */
export function vaeSlope({ w, v, logVariance }: LinearVae, { lambda, s2, beta }: VaeDirection): LinearVae {
  const variance = Math.exp(logVariance);
  const missed = (1 - w * v) * lambda;
  return {
    w: (w * variance - v * missed) / s2,
    v: beta * v * lambda - (w * missed) / s2,
    logVariance: (w ** 2 * variance) / (2 * s2) + (beta / 2) * (variance - 1),
  };
}

/** The optimum with w at least 0: w² is what of the variance stands above the level beta s². */
export function vaeOptimum({ lambda, s2, beta }: VaeDirection): LinearVae {
  const level = beta * s2;
  const w = Math.sqrt(Math.max(0, lambda - level));
  return { w, v: w / (w ** 2 + level), logVariance: Math.log(level / (w ** 2 + level)) };
}

/** Where training starts: a little of everything, and the variance of the prior. */
const START: LinearVae = { w: 0.3, v: 0.3, logVariance: 0 };

/**
 * The VAE after each of these numbers of gradient steps, which are in ascending order.
 *
 * All three numbers move at once, from (0.3, 0.3, 0), at the rate of `vaeRate`.
 */
export function trainedVae(direction: VaeDirection, stops: readonly number[]): readonly LinearVae[] {
  const rate = vaeRate(direction);
  let [vae, taken] = [START, 0];
  return stops.map((stop) => {
    for (; taken < stop; taken += 1) vae = stepped(vae, vaeSlope(vae, direction), rate);
    return vae;
  });
}

/** A learning rate at which the objective falls at every step: 0.05, or less where the objective is steeper. */
function vaeRate({ lambda, s2, beta }: VaeDirection): number {
  return Math.min(0.05, 1 / (lambda ** 2 / s2 + beta * lambda), s2 / 4);
}

function stepped(vae: LinearVae, slope: LinearVae, rate: number): LinearVae {
  return {
    w: vae.w - rate * slope.w,
    v: vae.v - rate * slope.v,
    logVariance: vae.logVariance - rate * slope.logVariance,
  };
}
