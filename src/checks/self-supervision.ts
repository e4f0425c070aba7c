import { alignedWeights, invarianceRatio, mostInvariant, predictedSlopes, variance, viewCovariance } from '../core/alignment-dynamics.ts'; // prettier-ignore
import { at, range, sum } from '../core/array.ts';
import type { Check } from '../core/check.ts';
import { enumeratedLoss, logRatios, lossOfPairs, mutualInformation as informationOf, placeEntropy } from '../core/contrast-enumeration.ts'; // prettier-ignore
import { meanMiss, meanSquaredMiss, missSlopes, secondMoment } from '../core/denoising.ts';
import { softmax } from '../core/dense-network.ts';
import { gradientFlow } from '../core/descent.ts';
import { averageUnder, normalizedTable, prefixProbability } from '../core/discrete-law.ts';
import { everyBatch } from '../core/every-batch.ts';
import { masks, signPatterns } from '../core/every-outcome.ts';
import { gradient } from '../core/finite-differences.ts';
import { folded } from '../core/flat-rows.ts';
import { ntXentLosses, ntXentSlope } from '../core/infonce.ts';
import { autoencoderLoss } from '../core/linear-autoencoder.ts';
import { add, apply, diagonal, distance, identity, multiply, outer, power, scale, transpose } from '../core/matrix.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { descendedAutoencoder, fittedAutoencoder, measuredErrorSlopes, passing, quotient, squaredErrors, squaredErrorSlopes } from '../core/reconstruction.ts'; // prettier-ignore
import { ridgeLoss, ridgeWeights } from '../core/ridge.ts';
import { createRng } from '../core/rng.ts';
import { svd } from '../core/singular-values.ts';
import { symmetricEigen } from '../core/symmetric-eigen.ts';
import { withEigenvalues } from '../core/symmetric-function.ts';
import { entropy } from '../core/token-sampling.ts';
import { difference, dot, elementwise, norm, times, total, type Vector } from '../core/vector.ts';
import { meanOverViews } from '../core/view-moments.ts';

/** X̂ = XW1ᵀW2ᵀ, E = X - X̂; the gradients of ‖E‖² are -2W2ᵀEᵀX and -2EᵀXW1ᵀ. */
export const linearAutoencoder: Check = {
  method: 'Finite differences of the squared errors, example by example, for 7 inputs of 4 entries and a code of 2.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1001);
    const inputs = normalMatrix(rng, 7, 4);
    const weights = { encoder: normalMatrix(rng, 2, 4), decoder: normalMatrix(rng, 4, 2) };
    const [found, measured] = [squaredErrorSlopes(inputs, weights), measuredErrorSlopes(inputs, weights)];
    return Math.max(distance(found.encoder, measured.encoder), distance(found.decoder, measured.decoder));
  },
};

/** min ‖X - XW1ᵀW2ᵀ‖² = Σ_{i>k} σ_i², where W2W1 = V_kV_kᵀ, also as W1 = MV_kᵀ and W2 = V_kM⁻¹. */
export const pcaOptimum: Check = {
  method: 'Alternating least squares for decoder and encoder from a random start, against the singular values.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1002);
    const inputs = multiply(normalMatrix(rng, 30, 5), diagonal([3, 2.5, 1.2, 0.8, 0.4]));
    const fitted = fittedAutoencoder(inputs, normalMatrix(rng, 2, 5));
    const { sigma, v } = svd(inputs);
    const [main, change, left] = [v.slice(0, 2), normalMatrix(rng, 2, 2), norm(sigma.slice(2)) ** 2];
    const other = { encoder: multiply(change, main), decoder: quotient(transpose(main), change) };
    const losses = [fitted, other].map((weights) => squaredErrors(inputs, weights));
    return distance([losses, ...multiply(fitted.decoder, fitted.encoder)], [[left, left], ...passing([1, 1], main)]);
  },
};

/** With the penalty λ on both matrices: W2 = W1ᵀ, shares max(0, 1 - λ/σ_i²), loss Σ(2λ - λ²/σ_i²) + Σ σ_i² of the others. */
export const penalizedAutoencoder: Check = {
  method: 'Gradient descent from random starts with codes of width 2 and 4, against shares and least loss.',
  tolerance: 1e-8,
  error: () => {
    const [rng, strengths, lambda] = [createRng(1003), [4, 2, 1, 0.3], 0.6] as const; // the squared singular values of X
    const covariance = withEigenvalues(rng, strengths);
    const errorOf = (width: number) => {
      const start = { encoder: normalMatrix(rng, width, 4), decoder: normalMatrix(rng, 4, width) };
      const ended = descendedAutoencoder(start, { covariance, lambda, rate: 0.05, steps: 3000 });
      const shares = strengths.map((strength, i) => (i < width ? Math.max(0, 1 - lambda / strength) : 0));
      const costs = strengths.map((each, i) => (at(shares, i) > 0 ? 2 * lambda - lambda ** 2 / each : each));
      const expected = [...passing(shares, symmetricEigen(covariance).vectors), ...transpose(ended.encoder)];
      const gap = Math.abs(autoencoderLoss(ended, { covariance, lambda }) - sum(costs));
      return Math.max(gap, distance([...multiply(ended.decoder, ended.encoder), ...ended.decoder], expected));
    };
    return Math.max(errorOf(2), errorOf(4));
  },
};

/** min ‖X - XWᵀ‖² + λ‖W‖²: W = XᵀX(XᵀX + λI)⁻¹ = Σ σ_i²/(σ_i² + λ) v_iv_iᵀ, with loss λ Σ σ_i²/(σ_i² + λ). */
export const purifier: Check = {
  method: 'A ridge regression of each feature on all, against the inverse, the singular directions and the loss.',
  tolerance: 1e-10,
  error: () => {
    const [inputs, lambda] = [normalMatrix(createRng(1004), 9, 4), 0.8] as const;
    const targets = transpose(inputs);
    const rows = targets.map((feature) => ridgeWeights({ inputs, targets: feature }, lambda));
    const gram = multiply(targets, inputs);
    const inverted = quotient(gram, add(gram, scale(lambda, identity(4))));
    const { sigma, v } = svd(inputs);
    const shares = sigma.map((value) => value ** 2 / (value ** 2 + lambda));
    const losses = rows.map((row, j) => ridgeLoss({ inputs, targets: at(targets, j) }, lambda, row));
    return distance([...rows, ...rows, [sum(losses)]], [...inverted, ...passing(shares, v), [lambda * sum(shares)]]);
  },
};

/** E‖x - r‖² = E‖x - E[x | x̃]‖² + E‖E[x | x̃] - r‖² for every r(x̃). */
export const conditionalMean: Check = {
  method: 'A random joint law of 5 inputs and 3 corrupted ones, with 20 random functions of the corrupted one.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1005);
    const joint = normalizedTable(range(5).map(() => range(3).map(() => rng.uniform())));
    const [points, seen] = [range(5).map(() => normalVector(rng, 2)), diagonal(transpose(joint).map(sum))] as const;
    const means = transpose(joint).map((column) => averageUnder(column, points));
    const outputs = range(20).map(() => range(3).map(() => normalVector(rng, 2)));
    const parts = outputs.map((each) => meanSquaredMiss(joint, points, means) + meanSquaredMiss(seen, means, each));
    return distance([parts], [outputs.map((each) => meanSquaredMiss(joint, points, each))]);
  },
};

/** E‖x - W(x + ε)‖² = ‖X - XWᵀ‖²/n + s²‖W‖², least at W = C(C + s²I)⁻¹. */
export const denoisingRidge: Check = {
  method: 'The mean over all examples and all sign patterns of the noise, and its finite differences at the optimum.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1006);
    const [inputs, s, map] = [normalMatrix(rng, 6, 3), 0.7, normalMatrix(rng, 3, 3)] as const;
    const corrupted = (x: Vector, signs: Vector) => total(x, times(s, signs));
    const corruption = { inputs, outcomes: signPatterns(3), corrupted };
    const clean = meanMiss({ ...corruption, corrupted: (x) => x }, map);
    const gap = Math.abs(meanMiss(corruption, map) - clean - s ** 2 * norm(map.flat()) ** 2);
    const covariance = secondMoment(inputs);
    const best = quotient(covariance, add(covariance, scale(s ** 2, identity(3))));
    return Math.max(gap, ...missSlopes(corruption, best).map(Math.abs));
  },
};

/** With entries kept with probability q, the least mean squared error is at W = C(qC + (1 - q) diag C)⁻¹. */
export const maskedLinear: Check = {
  method: 'The mean over all examples and all masks, and its finite differences at the optimum, for three values of q.',
  tolerance: 1e-9,
  error: () => {
    const inputs = normalMatrix(createRng(1007), 6, 3);
    const covariance = secondMoment(inputs);
    const slopesAt = (q: number) => {
      const corruption = { inputs, outcomes: masks(3, q), corrupted: elementwise };
      const variances = diagonal(covariance.map((row, i) => (1 - q) * at(row, i)));
      return missSlopes(corruption, quotient(covariance, add(scale(q, covariance), variances)));
    };
    return Math.max(...[0.25, 0.5, 0.9].flatMap(slopesAt).map(Math.abs));
  },
};

/** E[x | x̃] = x̃ + s²∇ln p_s(x̃) for x̃ = x + ε with normal ε of covariance s²I. */
export const tweedie: Check = {
  method: 'Bayes’ rule on five points of the plane, against finite differences of the log-density, at 20 places.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1008);
    const [points, logPriors, s] = [range(5).map(() => normalVector(rng, 2)), normalVector(rng, 5), 0.6] as const;
    const parts = (seen: Vector) => points.map((x, i) => Math.exp(at(logPriors, i) - norm(difference(seen, x)) ** 2 / (2 * s ** 2))); // prettier-ignore
    const places = range(20).map(() => normalVector(rng, 2));
    const scores = places.map((seen) => gradient((place) => Math.log(sum(parts(place))), seen));
    const means = places.map((seen) => averageUnder(parts(seen), points));
    return distance(means, add(places, scale(s ** 2, scores)));
  },
};

/** p_θ(x_1..x_T) = Π p_θ(x_t | x_<t), and -E ln p_θ = H(p) + KL(p ‖ p_θ). */
export const nextToken: Check = {
  method: 'Two random laws of four binary tokens: position by position, against entropy and divergence of whole texts.',
  tolerance: 1e-12,
  error: () => {
    const [rng, texts] = [createRng(1009), everyBatch(2, 4)] as const;
    const [truth, law] = [softmax(texts.map(rng.normal)), softmax(texts.map(rng.normal))];
    const begins = (text: Vector, length: number) => prefixProbability({ texts, law }, text, length);
    const positions = texts.map((text) => sum(range(4).map((t) => -Math.log(begins(text, t + 1) / begins(text, t)))));
    const divergence = sum(truth.map((p, i) => p * Math.log(p / at(law, i))));
    return Math.max(Math.abs(dot(truth, positions) - entropy(truth) - divergence), divergence < 0 ? 1 : 0);
  },
};

/** The slopes of -ln p_+ are p_j - [j = +] in the scores and -(z_+ - Σ p_j z_j)/τ in the anchor. */
export const infoNce: Check = {
  method: 'Finite differences in the scores and in the anchor, for 5 candidates in 3 dimensions at temperature 0.4.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1010);
    const [anchor, candidates, tau] = [normalVector(rng, 3), range(5).map(() => normalVector(rng, 3)), 0.4] as const;
    const scoresOf = (z: Vector) => candidates.map((candidate) => dot(z, candidate) / tau);
    const loss = (scores: Vector) => -Math.log(Math.exp(at(scores, 2)) / sum(scores.map(Math.exp)));
    const p = softmax(scoresOf(anchor));
    const inScores = p.map((value, j) => value - (j === 2 ? 1 : 0));
    const inAnchor = times(-1 / tau, difference(at(candidates, 2), averageUnder(p, candidates)));
    return distance([gradient(loss, scoresOf(anchor)), gradient((z) => loss(scoresOf(z)), anchor)], [inScores, inAnchor]); // prettier-ignore
  },
};

/** The best score is ln p(x | c)/p(x) + const(c), and I(x; c) ≥ ln N - loss for every score. */
export const mutualInformation: Check = {
  method: 'All lists of up to 4 candidates: the entropy of the place, the slope at the best score, the bound.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1011);
    const joint = normalizedTable(range(3).map(() => range(3).map(() => rng.uniform() ** 3 + 0.01)));
    const errorOf = (candidates: number) => {
      const game = { joint, candidates };
      const best = add(logRatios(joint), outer(normalVector(rng, 3), [1, 1, 1]));
      const slopes = gradient((flat) => enumeratedLoss(game, folded(flat, 3)), best.flat());
      const losses = [best, ...range(10).map(() => scale(3, normalMatrix(rng, 3, 3)))].map((scores) => enumeratedLoss(game, scores)); // prettier-ignore
      const excess = losses.map((loss) => Math.log(candidates) - loss - informationOf(joint));
      return Math.max(Math.abs(at(losses, 0) - placeEntropy(game)), ...slopes.map(Math.abs), ...excess);
    };
    return Math.max(...[2, 3, 4].map(errorOf));
  },
};

/** loss - ln N → -E[sim_+]/τ + E_c ln E_x exp(sim/τ) as N → ∞. */
export const alignmentUniformity: Check = {
  method: 'Exact losses with 4000 and 8000 candidates of two kinds by binomial sums, extrapolated to infinitely many.',
  tolerance: 1e-6,
  error: () => {
    const [joint, scores] = [[[0.35, 0.15], [0.1, 0.4]], [[1.1, -0.4], [0.2, 0.9]]] as const; // prettier-ignore
    const excess = (N: number) => lossOfPairs({ joint, candidates: N }, scores) - Math.log(N);
    const alignment = dot(joint.flat(), scores.flat());
    const spread = sum(joint.map((row, c) => sum(row) * Math.log(dot([0.45, 0.55], at(scores, c).map(Math.exp))))); // prettier-ignore
    return Math.abs(2 * excess(8000) - excess(4000) - (spread - alignment));
  },
};

/** NT-Xent of view i, and its slope (I - ẑẑᵀ)/(τ‖z‖) (Σ p_j ẑ_j - ẑ_partner) in z_i. */
export const ntXent: Check = {
  method: 'Finite differences of the loss of each of 6 views in its embedding; the chance value for equal embeddings.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1013);
    const [views, partners, temperature] = [range(6).map(() => normalVector(rng, 3)), [1, 0, 3, 2, 5, 4], 0.5] as const;
    const errorOf = (anchor: number) => {
      const moved = (point: Vector) => views.map((other, j) => (j === anchor ? point : other));
      const lossAt = (point: Vector) => at(ntXentLosses(moved(point), partners, temperature), anchor);
      return distance([gradient(lossAt, at(views, anchor))], [ntXentSlope(views, partners, { anchor, temperature })]);
    };
    const collapsed = ntXentLosses(range(6).map(() => [2, 1, 0]), partners, temperature); // prettier-ignore
    return Math.max(...range(6).map(errorOf), ...collapsed.map((loss) => Math.abs(loss - Math.log(5))));
  },
};

const VIEWS = { content: [[1, 0.3], [0.3, 1]], noise: [[1, 0.2], [0.2, 0.15]] }; // prettier-ignore
const START = [0.8, 0.6];
const TRAINING = { rate: 0.02, predictorRate: 0, ema: 0, penalty: 0 };

/** E(wᵀx̃₁ - wᵀx̃₂)² = 2wᵀC_εw with slope 4C_εw, with a stop-gradient 2C_εw; w_t = (I - 4ηC_ε)ᵗw₀. */
export const alignmentLoss: Check = {
  method: 'The mean over all patterns of content and noise with the same covariances, differentiated; 30 steps taken.',
  tolerance: 1e-9,
  error: () => {
    const loss = (first: Vector, second: Vector) => meanOverViews(VIEWS, (x1, x2) => (dot(first, x1) - dot(second, x2)) ** 2); // prettier-ignore
    const noise = apply(VIEWS.noise, START);
    const measured = [gradient((v) => loss(v, v), START), gradient((v) => loss(v, START), START)];
    const stepped = alignedWeights(START, VIEWS, { ...TRAINING, method: 'alignment', rate: 0.05, steps: 30 });
    const closed = apply(power(add(identity(2), scale(-0.2, VIEWS.noise)), 30), START);
    const found = [...measured, stepped, [loss(START, START)]];
    return distance(found, [times(4, noise), times(2, noise), closed, [2 * dot(START, noise)]]);
  },
};

/** ā = 2(a wᵀC̃w - wᵀCw'), w̄ = 2a(aC̃w - Cw'); at a = r the length of w stays and r grows to its largest value. */
export const predictor: Check = {
  method: 'The mean over all views differentiated; a gradient flow with the best predictor: its length and its end.',
  tolerance: 1e-8,
  error: () => {
    const [weights, target, predictor] = [START, [-0.2, 0.9], 0.7] as const;
    const loss = ([w1 = 0, w2 = 0, a = 0]: Vector) => meanOverViews(VIEWS, (x1, x2) => (a * dot([w1, w2], x1) - dot(target, x2)) ** 2); // prettier-ignore
    const slopes = predictedSlopes({ weights, target, predictor }, VIEWS);
    const atBest = (w: Vector) => predictedSlopes({ weights: w, target: w, predictor: invarianceRatio(w, VIEWS) }, VIEWS); // prettier-ignore
    const ended = gradientFlow({ gradient: (w) => atBest(w).weights }, weights, { time: 40, parts: 4000 });
    const found = [...slopes.weights, slopes.predictor, atBest(weights).predictor, norm(ended), invarianceRatio(ended, VIEWS)]; // prettier-ignore
    return distance([found], [[...gradient(loss, [...weights, predictor]), 0, norm(weights), mostInvariant(VIEWS).ratio]]); // prettier-ignore
  },
};

/** min 2wᵀC_εw + λ(wᵀC̃w - 1)² has wᵀC̃w = max(0, 1 - (1 - r_max)/λ), in the most invariant direction. */
export const variancePenalty: Check = {
  method: 'Gradient descent from one start, with a penalty that holds and one that does not.',
  tolerance: 1e-6,
  error: () => {
    const { ratio } = mostInvariant(VIEWS);
    const errorOf = (penalty: number) => {
      const ended = alignedWeights(START, VIEWS, { ...TRAINING, method: 'variance penalty', penalty, steps: 6000 });
      const expected = Math.max(0, 1 - (1 - ratio) / penalty);
      const turned = expected > 0 ? ratio - invarianceRatio(ended, VIEWS) : 0;
      return Math.max(Math.abs(variance(ended, viewCovariance(VIEWS)) - expected), Math.abs(turned));
    };
    return Math.max(errorOf(1), errorOf(0.05));
  },
};
