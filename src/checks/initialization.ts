import { activations } from '../core/activation.ts';
import { at, range, sum } from '../core/array.ts';
import type { Check } from '../core/check.ts';
import { gradient } from '../core/finite-differences.ts';
import { apply, distance, identity, type Matrix, multiply, outer, transpose } from '../core/matrix.ts';
import { outputMoment, reluCosine, slopeMoment } from '../core/mean-field.ts';
import { normalDistribution } from '../core/normal-distribution.ts';
import { normalizeGroup } from '../core/normalization-layer.ts';
import { meanSquare } from '../core/normalization.ts';
import { type NormalizedDescent, normalizedStep } from '../core/normalized-descent.ts';
import { adam, optimizerStart } from '../core/optimizer-step.ts';
import { mostStretched } from '../core/power-iteration.ts';
import { centered, withLength } from '../core/projection.ts';
import { passedBack, randomPass } from '../core/random-depth.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { randomOrthogonal } from '../core/random-orthogonal.ts';
import { rectifiedProduct } from '../core/rectified-product.ts';
import { createRng } from '../core/rng.ts';
import { meanAlong, meanOver, meanSquareGain, signMatrices } from '../core/sign-matrices.ts';
import { spectralNorm, svd } from '../core/singular-values.ts';
import { standardErrors } from '../core/standard-errors.ts';
import { tanhGradients, tanhLoss } from '../core/tanh-layers.ts';
import { dot, norm, total, type Vector } from '../core/vector.ts';

const { tanh } = activations;

/** ∂L/∂W_l = δ_l h_{l-1}ᵀ and δ_{l-1} = (W_lᵀ δ_l) ⊙ φ'(a_{l-1}). */
export const layerGradients: Check = {
  method: 'Three random tanh layers against finite differences of the squared error in every weight.',
  tolerance: 1e-9,
  error: (rng = createRng(201)) => {
    const weights = [normalMatrix(rng, 4, 3), normalMatrix(rng, 5, 4), normalMatrix(rng, 2, 5)];
    const example = { x: normalVector(rng, 3), target: normalVector(rng, 2) };
    const measured = weights.map((matrix, l) => {
      const lossAt = (flat: Vector) => tanhLoss(weights.with(l, rowsOf(flat, at(matrix, 0).length)), example);
      return gradient(lossAt, matrix.flat());
    });
    return distance(tanhGradients(weights, example).map((each) => each.flat()), measured); // prettier-ignore
  },
};

function rowsOf(flat: Vector, columns: number): Matrix {
  return range(flat.length / columns).map((i) => flat.slice(i * columns, (i + 1) * columns));
}

/** q_l = σ_w² E‖h_{l-1}‖² / d_{l-1} + σ_b² exactly, and σ_w² E φ(√q_{l-1} ζ)² + σ_b² in wide layers. */
export const momentRecursion: Check = {
  method:
    'In standard errors: the wide-layer recursion against the mean over 60 random tanh networks of width 64, in layer 3. The exact second line over all signs of six weights and two biases, in units of 1e-12.',
  tolerance: 4,
  error: (rng = createRng(202)) => {
    const h = [0.7, -1.1, 0.4];
    const [weightScale, biasScale] = [Math.SQRT2, 0.3];
    const weights = signMatrices({ rows: 2, columns: 3, size: weightScale / Math.sqrt(3) });
    const biases = signMatrices({ rows: 1, columns: 2, size: biasScale }).flat();
    const exact = meanOver(weights, (w) => meanOver(biases, (b) => at(total(apply(w, h), b), 0) ** 2));
    const spec = { width: 64, depth: 3, activation: tanh, weightScale, biasScale };
    const squares = range(60).map(() => meanSquare(at(randomPass(spec, rng).sums, 2)));
    const recursion = (q: number) => 2 * outputMoment('tanh', q) + 0.09;
    const wide = standardErrors(squares, recursion(recursion(2.09)));
    return Math.max(Math.abs(exact - (2 * meanSquare(h) + 0.09)) / EXACT, wide);
  },
};

/** What counts as one unit of error where a check compares exact expectations beside simulated ones. */
const EXACT = 1e-12;

/** E‖δ_{l-1}‖² / d_{l-1} = (d_l / d_{l-1}) χ E‖δ_l‖² / d_l with χ = σ_w² E φ'(√q_{l-1} ζ)². */
export const backwardGain: Check = {
  method:
    'In standard errors: the product of three gains χ against δ sent back through 60 random tanh networks of width 64, by the weights of the way up. The ratio of widths over all signs of a 3 by 2 matrix, in units of 1e-12.',
  tolerance: 4,
  error: (rng = createRng(203)) => {
    const spec = { width: 64, depth: 4, activation: tanh, weightScale: Math.SQRT2, biasScale: 0 };
    const ratios = range(60).map(() => {
      const delta = normalVector(rng, spec.width);
      return meanSquare(passedBack(randomPass(spec, rng), tanh, delta)) / meanSquare(delta);
    });
    const second = 2 * outputMoment('tanh', 2);
    const gains = [2, second, 2 * outputMoment('tanh', second)].map((q) => 2 * slopeMoment('tanh', q));
    const wide = standardErrors(ratios, gains.reduce((product, gain) => product * gain)); // prettier-ignore
    const delta = [0.5, -1, 2];
    const signs = signMatrices({ rows: 3, columns: 2, size: Math.sqrt(1.7 / 2) });
    const exact = meanSquareGain(signs.map(transpose), delta) - (3 / 2) * 1.7;
    return Math.max(Math.abs(exact) / EXACT, wide);
  },
};

/** C(c) = (√(1 - c²) + c (π - arccos c)) / π. */
export const cosineMap: Check = {
  method: 'Eight cosines against the mean product of two rectified projections of a normal vector, over its angle.',
  tolerance: 1e-8,
  error: () => {
    const cosines = [-0.9, -0.5, 0, 0.2, 0.5, 0.8, 0.95, 1];
    return Math.max(...cosines.map((c) => Math.abs(reluCosine(c) - 2 * rectifiedProduct(c))));
  },
};

/** Var W = 2 / (d_in + d_out); uniform on [-u, u] with u = √(6 / (d_in + d_out)). */
export const xavier: Check = {
  method: 'Factors up and back over all signs of two small matrices; the variance of the uniform law by a sum.',
  tolerance: 1e-9,
  error: () => {
    const errorOf = (rows: number, columns: number) => {
      const variance = 2 / (rows + columns);
      const signs = signMatrices({ rows, columns, size: Math.sqrt(variance) });
      const up = meanSquareGain(signs, range(columns).map((j) => 1 + 0.3 * j)); // prettier-ignore
      const back = meanSquareGain(signs.map(transpose), range(rows).map((i) => 0.5 - 0.7 * i)); // prettier-ignore
      const bound = Math.sqrt(6 / (rows + columns));
      const spread = meanOver(range(100000), (i) => (bound * ((2 * i + 1) / 100000 - 1)) ** 2);
      return Math.max(Math.abs((up + back) / 2 - 1), Math.abs(spread - variance));
    };
    return Math.max(errorOf(2, 3), errorOf(4, 1));
  },
};

/** Var W = 2 / ((1 + ν²) d_in). */
export const heInitialization: Check = {
  method: 'The mean square behind one layer and behind two, over all signs of their weights, for three slopes.',
  tolerance: 1e-12,
  error: () => {
    const x = [0.9, -0.4, 1.3];
    const drift = (slope: number) => {
      const first = signMatrices({ rows: 2, columns: 3, size: 0.8 });
      const second = signMatrices({ rows: 1, columns: 2, size: Math.sqrt(2 / ((1 + slope ** 2) * 2)) });
      const activated = (w: Matrix) => apply(w, x).map((a) => Math.max(a, slope * a));
      const before = meanOver(first, (w) => meanSquare(apply(w, x)));
      const after = meanOver(first, (w) => meanOver(second, (v) => meanSquare(apply(v, activated(w)))));
      return Math.abs(after - before);
    };
    return Math.max(...[0, 0.1, 0.3].map(drift));
  },
};

/** P(a > 0) = Φ(b / ‖w‖) and P(off on n inputs) = Φ(-b / ‖w‖)ⁿ. */
export const deadUnit: Check = {
  method: 'In standard errors: shares of 10000 random inputs and of 10000 triples, against the summed density.',
  tolerance: 4,
  error: (rng = createRng(207)) => {
    const w = [0.5, -1, 0.2, 0.8, 1.1];
    const isOn = (b: number) => dot(w, normalVector(rng, 5)) + b > 0;
    const deviation = (share: number, p: number) => Math.abs(share - p) / Math.sqrt((p * (1 - p)) / 10000);
    const errors = [-2, -0.7, 0.4].map((b) => {
      const on = meanOver(range(10000), () => Number(isOn(b)));
      const silent = meanOver(range(10000), () => Number(!isOn(b) && !isOn(b) && !isOn(b)));
      const off = normalDistribution(-b / norm(w));
      return Math.max(deviation(on, normalDistribution(b / norm(w))), deviation(silent, off ** 3));
    });
    return Math.max(...errors);
  },
};

/** μ and v over a group, â = (a - μ) / √(v + ε), o = γ â + β. */
export const normalization: Check = {
  method: 'Six entries doubled by ±√ε, then centered and scaled to length √12 by geometry, against the formula.',
  tolerance: 1e-12,
  error: (rng = createRng(208)) => {
    const [entries, epsilon] = [normalVector(rng, 6), 0.2];
    const pairs = [1, -1].flatMap((sign) => entries.map((a) => a + sign * Math.sqrt(epsilon)));
    const geometric = withLength(centered(pairs), Math.sqrt(12));
    const expected = entries.map((_, i) => 1.7 * ((at(geometric, i) + at(geometric, i + 6)) / 2) - 0.4);
    return distance([normalizeGroup(entries, { epsilon, gain: 1.7, shift: -0.4 }).outputs], [expected]);
  },
};

/** γ̄ = Σ ō â, β̄ = Σ ō, ā_i = γ / √(v + ε) (ō_i - β̄ / m - â_i γ̄ / m). */
export const normalizationGradient: Check = {
  method: 'Seven random entries, gain and shift against finite differences of a nonlinear function of the outputs.',
  tolerance: 1e-9,
  error: (rng = createRng(209)) => {
    const [entries, epsilon] = [normalVector(rng, 7), 0.1];
    const loss = (point: Vector) => {
      const [gain, shift] = [at(point, 7), at(point, 8)];
      return sum(normalizeGroup(point.slice(0, 7), { epsilon, gain, shift }).outputs.map((o, i) => Math.sin(o + i)));
    };
    const { spread, standard, outputs } = normalizeGroup(entries, { epsilon, gain: 1.3, shift: 0.2 });
    const upstream = outputs.map((o, i) => Math.cos(o + i));
    const [gainSlope, shiftSlope] = [dot(upstream, standard), sum(upstream)];
    const slopes = upstream.map((up, i) => (1.3 / spread) * (up - shiftSlope / 7 - (at(standard, i) * gainSlope) / 7));
    return distance([[...slopes, gainSlope, shiftSlope]], [gradient(loss, [...entries, 1.3, 0.2])]);
  },
};

/** L(c w) = L(w) gives g(c w) = g(w) / c and wᵀ g(w) = 0. */
export const scaleInvariance: Check = {
  method: 'A unit before a batch norm: finite differences at the weights and at 0.4 and 3 times the weights.',
  tolerance: 1e-9,
  error: (rng = createRng(210)) => {
    const [inputs, w] = [normalMatrix(rng, 8, 4), normalVector(rng, 4)];
    const exact = { epsilon: 0, gain: 1, shift: 0.3 };
    const loss = (weights: Vector) =>
      sum(normalizeGroup(apply(inputs, weights), exact).outputs.map((o, i) => Math.sin(o + i)));
    const slopes = gradient(loss, w);
    const errors = [0.4, 3].map((c) => {
      const scaled = w.map((entry) => c * entry);
      const bySize = gradient(loss, scaled).map((entry) => c * entry);
      return Math.max(Math.abs(loss(scaled) - loss(w)), distance([bySize], [slopes]));
    });
    return Math.max(Math.abs(dot(w, slopes)), ...errors);
  },
};

/** ‖w‖⁴ = η ‖ĝ‖² / (λ (2 - ηλ)) and cos θ = 1 - ηλ. */
export const normEquilibrium: Check = {
  method: 'After 2000 steps with random gradients perpendicular to the weights: the length and the last turn.',
  tolerance: 1e-9,
  error: (rng = createRng(211)) => {
    const errorAt = (descent: NormalizedDescent) => {
      const before = range(2000).reduce<Vector>((w) => normalizedStep(descent, w, rng), [3, 1, -2, 0.5]);
      const after = normalizedStep(descent, before, rng);
      const cosine = dot(before, after) / (norm(before) * norm(after));
      const { rate, decay, size } = descent;
      const length = norm(after) ** 4 - (rate * size ** 2) / (decay * (2 - rate * decay));
      return Math.max(Math.abs(length), Math.abs(cosine - (1 - rate * decay)));
    };
    return Math.max(errorAt({ rate: 0.5, decay: 0.1, size: 1.5 }), errorAt({ rate: 0.2, decay: 1, size: 0.7 }));
  },
};

/** E‖h_L‖² = (1 + α²)^L ‖h_0‖² for branches that keep the size, ‖h_0‖² + L d for normalized ones. */
export const residualGrowth: Check = {
  method: 'Three blocks of width two over all 4096 triples of sign matrices, with scaled and with unit branches.',
  tolerance: 1e-10,
  error: () => {
    const matrices = signMatrices({ rows: 2, columns: 2, size: Math.SQRT1_2 });
    const start = [1.1, -0.3];
    const growth = (branch: (product: Vector) => Vector) => {
      const step = (h: Vector, matrix: Matrix) => total(h, branch(apply(matrix, h)));
      return meanAlong(matrices, { start, length: 3, step }, (h) => dot(h, h));
    };
    const scaled = growth((product) => product.map((entry) => 0.6 * entry)) - (1 + 0.36) ** 3 * dot(start, start);
    const unit = growth((product) => withLength(product, Math.SQRT2)) - (dot(start, start) + 3 * 2);
    return Math.max(Math.abs(scaled), Math.abs(unit));
  },
};

/** max rms(W h) / rms(h) = √(d_in / d_out) ‖W‖_2. */
export const spectralCondition: Check = {
  method: 'Power iteration and 500 random vectors against the singular values of a tall and of a wide matrix.',
  tolerance: 1e-9,
  error: (rng = createRng(213)) => {
    const errorOf = (matrix: Matrix) => {
      const columns = at(matrix, 0).length;
      const stretch = (h: Vector) => Math.sqrt(meanSquare(apply(matrix, h)) / meanSquare(h));
      const formula = Math.sqrt(columns / matrix.length) * spectralNorm(matrix);
      const best = mostStretched(matrix, normalVector(rng, columns));
      const beyond = range(500).map(() => stretch(normalVector(rng, columns)) - formula);
      return Math.max(Math.abs(stretch(best) - formula), ...beyond);
    };
    return Math.max(errorOf(normalMatrix(rng, 9, 4)), errorOf(normalMatrix(rng, 3, 8)));
  },
};

/** E (W h)_i² = τ² d_in rms(h)², and |(ΔW h)_i| = η ‖h‖_1 for ΔW = -η sign(δ) sign(h)ᵀ. */
export const alignedUpdate: Check = {
  method: 'All signs of a 2 by 4 matrix; the rule of Adam from zero, on the input that gave the gradient.',
  tolerance: 1e-12,
  error: (rng = createRng(214)) => {
    const [h, delta] = [normalVector(rng, 4), normalVector(rng, 2)];
    const signs = signMatrices({ rows: 2, columns: 4, size: 0.3 });
    const random = meanOver(signs, (w) => at(apply(w, h), 1) ** 2) - 0.09 * 4 * meanSquare(h);
    const rule = adam({ rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 0 });
    const { parameters } = rule(optimizerStart(range(8).map(() => 0)), outer(delta, h).flat());
    const moved = apply(rowsOf(parameters, 4), h).map(Math.abs);
    const sizes = 0.01 * sum(h.map(Math.abs));
    return Math.max(Math.abs(random), distance([moved], [[sizes, sizes]]));
  },
};

/** σ_i(Q_L ⋯ Q_1) = 1, and the mean square of σ_i(W_L ⋯ W_1) is 1 on average for variance 1 / d. */
export const isometry: Check = {
  method: 'A product of six random orthogonal matrices; all 4096 triples of 2 by 2 sign matrices.',
  tolerance: 1e-9,
  error: (rng = createRng(215)) => {
    const product = range(6).reduce<Matrix>((before) => multiply(randomOrthogonal(rng, 5), before), identity(5));
    const { sigma } = svd(product);
    const path = { start: identity(2), length: 3, step: (before: Matrix, w: Matrix) => multiply(w, before) };
    const meanSigma = (matrix: Matrix) => sum(svd(matrix).sigma.map((value) => value ** 2)) / 2;
    const spread = meanAlong(signMatrices({ rows: 2, columns: 2, size: Math.SQRT1_2 }), path, meanSigma);
    return Math.max(...sigma.map((value) => Math.abs(value - 1)), Math.abs(spread - 1), 5 - sigma.length);
  },
};
