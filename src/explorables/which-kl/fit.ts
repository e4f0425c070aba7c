import { at, range } from '../../core/array.ts';
import { lineIntegral } from '../../core/line-integral.ts';

/** Which divergence between target p and fit q is made small: KL(p, q), KL(q, p), or half of both to their mixture. */
export const OBJECTIVES = ['forward', 'reverse', 'Jensen–Shannon'] as const;

/** One of `OBJECTIVES`. */
export type Objective = (typeof OBJECTIVES)[number];

/** The fit N(μ, σ²). */
export interface Fit {
  readonly mu: number;
  readonly sigma: number;
}

/** The target ½N(−m, r²) + ½N(m, r²), with what of it every objective needs. */
export interface Target {
  readonly m: number;
  readonly r: number;
  /** In nats. */
  readonly entropy: number;
  /** ln p on the grid of `GRID`. */
  readonly logDensities: Float64Array;
  /** p on the same grid. */
  readonly densities: Float64Array;
}

/** The slope of an objective in μ and in ln σ. */
export type Slope = readonly [number, number];

const GRID = { low: -24, step: 0.05, points: 961 } as const;
/** So many standard deviations away a normal density adds nothing. */
const FAR = 9;
/** The grid of a standard normal: how wide it is, and how fine at most and in proportion to the bend of the integrand. */
const STANDARD = { reach: 8, coarsest: 0.08, bend: 0.4 } as const;
/** Beyond this ln cosh u is |u| − ln 2 to the last digit. */
const STRAIGHT = 20;

/** The target with modes at ±m of standard deviation r. */
export function targetOf(m: number, r: number): Target {
  const [low, high] = [-m - 9 * r, m + 9 * r];
  const logP = (x: number) => logTarget({ m, r }, x);
  const logDensities = Float64Array.from(range(GRID.points), (i) => logP(GRID.low + i * GRID.step));
  return {
    m,
    r,
    entropy: lineIntegral((x) => -Math.exp(logP(x)) * logP(x), { low, high, parts: 2000 }),
    logDensities,
    densities: logDensities.map(Math.exp),
  };
}

/** ln p(x), without overflow anywhere. */
export function logTarget({ m, r }: Pick<Target, 'm' | 'r'>, x: number): number {
  const nearer = -((Math.abs(x) - m) ** 2) / (2 * r ** 2);
  return nearer + Math.log1p(Math.exp((-2 * m * Math.abs(x)) / r ** 2)) - Math.log(2 * r * Math.sqrt(2 * Math.PI));
}

/** ln q(x). */
export function logFit({ mu, sigma }: Fit, x: number): number {
  return -(((x - mu) / sigma) ** 2) / 2 - Math.log(sigma * Math.sqrt(2 * Math.PI));
}

/** The divergence and its slope. */
export function valueOf(
  objective: Objective,
  target: Target,
  fit: Fit,
): { readonly value: number; readonly slope: Slope } {
  if (objective === 'forward') return forwardKl(target, fit);
  return objective === 'reverse' ? reverseKl(target, fit) : jensenShannon(target, fit);
}

/** What is integrated over x to give the divergence. */
export function integrand(
  objective: Objective,
  target: Target,
  { fit, x }: { readonly fit: Fit; readonly x: number },
): number {
  const [logP, logQ] = [logTarget(target, x), logFit(fit, x)];
  const [p, q] = [Math.exp(logP), Math.exp(logQ)];
  if (objective === 'forward') return p * (logP - logQ);
  if (objective === 'reverse') return q * (logQ - logP);
  return (p * (Math.LN2 - softplus(logQ - logP)) + q * (Math.LN2 - softplus(logP - logQ))) / 2;
}

/** KL(p, q) = −H(p) + ln σ√2π + E_p (x − μ)²/2σ², in closed form but for the entropy. */
function forwardKl({ m, r, entropy }: Target, { mu, sigma }: Fit) {
  const square = (m ** 2 + r ** 2 + mu ** 2) / sigma ** 2;
  const slope: Slope = [mu / sigma ** 2, 1 - square];
  return { value: Math.log(sigma * Math.sqrt(2 * Math.PI)) + square / 2 - entropy, slope };
}

/** KL(q, p): ln p is a parabola plus ln cosh(m x/r²), and only the mean of the latter is a sum. */
function reverseKl({ m, r }: Target, { mu, sigma }: Fit) {
  const pull = m / r ** 2;
  const { hump, alongMu, alongSigma } = coshMoments(pull * mu, pull * sigma);
  const parabola = (mu ** 2 + sigma ** 2 + m ** 2) / (2 * r ** 2);
  const slope: Slope = [mu / r ** 2 - pull * alongMu, (sigma / r) ** 2 - 1 - pull * sigma * alongSigma];
  return { value: Math.log(r / sigma) - 1 / 2 + parabola - hump, slope };
}

/** Means over standard normal z with u = center + width z: of ln cosh u, tanh u and z tanh u. */
function coshMoments(center: number, width: number) {
  // The sum is exact up to e^(-π²/(width step)), the distance of the nearest pole of tanh being π/2.
  const parts = Math.ceil(STANDARD.reach / Math.min(STANDARD.coarsest, STANDARD.bend / Math.max(width, 1)));
  const step = STANDARD.reach / parts;
  let [hump, alongMu, alongSigma] = [0, 0, 0];
  for (let i = -parts; i <= parts; i += 1) {
    const z = i * step;
    const u = center + width * z;
    const weight = step * Math.exp(-(z ** 2) / 2);
    const size = Math.abs(u);
    const tail = size > STRAIGHT ? 0 : Math.exp(-2 * size);
    const tilt = (weight * Math.sign(u) * (1 - tail)) / (1 + tail);
    hump += weight * (size + Math.log1p(tail) - Math.LN2);
    alongMu += tilt;
    alongSigma += tilt * z;
  }
  const whole = Math.sqrt(2 * Math.PI);
  return { hump: hump / whole, alongMu: alongMu / whole, alongSigma: alongSigma / whole };
}

/** Half of KL(p, (p + q)/2) plus half of KL(q, (p + q)/2). */
function jensenShannon({ logDensities, densities }: Target, { mu, sigma }: Fit) {
  const top = Math.log(sigma * Math.sqrt(2 * Math.PI));
  let [value, alongMu, alongSigma] = [0, 0, 0];
  for (let i = 0; i < GRID.points; i += 1) {
    const z = (GRID.low + i * GRID.step - mu) / sigma;
    if (Math.abs(z) > FAR) {
      value += at(densities, i) * Math.LN2;
      continue;
    }
    const logQ = -(z ** 2) / 2 - top;
    const q = Math.exp(logQ);
    const lead = at(logDensities, i) - logQ;
    const surplus = Math.LN2 - softplus(lead);
    value += at(densities, i) * (surplus + lead) + q * surplus;
    alongMu += q * z * surplus;
    alongSigma += q * (z ** 2 - 1) * surplus;
  }
  const half = GRID.step / 2;
  const slope: Slope = [(half * alongMu) / sigma, half * alongSigma];
  return { value: half * value, slope };
}

/** ln(1 + e^x). */
function softplus(x: number): number {
  return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
}
