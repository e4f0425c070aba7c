import { at, range, sum } from '../core/array.ts';
import type { Check } from '../core/check.ts';
import { ddimStep, impliedNoise, reversePosterior } from '../core/diffusion-sampler.ts';
import { densityGap } from '../core/density-change.ts';
import { denoised, type Mixture } from '../core/gaussian-mixture.ts';
import { guidedEnd, tiltedMoments, tiltedScore } from '../core/guided-line.ts';
import { lineIntegral, normalDensity } from '../core/line-integral.ts';
import { linePosterior } from '../core/line-posterior.ts';
import { hidingMatrix, maskedBound, meanOverOrders, stateBeforeEnd, stateByBayes } from '../core/masked-tokens.ts';
import { distance } from '../core/matrix.ts';
import { cosineLevel, cosineRates, type NoiseLevel, straightLevel } from '../core/noise-level.ts';
import { cumulativeSignal, randomSchedule, signalLevel } from '../core/noise-schedule.ts';
import { cleanGiven, meanOverNoised, measuredScore } from '../core/noised-line.ts';
import { leastLosses, velocitySlopes } from '../core/noised-points.ts';
import { boundTerms, meanPathRatio, modelMarginal, noisedMoments, signMoments } from '../core/noising-bound.ts';
import { logNormal, normalDivergence, type NormalLaw } from '../core/normal-law.ts';
import { normalVector } from '../core/random-matrix.ts';
import { createRng } from '../core/rng.ts';
import { ddimFactor, ddimProduct, flowFactor } from '../core/shrinking-steps.ts';
import { HUMPS, POINTS, STANDARD } from '../core/three-humps.ts';
import { difference, norm, times, type Vector } from '../core/vector.ts';

const worst = (count: number, errorOf: () => number) => Math.max(...range(count).map(errorOf));

/** x_t = a_t x₀ + σ_t ε with a_t² = ᾱ_t, σ_t² = 1 - ᾱ_t; x_t | x_r has the mean a_t/a_r x_r and the variance 1 - ᾱ_t/ᾱ_r. */
export const forwardLaw: Check = {
  method: 'Mean and variance of chains of up to five steps from random points, over all sign patterns of the noise.',
  tolerance: 1e-12,
  error: (rng = createRng(2001)) => {
    const [betas, start] = [randomSchedule(rng, 5), rng.normal()];
    const errorOf = (r: number, t: number) => {
      const kept = at(cumulativeSignal(betas), t) / at(cumulativeSignal(betas), r);
      return distance([noisedMoments(start, betas.slice(r, t))], [[Math.sqrt(kept) * start, 1 - kept]]);
    };
    return Math.max(errorOf(0, 1), errorOf(0, 3), errorOf(0, 5), errorOf(1, 4), errorOf(3, 5));
  },
};

/** μ̃ = (a_{t-1}β_t x₀ + √α_t σ²_{t-1} x_t)/σ_t² and β̃_t = σ²_{t-1}β_t/σ_t². */
export const reversePosteriorLaw: Check = {
  method: 'Prior times likelihood of the earlier point, integrated over the line, for random schedules and points.',
  tolerance: 1e-10,
  error: (rng = createRng(2002)) =>
    worst(6, () => {
      const [clean, x, beta, signal] = [rng.normal(), rng.normal(), 0.1 + 0.3 * rng.uniform(), 0.3 + 0.6 * rng.uniform()]; // prettier-ignore
      const [before, now] = [signalLevel(signal), signalLevel(signal * (1 - beta))];
      const bayes = linePosterior(
        (earlier) => normalDensity(earlier, { mean: before.a * clean, deviation: before.sigma }),
        (earlier) => normalDensity(x, { mean: Math.sqrt(1 - beta) * earlier, deviation: Math.sqrt(beta) }),
      );
      const pull = before.a * beta * clean + Math.sqrt(1 - beta) * before.sigma ** 2 * x;
      return distance([[bayes.mean, bayes.variance]], [times(now.sigma ** -2, [pull, before.sigma ** 2 * beta])]);
    }),
};

/** -ln p(x₀) ≤ L_T + Σ L_{t-1} + L_0, the mean of ln q(x_1..x_T | x₀) - ln p(x_0..x_T). */
export const diffusionBound: Check = {
  method: 'Three steps with random linear reverse steps: log-ratios of whole paths, and the exact likelihood.',
  tolerance: 1e-10,
  error: (rng = createRng(2003)) =>
    worst(10, () => {
      const steps = range(3).map(() => ({ slope: rng.normal(), shift: rng.normal(), variance: 0.3 + rng.uniform() }));
      const model = { clean: rng.normal(), betas: randomSchedule(rng, 3), steps };
      const bound = sum(boundTerms(model));
      return Math.max(Math.abs(meanPathRatio(model) - bound), -logNormal(model.clean, modelMarginal(steps)) - bound);
    }),
};

/** L_{t-1} = β²/(2ς²ασ²) (ε - ε̂)² + const, and ½[SNR_{t-1} - SNR_t] (x₀ - x̂₀)² for ς² = β̃, with μ̂ = (x - βε̂/σ)/√α. */
export const boundWeights: Check = {
  method: 'Divergence of the reverse posterior from a step with random predicted noise, for both choices of ς².',
  tolerance: 1e-10,
  error: (rng = createRng(2004)) =>
    worst(20, () => {
      const [signal, beta] = [0.2 + 0.7 * rng.uniform(), 0.05 + 0.3 * rng.uniform()];
      const [to, from] = [signalLevel(signal), signalLevel(signal * (1 - beta))];
      const [clean, noise, guess] = [rng.normal(), rng.normal(), rng.normal()];
      const x = from.a * clean + from.sigma * noise;
      const { mean: centers, variance } = reversePosterior({ from, to }, { x: [x], clean: [clean] });
      const mean = (x - (beta / from.sigma) * guess) / Math.sqrt(1 - beta);
      const gap = (law: NormalLaw) => normalDivergence({ mean: at(centers, 0), variance }, law);
      const excess = gap({ mean, variance: beta }) - gap({ mean: at(centers, 0), variance: beta });
      const byNoise = (added: number) => (beta * (noise - guess)) ** 2 / (2 * added * (1 - beta) * from.sigma ** 2);
      const [high, low] = [(to.a / to.sigma) ** 2, (from.a / from.sigma) ** 2];
      const byData = ((high - low) / 2) * (clean - (x - from.sigma * guess) / from.a) ** 2;
      const whole = gap({ mean, variance });
      return distance([[excess, whole, whole]], [[byNoise(beta), byNoise(variance), byData]]);
    }),
};

/** ‖Δε̂‖² = SNR ‖Δx̂₀‖² = σ² ‖Δs‖² and ‖Δv̂‖² = (1 + SNR) ‖Δx̂₀‖², with x̂₀ = a x - σ v̂. */
export const errorWeights: Check = {
  method: 'Two random predictions of the data, the noise that each implies, their v and scores by definition.',
  tolerance: 1e-12,
  error: (rng = createRng(2005)) =>
    worst(20, () => {
      const { a, sigma } = signalLevel(0.1 + 0.8 * rng.uniform());
      const [x, one, two] = [normalVector(rng, 3), normalVector(rng, 3), normalVector(rng, 3)];
      const noiseOf = (clean: Vector) => impliedNoise({ x, clean }, { a, sigma });
      const vOf = (clean: Vector) => difference(times(a, noiseOf(clean)), times(sigma, clean));
      const scoreOf = (clean: Vector) => times(-1 / sigma, noiseOf(clean));
      const gaps = [noiseOf, vOf, scoreOf].map((of) => norm(difference(of(one), of(two))) ** 2);
      const [data, ratio] = [norm(difference(one, two)) ** 2, (a / sigma) ** 2];
      const back = difference(times(a, x), times(sigma, vOf(one)));
      return distance([gaps, back], [[ratio * data, (1 + ratio) * data, (ratio * data) / sigma ** 2], one]);
    }),
};

/** E(s - ∂ln p_t)² = E(s - ∂ln q(x_t|x₀))² - const for every s, with ∂ln q = -ε/σ. */
export const denoisingScore: Check = {
  method: 'Both losses integrated for three different models of the score; how much their difference varies.',
  tolerance: 1e-8,
  error: () => {
    const level = signalLevel(0.6);
    const gapOf = (model: (x: number) => number) =>
      meanOverNoised(POINTS, level, (clean, x) => {
        const target = -(x - level.a * clean) / level.sigma ** 2;
        return (model(x) - target) ** 2 - (model(x) - measuredScore(POINTS, level, x)) ** 2;
      });
    const gaps = [(x: number) => -x, (x: number) => 0.3 - 2 * x, (x: number) => 3 * Math.sin(x)].map(gapOf);
    return Math.max(...gaps) - Math.min(...gaps);
  },
};

/** E[ε|x] = -σ ∂ln p_t, E[x₀|x] = (x + σ² ∂ln p_t)/a, and the least loss of the noise is SNR E Var(x₀|x). */
export const tweedieNoised: Check = {
  method: 'Integrals over the data given the noised point, finite differences of its log-density, at several levels.',
  tolerance: 1e-8,
  error: () => {
    const errorOf = (signal: number, x: number) => {
      const { a, sigma } = signalLevel(signal);
      const score = measuredScore(HUMPS, { a, sigma }, x);
      const { mean } = cleanGiven(HUMPS, { a, sigma }, x);
      return distance([[mean, (x - a * mean) / sigma]], [[(x + sigma ** 2 * score) / a, -sigma * score]]);
    };
    const [{ noise, clean }, { a, sigma }] = [leastLosses(POINTS, signalLevel(0.6)), signalLevel(0.6)];
    return Math.max(errorOf(0.2, 0.7), errorOf(0.5, -1.1), errorOf(0.8, 0), Math.abs(noise - (a / sigma) ** 2 * clean));
  },
};

/** E[x₀|x] = Σ ρ_k [μ_k + aν_k/(a²ν_k + σ²) (x - aμ_k)]. */
export const mixtureDenoiser: Check = {
  method: 'The data point integrated over the line under prior times likelihood, at several levels and points.',
  tolerance: 1e-9,
  error: () => {
    const errorOf = (signal: number, x: number) =>
      Math.abs(at(denoised(HUMPS, signalLevel(signal), [x]), 0) - cleanGiven(HUMPS, signalLevel(signal), x).mean);
    return Math.max(errorOf(0.1, 0.3), errorOf(0.5, -0.8), errorOf(0.7, 1.2), errorOf(0.9, 0.5));
  },
};

/** DDIM from q(x_t|x₀) with true predictions ends at q(x_t'|x₀) for every η; η = 1 is the reverse posterior. */
export const ddimMarginals: Check = {
  method: 'Moments over all sign patterns of both noises, for random η; the reverse posterior at random points.',
  tolerance: 1e-12,
  error: (rng = createRng(2009)) =>
    worst(10, () => {
      const [from, to] = [signalLevel(0.1 + 0.3 * rng.uniform()), signalLevel(0.5 + 0.4 * rng.uniform())];
      const [clean, x, any] = [rng.normal(), rng.normal(), rng.uniform()];
      const end = (start: number, eta: number, z: number) =>
        at(ddimStep({ from, to }, { x: [start], clean: [clean] }, { eta, z: [z] }), 0);
      const moved = signMoments(2, ([noise = 0, z = 0]) => end(from.a * clean + from.sigma * noise, any, z));
      const { mean, variance } = reversePosterior({ from, to }, { x: [x], clean: [clean] });
      return distance(
        [[...moved, ...signMoments(1, ([z = 0]) => end(x, 1, z))]],
        [[to.a * clean, to.sigma ** 2, ...mean, variance]],
      );
    }),
};

/** x_t'/x_t = (aa'v₀ + σσ')/v_t ≤ √(v_t'/v_t), the exact factor; N even angles and v₀ = 1 give cosᴺ(π/2N) ≈ 1 - π²/8N. */
export const ddimShrinkage: Check = {
  method: 'Steps with the Gaussian denoiser, the ODE solved finely, and N(1 - product) extrapolated to large N.',
  tolerance: 1e-6,
  error: () => {
    const errorOf = (variance: number, from: number, to: number) => {
      const [now, next] = [cosineLevel(from), cosineLevel(to)];
      const spread = ({ a, sigma }: NoiseLevel) => a ** 2 * variance + sigma ** 2;
      const [step, exact] = [ddimFactor({ variance, from, to }), flowFactor({ variance, from, to })];
      const written = (now.a * next.a * variance + now.sigma * next.sigma) / spread(now);
      return Math.max(distance([[step, exact]], [[written, Math.sqrt(spread(next) / spread(now))]]), step - exact);
    };
    const rate = (N: number) => N * (1 - ddimProduct(1, N));
    const limits = [ddimProduct(1, 7) - Math.cos(Math.PI / 14) ** 7, 2 * rate(2000) - rate(1000) - Math.PI ** 2 / 8];
    return Math.max(errorOf(0.25, 0.9, 0.5), errorOf(1, 0.7, 0.2), errorOf(4, 0.95, 0.3), ...limits.map(Math.abs));
  },
};

/** p_t obeys ∂p = -∂(fxp) + ½g²∂²p and, for every γ, ∂p = -∂((fx - ½(1 + γ²)g²∂ln p) p) - ½γ²g²∂²p; γ = 0 is ȧx̂₀ + σ̇ε̂. */
export const reverseFamily: Check = {
  method: 'Finite differences in time and place of three noised humps, on a variance preserving and a straight path.',
  tolerance: 1e-6,
  error: () => {
    const curved = { mixture: HUMPS, level: cosineLevel, rates: cosineRates };
    const straight = { mixture: HUMPS, level: straightLevel, rates: () => ({ a: -1, sigma: 1 }) };
    const places = [{ t: 0.3, x: 0.2 }, { t: 0.5, x: -0.9 }, { t: 0.8, x: 1.3 }]; // prettier-ignore
    return Math.max(...[curved, straight].flatMap((path) => places.map((place) => densityGap(path, place))));
  },
};

/** (1 + w) ε̂_c - w ε̂_∅ = ε̂_∅ + s(ε̂_c - ε̂_∅) = -σ ∂ln[p_t(x) p_t(c|x)^{1+w}] with s = 1 + w. */
export const guidedScore: Check = {
  method: 'Exact predictions for two classes of humps, and finite differences of the tilted log-density.',
  tolerance: 1e-8,
  error: () => {
    const chosen: Mixture = { weights: [0.6, 0.4], means: [[-1.5], [0.4]], deviations: [0.3, 0.5] };
    const all: Mixture = { ...HUMPS, weights: [0.3, 0.2, 0.5] };
    const errorOf = (w: number, x: number) => {
      const { a, sigma } = signalLevel(0.4);
      const noiseOf = (mixture: Mixture) => (x - a * cleanGiven(mixture, { a, sigma }, x).mean) / sigma;
      const tilted = -sigma * tiltedScore({ toward: chosen, from: all, w }, { a, sigma }, x);
      const [given, none] = [noiseOf(chosen), noiseOf(all)];
      return distance([[(1 + w) * given - w * none, none + (1 + w) * (given - none)]], [[tilted, tilted]]);
    };
    return Math.max(errorOf(0, 0.4), errorOf(1, -0.7), errorOf(3, 0.9));
  },
};

/** The guided ODE of N(0, 1) and N(m, v_c) ends at the variance v_c^{1+w} and the mean of the integral; the tilted law. */
export const guidedGaussian: Check = {
  method: 'The guided ODE solved from two starts, whose ends give slope and shift; moments of the tilted density.',
  tolerance: 1e-7,
  error: () => {
    const errorOf = (w: number, m: number, variance: number) => {
      const guidance = { toward: { weights: [1], means: [[m]], deviations: [Math.sqrt(variance)] }, from: STANDARD, w };
      const [zero, one] = [guidedEnd(guidance, 0), guidedEnd(guidance, 1)];
      const inner = (u: number) => (1 - (1 - variance) * u ** 2) ** (-(3 + w) / 2);
      const mean = m * (1 + w) * variance ** ((1 + w) / 2) * lineIntegral(inner, { low: 0, high: 1, parts: 20000 });
      const share = 1 + w - w * variance;
      const moments = [zero, (one - zero) ** 2, ...tiltedMoments(guidance)];
      return distance([moments], [[mean, variance ** (1 + w), ((1 + w) * m) / share, variance / share]]);
    };
    return Math.max(errorOf(0, 1, 0.5), errorOf(1, 1, 0.5), errorOf(2, -0.7, 0.8), errorOf(3, 0.5, 0.4));
  },
};

/** E[ε - x₀|x] = -(x + t ∂ln p_t)/(1 - t), and the loss on single pairs has the gradient of the loss on that mean. */
export const flowMatching: Check = {
  method: 'Integrals over the data given the point, finite differences of the density, gradients of both losses.',
  tolerance: 1e-7,
  error: () => {
    const errorOf = (t: number, x: number) => {
      const { mean } = cleanGiven(HUMPS, straightLevel(t), x);
      return Math.abs((x - mean) / t + (x + t * measuredScore(HUMPS, straightLevel(t), x)) / (1 - t));
    };
    const { pairs, field } = velocitySlopes(POINTS, straightLevel(0.4), [0.4, -0.7]);
    return Math.max(errorOf(0.3, 0.2), errorOf(0.5, -0.8), errorOf(0.8, 1.1), distance([pairs], [field]));
  },
};

/** One DDIM step with x̃₀ = (x_t'' - σ''/σ x_t)/(a'' - σ''/σ a) ends where two steps with other predictions do. */
export const twoStepTarget: Check = {
  method: 'Two steps with random predictions at random levels, then one step with the target.',
  tolerance: 1e-10,
  error: (rng = createRng(2015)) =>
    worst(20, () => {
      const [far, near] = [signalLevel(0.1 + 0.2 * rng.uniform()), signalLevel(0.7 + 0.2 * rng.uniform())];
      const [x, first, second] = [normalVector(rng, 3), normalVector(rng, 3), normalVector(rng, 3)];
      const [middle, still] = [signalLevel(0.4 + 0.2 * rng.uniform()), { eta: 0, z: [0, 0, 0] }];
      const halfway = ddimStep({ from: far, to: middle }, { x, clean: first }, still);
      const end = ddimStep({ from: middle, to: near }, { x: halfway, clean: second }, still);
      const ratio = near.sigma / far.sigma;
      const clean = times(1 / (near.a - ratio * far.a), difference(end, times(ratio, x)));
      return distance([ddimStep({ from: far, to: near }, { x, clean }, still)], [end]);
    }),
};

/** P(visible at t-1 | masked at t) = (κ_{t-1} - κ_t)/(1 - κ_t), posterior ∝ Qᵀx_t ⊙ Q̄x₀; the bound is the mean over orders. */
export const unmasking: Check = {
  method: 'All paths of a chain of four states, counted by probability; all six orders of three tokens, two schedules.',
  tolerance: 1e-6,
  error: (rng = createRng(2016)) => {
    const chain = [hidingMatrix(3, 0.2), hidingMatrix(3, 0.4), hidingMatrix(3, 0.3)];
    const counted = stateBeforeEnd(chain, 1, 3);
    const [before, after] = [0.8 * 0.6, 0.8 * 0.6 * 0.7];
    const posterior = distance([counted], [stateByBayes(chain, 1, 3)]);
    const costs = range(8).map(() => normalVector(rng, 3));
    const cost = (token: number, hidden: Vector) => at(at(costs, sum(hidden.map((each) => 2 ** each))), token);
    const orders = meanOverOrders(3, cost);
    const bounds = [maskedBound(3, (t) => 1 - t, cost), maskedBound(3, (t) => Math.cos((Math.PI * t) / 2), cost)];
    return distance([[at(counted, 1), posterior, ...bounds]], [[(before - after) / (1 - after), 0, orders, orders]]);
  },
};
