import { at, range, sum } from '../core/array.ts';
import { bent, unbent } from '../core/bent-plane.ts';
import type { Check } from '../core/check.ts';
import { codeError, codeLoss, nearestCode } from '../core/code-losses.ts';
import { coupled, logScales, randomCoupling, uncoupled } from '../core/coupling-layer.ts';
import { divergence } from '../core/divergence.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { stepAtOnce, stepInTurn } from '../core/game-step.ts';
import { cubatureMean, definite, gaussianLogDensity, logVolume } from '../core/gaussian-law.ts';
import { carryingMap, movedBy } from '../core/gaussian-transport.ts';
import { randomLaw } from '../core/labeled-law.ts';
import { latentGiven, observationGiven } from '../core/latent-line.ts';
import { lineIntegral } from '../core/line-integral.ts';
import { bestCriticGap, transportCost } from '../core/line-transport.ts';
import { solve } from '../core/linear-solve.ts';
import { trainedVae, type VaeDirection, vaeTerms } from '../core/linear-vae.ts';
import { maskedOutputs } from '../core/masked-network.ts';
import { apply, distance, identity, multiply, trace } from '../core/matrix.ts';
import { logNormal, integratedDivergence, normalMean } from '../core/normal-law.ts';
import { logMixture, meanUnderMixture, mixtureMoments } from '../core/normal-mixture.ts';
import { integratedEnd } from '../core/ode-path.ts';
import { planeGrowth } from '../core/plane-map.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { randomOrthogonal } from '../core/random-orthogonal.ts';
import { createRng, type Rng } from '../core/rng.ts';
import { svd } from '../core/singular-values.ts';
import { symmetricPower } from '../core/symmetric-function.ts';
import { leastBetween } from '../core/ternary-search.ts';
import { entropy } from '../core/token-sampling.ts';
import { average, difference, dot, elementwise, norm, times, total, type Vector } from '../core/vector.ts';

const worst = (count: number, errorOf: () => number) => Math.max(...range(count).map(errorOf));
const PRIOR = { mean: 0, variance: 1 };
const lawAround = (rng: Rng, mean: Vector) => ({ mean, covariance: definite(normalMatrix(rng, 3, 3)) });

/** KL(p‖p_θ) = E ln p - E ln p_θ, and the best normal law has the mean and the variance of the data. */
export const maximumLikelihood: Check = {
  method: 'Integrals for random mixtures, the mean log-likelihood from moments alone, slopes at the matched moments.',
  tolerance: 1e-8,
  error: (rng = createRng(1901)) =>
    worst(5, () => {
      const [share, left, right] = [0.2 + 0.6 * rng.uniform(), -1 - rng.uniform(), rng.uniform()];
      const laws = [{ mean: left, variance: 0.25 }, { mean: right, variance: 0.64 }]; // prettier-ignore
      const data = { weights: [share, 1 - share], laws };
      const normal = ([mean = 0, log = 0]: Vector) => ({ mean, variance: Math.exp(2 * log) });
      const away = (of: Vector) => meanUnderMixture(data, (x) => logMixture(data, x) - logNormal(x, normal(of)));
      const { mean, variance } = mixtureMoments(data);
      const likelihood = -(Math.log(2 * Math.PI) + variance + (mean - 0.3) ** 2) / 2;
      const split = meanUnderMixture(data, (x) => logMixture(data, x)) - likelihood - away([0.3, 0]);
      const best = [mean, Math.log(variance) / 2];
      const rival = away(total(best, times(0.1, normalVector(rng, 2))));
      return Math.max(Math.abs(split), norm(gradient(away, best)), away(best) - rival);
    }),
};

/** With M1_jk = [m_j ≥ k] and M2_kj = [k > m_j], output k depends on exactly the inputs before k. */
export const madeMasks: Check = {
  method: 'Measured slopes of every output in every input of random masked networks: zero or not. Number of misses.',
  tolerance: 0,
  error: (rng = createRng(1903)) =>
    worst(10, () => {
      const weights = { into: normalMatrix(rng, 6, 4), out: normalMatrix(rng, 4, 6) };
      const network = { degrees: [1, 1, 2, 2, 3, 3], ...weights };
      const slopes = jacobian((x) => maskedOutputs(network, x), normalVector(rng, 4));
      return sum(slopes.flatMap((row, k) => row.map((slope, i) => ((slope !== 0) === i < k ? 0 : 1))));
    }),
};

/** E_prior (p(x|z)/p(x))² = E_posterior of posterior over prior ≥ exp KL(posterior‖prior). */
export const naiveEstimate: Check = {
  method: 'Integrals over the latent of a linear model at random settings; by how much the bound fails.',
  tolerance: 1e-9,
  error: (rng = createRng(1904)) =>
    worst(10, () => {
      const [line, x] = [{ w: 0.5 + rng.uniform(), s2: 0.3 + rng.uniform() }, 2 * rng.uniform()];
      const given = (z: number) => logNormal(x, observationGiven(line, z));
      const evidence = normalMean(PRIOR, (z) => Math.exp(given(z)));
      const square = normalMean(PRIOR, (z) => Math.exp(2 * given(z))) / evidence ** 2;
      const posterior = latentGiven(line, x);
      const ratio = normalMean(posterior, (z) => Math.exp(logNormal(z, posterior) - logNormal(z, PRIOR)));
      return Math.max(Math.abs(square - ratio), Math.exp(integratedDivergence(posterior, PRIOR)) - square);
    }),
};

/** ln p(x) = E_q ln p(x|z) - KL(q‖p(z)) + KL(q‖p(z|x)). */
export const evidenceLowerBound: Check = {
  method: 'Models of six latent values with random laws, everything summed; the posterior by the rule of Bayes.',
  tolerance: 1e-12,
  error: (rng = createRng(1905)) =>
    worst(20, () => {
      const [prior, q, given] = [randomLaw(rng, 6), randomLaw(rng, 6), range(6).map(() => rng.uniform())];
      const posterior = elementwise(prior, times(1 / dot(prior, given), given));
      const bound = dot(q, given.map(Math.log)) - divergence(q, prior);
      return Math.abs(Math.log(dot(prior, given)) - bound - divergence(q, posterior));
    }),
};

/** -ln N(x; g, s²I), KL(N(μ, diag σ²)‖N(0, I)) and KL(N₁‖N₂). */
export const gaussianTerms: Check = {
  method: 'A product of three densities; integrals, one for each latent; a cubature that is exact for log-densities.',
  tolerance: 1e-9,
  error: (rng = createRng(1906)) =>
    worst(8, () => {
      const [x, g, s2] = [normalVector(rng, 3), normalVector(rng, 3), 0.5 + rng.uniform()];
      const product = -sum(x.map((each, i) => logNormal(each, { mean: at(g, i), variance: s2 })));
      const decoder = norm(difference(x, g)) ** 2 / (2 * s2) + 1.5 * Math.log(2 * Math.PI * s2);
      const variances = x.map((each) => 0.3 + each ** 2 / 4);
      const parts = g.map((mean, j) => integratedDivergence({ mean, variance: at(variances, j) }, PRIOR));
      const encoder = sum(g.map((mu, j) => mu ** 2 + at(variances, j) - 1 - Math.log(at(variances, j)))) / 2;
      const [one, two] = [lawAround(rng, x), lawAround(rng, g)];
      const exact = cubatureMean(one, (z) => gaussianLogDensity(one, z) - gaussianLogDensity(two, z));
      const away = difference(two.mean, one.mean);
      const inverse = solve(two.covariance, identity(3));
      const volumes = logVolume(two.covariance) - logVolume(one.covariance);
      const written = (trace(multiply(inverse, one.covariance)) - 3 + volumes + dot(away, apply(inverse, away))) / 2;
      return distance([[product, sum(parts), exact]], [[decoder, encoder, written]]);
    }),
};

/** ∇E_q F = E_ε ∇F(μ + σε) = E_q[F ∇ ln q], for μ and ln σ. */
export const gradientEstimators: Check = {
  method: 'Finite differences of the mean of sin z + z²/2, and integrals of both estimators, at random parameters.',
  tolerance: 1e-7,
  error: (rng = createRng(1907)) =>
    worst(5, () => {
      const [F, slope] = [(z: number) => Math.sin(z) + z ** 2 / 2, (z: number) => Math.cos(z) + z];
      const [mu, log] = [rng.normal(), 0.4 * rng.normal()];
      const sigma = Math.exp(log);
      const mean = ([m = 0, l = 0]: Vector) => normalMean({ mean: m, variance: Math.exp(2 * l) }, F);
      const over = (f: (z: number, e: number) => number) => normalMean(PRIOR, (e) => f(mu + sigma * e, e));
      const path = [over(slope), over((z, e) => slope(z) * sigma * e)];
      const score = [over((z, e) => (F(z) * e) / sigma), over((z, e) => F(z) * (e ** 2 - 1))];
      return distance([path, score], [gradient(mean, [mu, log]), path]);
    }),
};

/** w² = max(0, λ - βs²), v = w/(w² + βs²), σ_z² = βs²/(w² + βs²), distortion min(λ, βs²), rate ½ ln(λ/distortion). */
export const linearVae: Check = {
  method: 'Gradient descent on the exact loss until it stands still, for five directions, on and off.',
  tolerance: 1e-6,
  error: () => {
    const errorOf = ({ lambda, s2, beta }: VaeDirection) => {
      const trained = at(trainedVae({ lambda, s2, beta }, [20_000]), 0);
      const { distortion, rate } = vaeTerms(trained, { lambda, s2, beta });
      const [level, square] = [beta * s2, Math.max(0, lambda - beta * s2)];
      const noise = square + level;
      const reached = [trained.w ** 2, trained.v, Math.exp(trained.logVariance), distortion, rate];
      const least = Math.min(lambda, level);
      const written = [square, Math.sqrt(square) / noise, level / noise, least, Math.log(lambda / least) / 2];
      return distance([reached], [written]);
    };
    const settings = [[4, 1, 1], [4, 1, 2], [0.6, 1, 1], [2, 0.5, 1.5], [4, 1, 4.5]] as const; // prettier-ignore
    return Math.max(...settings.map(([lambda, s2, beta]) => errorOf({ lambda, s2, beta })));
  },
};

/** z̄ = z̄_q + 2β_c (z - c) and c̄ = 2 (c - z): what flows where sg blocks the rest. */
export const quantizedLoss: Check = {
  method: 'Finite differences of the loss with everything under sg held, at the nearest of five random vectors.',
  tolerance: 1e-8,
  error: (rng = createRng(1909)) =>
    worst(10, () => {
      const codebook = range(5).map(() => normalVector(rng, 3));
      const input = { x: normalVector(rng, 4), z: normalVector(rng, 3), codebook, decoder: normalMatrix(rng, 4, 3) };
      const [loss, c, { z }] = [codeLoss(input, 0.25), nearestCode(input), input];
      const fromDecoder = gradient((code) => codeError(input, code), c);
      const written = [total(fromDecoder, times(2 * 0.25, difference(z, c))), times(2, difference(c, z))];
      return distance([gradient((moved) => loss(moved, c), z), gradient((moved) => loss(z, moved), c)], written);
    }),
};

/** The best D is p/(p + g), and V there is 2 JS - ln 4. */
export const ganOptimum: Check = {
  method: 'At each of five outcomes the best number found by a search; the value summed; JS from its definition.',
  tolerance: 1e-6,
  error: (rng = createRng(1910)) =>
    worst(10, () => {
      const [p, g] = [randomLaw(rng, 5), randomLaw(rng, 5)];
      const gain = (i: number, D: number) => at(p, i) * Math.log(D) + at(g, i) * Math.log(1 - D);
      const best = p.map((_, i) => leastBetween((D) => -gain(i, D), [1e-6, 1 - 1e-6]));
      const js = sum([p, g].map((law) => divergence(law, average([p, g])))) / 2;
      const value = sum(best.map((D, i) => gain(i, D)));
      return distance([[...best, value]], [[...p.map((each, i) => each / (each + at(g, i))), 2 * js - Math.log(4)]]);
    }),
};

/** W₁ = sup over slopes up to 1 of E_p f - E_g f = ∫ |F_p - F_g|. */
export const wassersteinDistance: Check = {
  method: 'Random laws on six random points: all critics with slopes 1 and -1, and mass moved from left to right.',
  tolerance: 1e-12,
  error: (rng = createRng(1911)) =>
    worst(20, () => {
      const points = [...normalVector(rng, 6)].sort((a, b) => a - b);
      const [from, to] = [randomLaw(rng, 6), randomLaw(rng, 6)];
      const ahead = (i: number) => sum(difference(from, to).slice(0, i + 1));
      const area = sum(range(5).map((i) => Math.abs(ahead(i)) * (at(points, i + 1) - at(points, i))));
      return distance([[bestCriticGap, transportCost].map((of) => of({ points, from, to }))], [[area, area]]);
    }),
};

/** The moduli √(1+η²) at once, √(1-ηγ+η²) with the R1 penalty (γ < 2), and 1 in turn (η < 2). */
export const gameSteps: Check = {
  method: 'Steps along measured slopes of the payoffs θψ and θψ - γψ²/2, differentiated again: their eigenvalues.',
  tolerance: 1e-6,
  error: () => {
    const errorOf = (eta: number, gamma: number) => {
      const value = ([theta = 0, psi = 0]: Vector) => theta * psi;
      const game = { lowered: value, raised: (at: Vector) => value(at) - (gamma / 2) * (at[1] ?? 0) ** 2, eta };
      const growth = (step: typeof stepAtOnce) => planeGrowth(jacobian((point) => step(game, point), [1, 0.5]));
      const atOnce = Math.abs(growth(stepAtOnce) - Math.sqrt(1 - eta * gamma + eta ** 2));
      return gamma > 0 ? atOnce : Math.max(atOnce, Math.abs(growth(stepInTurn) - 1));
    };
    const [rates, penalties] = [[0.05, 0.1, 0.5, 1.5], [0, 0.3, 0.5, 1.9]]; // prettier-ignore
    return Math.max(...rates.flatMap((eta) => penalties.map((gamma) => errorOf(eta, gamma))));
  },
};

/** ln p(x) = ln p(z) + ln|det ∂z/∂x| = ln p(z) - ln|det ∂x/∂z|. */
export const changeOfVariables: Check = {
  method: 'A bent plane: its density from either determinant, and the mass and means that it integrates to.',
  tolerance: 1e-6,
  error: () => {
    const base = (z: Vector) => sum(z.map((each) => logNormal(each, PRIOR)));
    const density = (x: Vector) => base(bent(x)) + logVolume(jacobian(bent, x));
    const point = [0.3, -0.8];
    const other = base(bent(point)) - logVolume(jacobian(unbent, bent(point)));
    const line = { low: -7, high: 7, parts: 90 };
    const over = (f: (a: number, b: number) => number) => lineIntegral((a) => lineIntegral((b) => f(a, b), line), line);
    const weighted = (f: (x: Vector) => number) => over((a, b) => Math.exp(density([a, b])) * f([a, b]));
    const drawn = over((a, b) => Math.exp(base([a, b])) * at(unbent([a, b]), 1) ** 2);
    const found = [density(point), weighted(() => 1), weighted((x) => at(x, 1) ** 2)];
    return distance([found], [[other, 1, drawn]]);
  },
};

/** z_a = x_a, z_b = x_b ⊙ e^s + t has the log-determinant Σ s_j and the inverse (z_b - t) ⊙ e^{-s}. */
export const couplingLayer: Check = {
  method: 'Measured Jacobians of random layers on six numbers, their volumes, and the way back.',
  tolerance: 1e-9,
  error: (rng = createRng(1914)) =>
    worst(10, () => {
      const [layer, x] = [randomCoupling(rng, 3), normalVector(rng, 6)];
      const volume = logVolume(jacobian((moved) => coupled(layer, moved), x));
      const back = uncoupled(layer, coupled(layer, x));
      return distance([back, [volume]], [x, [sum(logScales(layer, x.slice(0, 3)))]]);
    }),
};

/** d ln p_t(x(t))/dt = -tr ∂v/∂x along dx/dt = v(x, t). */
export const continuousFlow: Check = {
  method: 'A bent, turning flow of three numbers: the volume of its measured map against the trace along the path.',
  tolerance: 1e-5,
  error: (rng = createRng(1915)) => {
    const [turn, bend, start] = [normalMatrix(rng, 3, 3), normalMatrix(rng, 3, 3), normalVector(rng, 3)];
    const velocity = (x: Vector, t: number) => total(apply(turn, x), times(t, apply(bend, x).map(Math.sin)));
    const flow = (x: Vector, to: number) => integratedEnd(velocity, { start: x, from: 0, to, steps: 60 });
    const slopeAt = (t: number) => trace(jacobian((x) => velocity(x, t), flow(start, t)));
    const collected = lineIntegral(slopeAt, { low: 0, high: 1, parts: 100 });
    return Math.abs(logVolume(jacobian((x) => flow(x, 1), start)) - collected);
  },
};

/** IS = exp E KL(p(y|x)‖p(y)); FID = ‖μ₁ - μ₂‖² + tr(Σ₁ + Σ₂ - 2 (Σ₁Σ₂)^{1/2}) = least mean squared distance moved. */
export const sampleScores: Check = {
  method: 'Entropies of class and sample; the cost of the map that carries one Gaussian to the other, and of rivals.',
  tolerance: 1e-7,
  error: (rng = createRng(1916)) =>
    worst(5, () => {
      const laws = range(5).map(() => randomLaw(rng, 3));
      const score = Math.exp(sum(laws.map((law) => divergence(law, average(laws)))) / 5);
      const classes = entropy(average(laws)) - sum(laws.map(entropy)) / 5;
      const [one, two] = [definite(normalMatrix(rng, 3, 3)), definite(normalMatrix(rng, 3, 3))];
      const [rootOne, rootTwo] = [symmetricPower(one, 1 / 2), symmetricPower(two, 1 / 2)];
      const map = carryingMap(one, two);
      const written = trace(one) + trace(two) - 2 * sum(svd(multiply(rootTwo, rootOne)).sigma);
      const rival = trace(multiply(rootOne, multiply(randomOrthogonal(rng, 3), rootTwo)));
      const beaten = written - (trace(one) + trace(two) - 2 * rival);
      const moved = Math.abs(movedBy(map, one) - written) + distance(multiply(map, multiply(one, map)), two);
      return Math.max(Math.abs(score - Math.exp(classes)), moved, beaten);
    }),
};
