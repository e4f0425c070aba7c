import { adapted, adaptedByUnit, adapterSize, bendOf, randomAdapter, silenced } from '../core/adapter.ts';
import { at, range, sum } from '../core/array.ts';
import { allocatedBits, codingErrors, exchangedBits, geometricMean } from '../core/bit-allocation.ts';
import { absmaxQuantized, integerLevels, integerRounding, meanSquaredError } from '../core/block-quantizer.ts';
import type { Check } from '../core/check.ts';
import { descent, halfSquaredError } from '../core/descent.ts';
import { balanceOf, featureSlopes, flowedFeatures, type LinearFeatures } from '../core/linear-features.ts';
import { measuredFeatureSlopes, randomFeatures, weightGap } from '../core/linear-features.ts';
import { lowRankChange, type LowRankFactors, lowRankGradients, lowRankSize } from '../core/low-rank-update.ts';
import { matrixSlope, outputLoss } from '../core/matrix-slope.ts';
import { add, apply, distance, identity, type Matrix, multiply, scale, transpose } from '../core/matrix.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { fittedAutoencoder, quotient, squaredErrors } from '../core/reconstruction.ts';
import { filteredWeights } from '../core/ridge.ts';
import { createRng } from '../core/rng.ts';
import { signMatrices } from '../core/sign-matrices.ts';
import { spectralNorm, svd } from '../core/singular-values.ts';
import { keptByAdam, type Stored, storedBytes } from '../core/stored-bytes.ts';
import { symmetricEigen } from '../core/symmetric-eigen.ts';
import { withEigenvalues } from '../core/symmetric-function.ts';
import { jostled, truncated } from '../core/truncated.ts';
import { difference, times, total, type Vector } from '../core/vector.ts';

/** Along an eigenvector of the Hessian, the minimum with a pull is (λ_i θ*_i + λ θ_a,i)/(λ_i + λ). */
export const anchoredMinimum: Check = {
  method: 'Gradient descent on a random quadratic with a flat direction, pulled toward zero and toward its start.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1201);
    const [hessian, lambda] = [withEigenvalues(rng, [2, 0.7, 0.05, 0]), 0.1];
    const [optimum, start] = [normalVector(rng, 4), normalVector(rng, 4)];
    const { values, vectors } = symmetricEigen(hessian);
    const errorOf = (anchor: Vector) => {
      const pull = (point: Vector) => times(lambda, difference(point, anchor));
      const gradient = (point: Vector) => total(apply(hessian, difference(point, optimum)), pull(point));
      const found = at(descent({ gradient }, start, { rate: 0.9, steps: 400 }), 400);
      const [wanted, held] = [apply(vectors, optimum), apply(vectors, anchor)];
      const mean = values.map((value, i) => (value * at(wanted, i) + lambda * at(held, i)) / (value + lambda));
      return distance([apply(vectors, found)], [mean]);
    };
    return Math.max(errorOf(times(0, start)), errorOf(start));
  },
};

/** The ridge probe YᵀH(HᵀH + λI)⁻¹, with examples in rows. */
export const ridgeProbe: Check = {
  method: 'Finite differences of the penalized error of three classes, which vanish at its one minimum.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1202);
    const [features, targets] = [normalMatrix(rng, 9, 4), normalMatrix(rng, 9, 3)];
    const gram = add(multiply(transpose(features), features), scale(0.3, identity(4)));
    const probe = quotient(multiply(transpose(targets), features), gram);
    const square = (matrix: Matrix) => sum(matrix.flat().map((entry) => entry ** 2));
    const loss = (W: Matrix) => square(add(multiply(features, transpose(W)), scale(-1, targets))) + 0.3 * square(W);
    return distance(matrixSlope(loss, probe), scale(0, probe));
  },
};

/** ∂L/∂w2 = W1 Xᵀρ and ∂L/∂W1 = w2 ρᵀX for L = ½‖ρ‖². */
export const twoLayerGradients: Check = {
  method: 'Finite differences of the loss in all weights, for random weights and for a head of zero.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1203);
    const examples = { inputs: normalMatrix(rng, 5, 4), targets: normalVector(rng, 5) };
    const weights = randomFeatures(rng, 3, 4);
    const errorOf = (at: LinearFeatures) => weightGap(featureSlopes(at, examples), measuredFeatureSlopes(at, examples));
    return Math.max(errorOf(weights), errorOf({ ...weights, head: [0, 0, 0] }));
  },
};

/** Gradient flow keeps w2w2ᵀ - W1W1ᵀ, and W1x for every x perpendicular to the training inputs. */
export const conservedBalance: Check = {
  method: 'A gradient flow along measured slopes: its balance, and features off the training inputs, before and after.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1204);
    const inputs = normalMatrix(rng, 4, 2).map((row) => [...row, 0]);
    const start = randomFeatures(rng, 2, 3);
    const end = flowedFeatures(start, { inputs, targets: normalVector(rng, 4) }, { time: 1, parts: 600 });
    const kept = (model: LinearFeatures) => [...balanceOf(model), apply(model.features, [0, 0, 1])];
    return weightGap(start, end) > 0.1 ? distance(kept(start), kept(end)) : Infinity;
  },
};

/** w² = (γ + √(γ² + 4))/2 with γ = w_0² - 1, and the error ½(w - 1)² off the training axis. */
export const scalarLimit: Check = {
  method: 'A gradient flow of one feature and its head from five starts, along measured slopes, to its end.',
  tolerance: 1e-6,
  error: () => {
    const examples = { inputs: [[1, 0]], targets: [1] };
    const errorOf = (start: number) => {
      const { features, head } = flowedFeatures({ features: [[1, 1]], head: [start] }, examples, { time: 12, parts: 1500 }); // prettier-ignore
      const gamma = start ** 2 - 1;
      const limit = Math.sign(start + 1) * Math.sqrt((gamma + Math.sqrt(gamma ** 2 + 4)) / 2);
      const outside = (at(head, 0) * at(at(features, 0), 1) - 1) ** 2 / 2;
      return distance([[at(head, 0), outside]], [[limit, (limit - 1) ** 2 / 2]]);
    };
    return Math.max(...[3, 1.5, 1, 0, -1.5].map(errorOf));
  },
};

/** 16P bytes in full; bP/8 + 16P_t with a frozen base of b bits. */
export const memoryBill: Check = {
  method: 'All numbers that mixed-precision Adam keeps, laid out in memory, their bytes counted. Number of misses.',
  tolerance: 0,
  error: () => {
    const adapter = storedBytes(keptByAdam(48));
    const counted = [storedBytes({ halves: 1000 }) + adapter, storedBytes({ nibbles: 1000 }) + adapter];
    const written = [16, 4].map((b) => (b / 8) * 1000 + 16 * 48);
    return distance([[storedBytes(keptByAdam(1000)), ...counted]], [[16 * 1000, ...written]]);
  },
};

/** ∂L/∂B = sGAᵀ and ∂L/∂A = sBᵀG with G = ∂L/∂W at W = W_0 + sBA. */
export const loraGradients: Check = {
  method: 'Finite differences of one loss in the whole matrix and in both factors, at random factors and at B = 0.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1207);
    const [frozen, inputs, s] = [normalMatrix(rng, 3, 4), normalMatrix(rng, 4, 6), 1.7];
    const factors = { B: normalMatrix(rng, 3, 2), A: normalMatrix(rng, 2, 4) };
    const lossOf = (of: LowRankFactors) => outputLoss(add(frozen, lowRankChange(of, s)), inputs);
    const errorOf = (point: LowRankFactors) => {
      const whole = matrixSlope((W) => outputLoss(W, inputs), add(frozen, lowRankChange(point, s)));
      const { B: ofB, A: ofA } = lowRankGradients(point, whole, s);
      const slopeB = matrixSlope((B) => lossOf({ ...point, B }), point.B);
      return distance([...ofB, ...ofA], [...slopeB, ...matrixSlope((A) => lossOf({ ...point, A }), point.A)]);
    };
    return Math.max(errorOf(factors), errorOf({ ...factors, B: scale(0, factors.B) }));
  },
};

/** The first step changes W by -ηs²GA_0ᵀA_0, in the mean -ηs²(r/d_in)G for entries of variance 1/d_in. */
export const loraFirstStep: Check = {
  method: 'One step along measured slopes from B = 0 for each of the 64 sign matrices A of two rows, and their mean.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1208);
    const [frozen, inputs, s, rate] = [normalMatrix(rng, 2, 3), normalMatrix(rng, 3, 5), 1.3, 0.2];
    const whole = matrixSlope((W) => outputLoss(W, inputs), frozen);
    const changeFrom = (A: Matrix) => {
      const lossOf = (B: Matrix) => outputLoss(add(frozen, lowRankChange({ B, A }, s)), inputs);
      return lowRankChange({ B: scale(-rate, matrixSlope(lossOf, [[0, 0], [0, 0]])), A }, s); // prettier-ignore
    };
    const starts = signMatrices({ rows: 2, columns: 3, size: 1 / Math.sqrt(3) });
    const written = starts.map((A) => scale(-rate * s ** 2, multiply(whole, multiply(transpose(A), A))));
    const changes = starts.map(changeFrom);
    const mean = changes.map((change) => scale(1 / starts.length, change)).reduce((a, b) => add(a, b));
    const expected = scale((-rate * s ** 2 * 2) / 3, whole);
    return distance([...changes.flat(), ...mean], [...written.flat(), ...expected]);
  },
};

/** r(d_in + d_out) numbers, fewer than d_in d_out exactly for r < d_in d_out/(d_in + d_out). */
export const loraParameters: Check = {
  method: 'The numbers in factors of several shapes and ranks, counted and compared with the matrix. Number of misses.',
  tolerance: 0,
  error: () => {
    const missesOf = (out: number, width: number, rank: number) => {
      const rng = createRng(1209);
      const counted = lowRankSize({ B: normalMatrix(rng, out, rank), A: normalMatrix(rng, rank, width) });
      const isFewer = rank < (width * out) / (width + out);
      return Math.abs(counted - rank * (width + out)) + (isFewer === counted < out * width ? 0 : 1);
    };
    const ofRank = (rank: number) => missesOf(8, 8, rank) + missesOf(6, 12, rank) + missesOf(3, 15, rank);
    return sum(range(9).map((i) => ofRank(i + 1)));
  },
};

/** h + W_up φ(W_down h + b_down) + b_up with 2dm + m + d numbers. */
export const adapterLayer: Check = {
  method: 'An adapter unit by unit, its numbers counted; it is the identity at zero and bends otherwise.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1210);
    const [adapter, h] = [randomAdapter(rng, 5, 2), normalVector(rng, 5)];
    const gap = distance([adapted(adapter, h), adapted(silenced(adapter), h)], [adaptedByUnit(adapter, h), h]);
    return Math.max(gap, Math.abs(adapterSize(adapter) - (2 * 5 * 2 + 2 + 5)), bendOf(adapter, h) > 0.01 ? 0 : 1);
  },
};

/** min ‖M - N‖_F² = Σ_{i>k} σ_i² and min ‖M - N‖_2 = σ_{k+1} over matrices of rank k. */
export const truncationTail: Check = {
  method: 'Alternating least squares for the squared error; the spectral error of the cut and of 600 other matrices.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1211);
    const matrix = normalMatrix(rng, 6, 4);
    const { sigma } = svd(matrix);
    const missOf = (other: Matrix) => spectralNorm(add(matrix, scale(-1, other)));
    const errorOf = (k: number) => {
      const [cut, tail] = [truncated(matrix, k), sum(sigma.slice(k).map((value) => value ** 2))];
      const best = squaredErrors(matrix, fittedAutoencoder(matrix, normalMatrix(rng, k, 4)));
      const better = Math.max(...range(200).map(() => at(sigma, k) - missOf(jostled(rng, cut, 0.3))));
      return Math.max(Math.abs(best - tail), Math.abs(missOf(cut) - at(sigma, k)), better);
    };
    return Math.max(...[1, 2, 3].map(errorOf));
  },
};

/** σ = ½|p ± q| with p² = (M11 + M22)² + (M12 - M21)² and q² = (M11 - M22)² + (M12 + M21)². */
export const twoByTwo: Check = {
  method: 'Two hundred random matrices of two rows and columns, against the singular values by Jacobi rotations.',
  tolerance: 1e-10,
  error: () => {
    const rng = createRng(1212);
    const errorOf = () => {
      const [a, b, c, d] = [rng.normal(), rng.normal(), rng.normal(), rng.normal()];
      const [p, q] = [Math.hypot(a + d, b - c), Math.hypot(a - d, b + c)];
      return distance([svd([[a, b], [c, d]]).sigma], [[(p + q) / 2, Math.abs(p - q) / 2]]); // prettier-ignore
    };
    return Math.max(...range(200).map(errorOf));
  },
};

/** θ_t - θ_0 = -Σ (1 - (1 - ησ²)^t)/σ (uᵀρ_0) v, and with a pull -Σ σ/(σ² + λ) (uᵀρ_0) v. */
export const linearizedMotion: Check = {
  method: 'Gradient descent on a linear model of seven parameters and four examples, plain and with a pull.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1213);
    const [slopes, targets] = [normalMatrix(rng, 4, 7), times(-1, normalVector(rng, 4))];
    const [rate, lambda] = [1.5 / spectralNorm(slopes) ** 2, 0.2];
    const plain = halfSquaredError(slopes, targets);
    const pulled = (point: Vector) => total(plain.gradient(point), times(lambda, point));
    const start = range(7).map(() => 0);
    const along = (filter: (sigma: number) => number) => filteredWeights({ inputs: slopes, targets }, filter);
    const path = descent(plain, start, { rate, steps: 40 });
    const written = [0, 1, 2, 7, 40].map((t) => along((sigma) => (1 - (1 - rate * sigma ** 2) ** t) / sigma));
    const end = at(descent({ gradient: pulled }, start, { rate: rate / 2, steps: 3000 }), 3000);
    const held = along((sigma) => sigma / (sigma ** 2 + lambda));
    return distance([...[0, 1, 2, 7, 40].map((t) => at(path, t)), end], [...written, held]);
  },
};

/** c = max|w|, Δ = c/(2^(b-1) - 1), ŵ = Δ round(w/Δ); error about Δ²/12. */
export const absmaxQuantizer: Check = {
  method: 'The nearest of all levels for 8,001 even weights in one block; their mean squared error over the rule.',
  tolerance: 5e-3,
  error: () => {
    const weights = range(8001).map((i) => (i - 4000) / 3000);
    const errorOf = (bits: number) => {
      const step = 4 / 3 / (2 ** (bits - 1) - 1);
      const levels = times(4 / 3, integerLevels(bits));
      const nearest = weights.map((weight) => Math.min(...levels.map((level) => Math.abs(level - weight))));
      const { values } = absmaxQuantized(weights, weights.length, integerRounding(bits));
      const written = weights.map((weight) => step * Math.round(weight / step));
      const misses = [values, written].map((of) => difference(of, weights).map(Math.abs));
      const rule = Math.abs(meanSquaredError(weights, written) / (step ** 2 / 12) - 1);
      return distance(misses, [nearest, nearest]) < 1e-9 ? rule : Infinity;
    };
    return Math.max(...[2, 3, 4, 6].map(errorOf));
  },
};

/** 4 + 32/64 = 4.5 bits a weight, and 4 + 8/64 + 32/(64·256) ≈ 4.127 with scales of 8 bits. */
export const bitsPerWeight: Check = {
  method: 'Codes and scales of 16,384 weights laid out in memory, their bits counted.',
  tolerance: 0,
  error: () => {
    const bitsWith = (scales: Stored) => (8 * storedBytes({ nibbles: 16384, ...scales })) / 16384;
    return distance([[bitsWith({ singles: 256 }), bitsWith({ bytes: 256, singles: 1 })]], [[4.5, 4 + 8 / 64 + 32 / (64 * 256)]]); // prettier-ignore
  },
};

/** b_i = b̄ + ½ log₂(λ_i/GM), each error GM 2^(-2b̄), gain AM/GM over equal bits. */
export const bitAllocation: Check = {
  method: 'The least sum of errors, searched for by exchanging bits between neighbors, for three sets of variances.',
  tolerance: 1e-6,
  error: () => {
    const errorOf = (variances: Vector) => {
      const [found, mean] = [exchangedBits(variances, 3), geometricMean(variances)];
      const errors = codingErrors(variances, found);
      const gains = [sum(variances) / 4 ** 3 / sum(errors), sum(variances) / variances.length / mean];
      const written = [allocatedBits(variances, 3), variances.map(() => mean / 4 ** 3), gains.slice(1)];
      return distance([found, errors, gains.slice(0, 1)], written);
    };
    return Math.max(errorOf([16, 1, 1, 1 / 16]), errorOf([5, 2, 1]), errorOf([3, 0.2, 7, 1, 1.5]));
  },
};
