import { at, range, sum } from '../core/array.ts';
import { bisection } from '../core/bisection.ts';
import type { Check } from '../core/check.ts';
import { descent, descentStep, excessOver, gapToFlow, gradientDominance, halfSquaredError } from '../core/descent.ts';
import { settledGrowth, type SmoothLoss, squaredErrorAfterStep } from '../core/descent.ts';
import { batchMeans, covarianceAround, everyBatch, everySubset } from '../core/every-batch.ts';
import { gradient } from '../core/finite-differences.ts';
import { add, apply, distance, identity, type Matrix, multiply, scale } from '../core/matrix.ts';
import { transpose } from '../core/matrix.ts';
import { changeOver, expectedChange, lowestPoint } from '../core/noisy-quadratic.ts';
import { randomNoisyQuadratic, signalAndNoise } from '../core/noisy-quadratic.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { ridgeWeights } from '../core/ridge.ts';
import { createRng } from '../core/rng.ts';
import { fittedProduct, logCosh, rippledParabola } from '../core/sample-losses.ts';
import { pseudoInverse, spectralNorm, svd } from '../core/singular-values.ts';
import { average, difference, dot, norm, times, total, type Vector } from '../core/vector.ts';

/** e_t = (I - ηH)^t e_0, v_iᵀe_t = (1 - ηλ_i)^t v_iᵀe_0, and convergence from every start iff 0 < η < 2/λ_max. */
export const gdModes: Check = {
  method: 'Forty steps on random data against powers of the modes; by bisection, the η at which a run stops shrinking.',
  tolerance: 1e-10,
  error: () => {
    const rng = createRng(301);
    const [inputs, targets, start] = [normalMatrix(rng, 6, 3), normalVector(rng, 6), normalVector(rng, 3)];
    const solution = apply(pseudoInverse(inputs), targets);
    const { sigma, v } = svd(inputs);
    const last = at(descent(halfSquaredError(inputs, targets), start, { rate: 0.3, steps: 40 }), 40);
    const along = (i: number) => dot(at(v, i), difference(last, solution));
    const predicted = (i: number) => (1 - 0.3 * at(sigma, i) ** 2) ** 40 * dot(at(v, i), difference(start, solution));
    const limit = 2 / at(sigma, 0) ** 2;
    const found = bisection((rate) => settledGrowth(inputs, start, rate) - 1, 0.9 * limit, 1.5 * limit);
    return Math.max(Math.abs(found - limit), ...sigma.map((_, i) => Math.abs(along(i) - predicted(i))));
  },
};

/** η* = 2/(λ_max + λ_min) minimizes max |1 - ηλ_i|, which is then (κ - 1)/(κ + 1). */
export const bestStep: Check = {
  method: 'The η at which the measured slope of the norm of I - ηH changes its sign, and that norm, on random H.',
  tolerance: 1e-6,
  error: () => {
    const rng = createRng(302);
    const errorOf = () => {
      const inputs = normalMatrix(rng, 6, 4);
      const hessian = multiply(transpose(inputs), inputs);
      const worst = (rate: number) => spectralNorm(add(identity(4), scale(-rate, hessian)));
      const [top, bottom] = [at(svd(inputs).sigma, 0) ** 2, at(svd(inputs).sigma, 3) ** 2];
      const found = bisection((rate) => worst(rate + 1e-7) - worst(rate - 1e-7), 0.1 / top, 2.5 / top);
      return Math.max(Math.abs(found - 2 / (top + bottom)), Math.abs(worst(found) - (top - bottom) / (top + bottom)));
    };
    return Math.max(...range(5).map(errorOf));
  },
};

/** L(w - ηg) ≤ L(w) - η(1 - Mη/2)‖g‖² for an M-smooth L. */
export const descentLemma: Check = {
  method: 'Largest violation over 300 random points, steps and smooth losses; the gap on the steepest parabola.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(303);
    const slack = (loss: SmoothLoss, smoothness: number, [w, rate]: readonly [Vector, number]) => {
      const bound = loss.value(w) - rate * (1 - (smoothness * rate) / 2) * norm(loss.gradient(w)) ** 2;
      return loss.value(descentStep(loss, w, rate)) - bound;
    };
    const violations = range(300).map((i) => {
      const rows = normalMatrix(rng, 4, 3);
      const [loss, smoothness] = i % 2 === 0 ? [logCosh(rows), spectralNorm(rows) ** 2] : [rippledParabola, 8];
      return slack(loss, smoothness, [normalVector(rng, i % 2 === 0 ? 3 : 1), (3 * rng.uniform()) / smoothness]);
    });
    return Math.max(0, ...violations, Math.abs(slack(halfSquaredError([[2]], [0]), 4, [[1.5], 0.37])));
  },
};

/** With η = 1/M: (1 - μ/M)^T under PL, M‖w_0 - w*‖²/2T when convex, min ‖g_t‖² ≤ 2M(L_0 - L*)/T when smooth. */
export const rates: Check = {
  method: 'Largest violation in runs on wide least squares, a rippled parabola (PL, not convex) and a sum of ln cosh.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(304);
    const [wide, start] = [normalMatrix(rng, 3, 6), normalVector(rng, 6)];
    const squares = halfSquaredError(wide, normalVector(rng, 3));
    const [top, bottom] = [at(svd(wide).sigma, 0) ** 2, at(svd(wide).sigma, 2) ** 2];
    const wideRun = descent(squares, start, { rate: 1 / top, steps: 200 });
    const geometric = excessOver(squares, wideRun, (t) => (1 - bottom / top) ** t * squares.value(start));
    const rippledRun = descent(rippledParabola, [9], { rate: 1 / 8, steps: 200 });
    const [height, constant] = [rippledParabola.value([9]), gradientDominance(rippledParabola, 10)];
    const rippled = excessOver(rippledParabola, rippledRun, (t) => (1 - constant / 8) ** t * height);
    const least = (T: number) => Math.min(...rippledRun.slice(0, T).map((w) => norm(rippledParabola.gradient(w)) ** 2));
    const stationary = Math.max(...[1, 5, 50, 200].map((T) => least(T) - (16 * height) / T));
    const rows = normalMatrix(rng, 4, 3);
    const [convex, smoothness, far] = [logCosh(rows), spectralNorm(rows) ** 2, times(20, normalVector(rng, 3))];
    const convexRun = descent(convex, far, { rate: 1 / smoothness, steps: 400 });
    const sublinear = excessOver(convex, convexRun, (t) => (smoothness * norm(far) ** 2) / (2 * t));
    return Math.max(0, geometric, rippled, sublinear, stationary);
  },
};

/** w_∞ = w_0 + X⁺(y - Xw_0) = X⁺y + (I - X⁺X)w_0. */
export const closestInterpolant: Check = {
  method: 'Descent and cyclic SGD from a random start on three equations in six unknowns, against both forms.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(305);
    const [inputs, targets, start] = [normalMatrix(rng, 3, 6), normalVector(rng, 3), normalVector(rng, 6)];
    const [inverse, single] = [pseudoInverse(inputs), inputs.map((x, i) => halfSquaredError([x], [at(targets, i)]))];
    const corrected = total(start, apply(inverse, difference(targets, apply(inputs, start))));
    const kept = difference(start, apply(multiply(inverse, inputs), start));
    const split = total(apply(inverse, targets), kept);
    const full = at(descent(halfSquaredError(inputs, targets), start, { rate: 0.4, steps: 800 }), 800);
    const cyclic = range(800).reduce<Vector>((w, t) => descentStep(at(single, t % 3), w, 0.8), start);
    return distance([full, full, cyclic], [corrected, split, corrected]);
  },
};

/** From zero: GD keeps 1 - (1 - ησ²)^t of (u_iᵀy/σ_i) v_i, ridge σ²/(σ² + λ). */
export const gdFilter: Check = {
  method: 'Seventeen steps of descent from zero and the normal equations of ridge, each against its sum over modes.',
  tolerance: 1e-11,
  error: () => {
    const rng = createRng(306);
    const [inputs, targets] = [normalMatrix(rng, 5, 4), normalVector(rng, 5)];
    const { sigma, u, v } = svd(inputs);
    const filtered = (filter: (size: number) => number) =>
      total([0, 0, 0, 0], ...sigma.map((size, i) => times((filter(size) * dot(at(u, i), targets)) / size, at(v, i))));
    const stopped = at(descent(halfSquaredError(inputs, targets), [0, 0, 0, 0], { rate: 0.2, steps: 17 }), 17);
    const sums = [filtered((size) => 1 - (1 - 0.2 * size ** 2) ** 17), filtered((size) => size ** 2 / (size ** 2 + 0.3))]; // prettier-ignore
    return distance([stopped, ridgeWeights({ inputs, targets }, 0.3)], sums);
  },
};

/** E g_B = g and Cov g_B = C/B with replacement, times (n - B)/(n - 1) without. */
export const minibatchGradient: Check = {
  method: 'Mean and covariance over all 216 ordered batches of 3 out of 6 gradients, and over all 20 subsets.',
  tolerance: 1e-12,
  error: () => {
    const gradients = normalMatrix(createRng(307), 6, 2);
    const mean = average(gradients);
    const single = covarianceAround(gradients, mean);
    const [drawn, subsets] = [batchMeans(gradients, everyBatch(6, 3)), batchMeans(gradients, everySubset(6, 3))];
    const means = distance([average(drawn), average(subsets)], [mean, mean]);
    const withReplacement = distance(covarianceAround(drawn, mean), scale(1 / 3, single));
    return Math.max(means, withReplacement, distance(covarianceAround(subsets, mean), scale(3 / 5 / 3, single)));
  },
};

/** e_{t+1} = (1 - ηλ)e_t - ηξ_t with Var ξ = s²/B settles at Var e = ηs²/(Bλ(2 - ηλ)), excess loss ηs²/(2B(2 - ηλ)). */
export const noiseFloor: Check = {
  method: 'The recursion run with one unit of noise at the first step; the squares of all later errors added up.',
  tolerance: 1e-12,
  error: () => {
    const errorOf = ([lambda, rate, variance, size]: readonly [number, number, number, number]) => {
      const response = range(400).reduce<Vector>((e, t) => [...e, (1 - rate * lambda) * at(e, t)], [-rate]);
      const settled = (variance / size) * sum(response.map((e) => e ** 2));
      const formula = (rate * variance) / (size * lambda * (2 - rate * lambda));
      const excess = (rate * variance) / (2 * size * (2 - rate * lambda));
      return Math.max(Math.abs(settled - formula), Math.abs((lambda / 2) * settled - excess));
    };
    return Math.max(...([[2, 0.1, 4, 8], [0.5, 0.3, 1, 1], [1, 1.7, 2, 4]] as const).map(errorOf)); // prettier-ignore
  },
};

/** E‖e_{t+1}‖² ≤ (1 - η(2 - ηM)μ)‖e_t‖² where all examples are fitted, M = max ‖x_i‖², μ the least nonzero eigenvalue. */
export const interpolationRate: Check = {
  method: 'Largest violation of a step of SGD, averaged over examples; the gap on orthonormal inputs, where it is 0.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(309);
    const slack = (inputs: Matrix, rate: number, error: Vector) => {
      const steepest = Math.max(...inputs.map((x) => dot(x, x)));
      const flattest = at(svd(inputs).sigma, svd(inputs).sigma.length - 1) ** 2 / inputs.length;
      const bound = (1 - rate * (2 - rate * steepest) * flattest) * norm(error) ** 2;
      return squaredErrorAfterStep(inputs, error, rate) - bound;
    };
    const violations = range(200).map(() => {
      const inputs = normalMatrix(rng, 3, 5);
      const inRowSpace = apply(transpose(inputs), normalVector(rng, 3));
      return slack(inputs, (2 * rng.uniform()) / Math.max(...inputs.map((x) => dot(x, x))), inRowSpace);
    });
    return Math.max(0, ...violations, Math.abs(slack(identity(3), 0.7, [1, -2, 0.5])));
  },
};

/** E(1 - ηh_B)² < 1 iff 0 < η < 2h̄/(h̄² + Var(h_i)/B). */
export const meanSquareLimit: Check = {
  method: 'Where the mean of (1 - ηh)² over all batches of 1, 2 and 3 of five curvatures passes 1, by bisection.',
  tolerance: 1e-12,
  error: () => {
    const curvatures = [0.2, 1.3, 0, 2.5, 0.9];
    const mean = sum(curvatures) / 5;
    const variance = sum(curvatures.map((h) => (h - mean) ** 2)) / 5;
    const errorOf = (size: number) => {
      const ofBatch = everyBatch(5, size).map((batch) => sum(batch.map((i) => at(curvatures, i))) / size);
      const growth = (rate: number) => sum(ofBatch.map((h) => (1 - rate * h) ** 2)) / ofBatch.length - 1;
      return Math.abs(bisection(growth, 0.1, 10) - (2 * mean) / (mean ** 2 + variance / size));
    };
    return Math.max(...[1, 2, 3].map(errorOf));
  },
};

/** E ΔL = -η‖g‖² + (η²/2)(gᵀHg + tr(HC)/B), least at η_max/(1 + B_noise/B) with B_noise = tr(HC)/gᵀHg. */
export const noiseScale: Check = {
  method: 'The change of a quadratic averaged over all batches of 1 to 4 of five examples; its lowest point.',
  tolerance: 1e-12,
  error: () => {
    const problem = randomNoisyQuadratic(createRng(311));
    const { signal, noise } = signalAndNoise(problem);
    const squared = norm(average(problem.gradients)) ** 2;
    const errorOf = (size: number) => {
      const formula = -0.3 * squared + (0.3 ** 2 / 2) * (signal + noise / size);
      const found = lowestPoint((rate) => expectedChange(problem, size, rate)).x;
      const best = squared / signal / (1 + noise / signal / size);
      return Math.max(Math.abs(expectedChange(problem, size, 0.3) - formula), Math.abs(found - best));
    };
    return Math.max(...[1, 2, 3, 4].map(errorOf));
  },
};

/** S = S_min(1 + B_noise/B), E = E_min(1 + B/B_noise), (S/S_min - 1)(E/E_min - 1) = 1. */
export const stepsAndExamples: Check = {
  method: 'Steps to lose 1 at the best measured loss a step, for batches of 1 to 4 and for full descent. Relative.',
  tolerance: 1e-10,
  error: () => {
    const problem = randomNoisyQuadratic(createRng(311));
    const { signal, noise } = signalAndNoise(problem);
    const steps = (size: number) => -1 / lowestPoint((rate) => expectedChange(problem, size, rate)).value;
    const fewest = -1 / lowestPoint((rate) => changeOver(problem, times(-rate, average(problem.gradients)))).value;
    const errorOf = (size: number) => {
      const [s, e] = [steps(size) / fewest, (size * steps(size)) / (2 * steps(1) - 2 * steps(2))];
      const gaps = [s / (1 + noise / signal / size), e / (1 + (size * signal) / noise), (s - 1) * (e - 1)];
      return Math.max(...gaps.map((ratio) => Math.abs(ratio - 1)));
    };
    return Math.max(...[1, 2, 3, 4].map(errorOf));
  },
};

/** With η_t = 1/(λt): e_t = -(1/λt) Σ ξ_k, so Var e_t = s²/(Bλ²t), whatever the start. */
export const decreasingStep: Check = {
  method: 'The recursion run from 7 with random noise against the sum; its variance from a run for each noise.',
  tolerance: 1e-12,
  error: () => {
    const [lambda, steps] = [0.8, 40];
    const run = (start: number, noise: Vector) =>
      noise.reduce((e, xi, i) => e - (lambda * e + xi) / (lambda * (i + 1)), start);
    const noise = normalVector(createRng(313), steps);
    const unit = identity(steps).map((single) => run(0, single));
    const variance = 3 * sum(unit.map((e) => e ** 2));
    return Math.max(Math.abs(run(7, noise) + sum(noise) / (lambda * steps)), Math.abs(variance - 3 / (lambda ** 2 * steps))); // prettier-ignore
  },
};

/** η_t = η_min + ½(η_max - η_min)(1 + cos(πt/T)). */
export const cosineSchedule: Check = {
  method: 'The height of a point that turns by π/T a step on a circle whose diameter runs from η_min to η_max.',
  tolerance: 1e-12,
  error: () => {
    const [low, high, horizon] = [0.01, 0.8, 50];
    const [cosine, sine] = [Math.cos(Math.PI / horizon), Math.sin(Math.PI / horizon)];
    const turn = [[cosine, -sine], [sine, cosine]]; // prettier-ignore
    const points = range(horizon).reduce<Matrix>((path, t) => [...path, apply(turn, at(path, t))], [[1, 0]]);
    const heights = points.map((point) => (low + high) / 2 + ((high - low) / 2) * at(point, 0));
    const formula = points.map((_, t) => low + 0.5 * (high - low) * (1 + Math.cos((Math.PI * t) / horizon)));
    return distance([heights], [formula]);
  },
};

/** One step of GD agrees up to order η³ with the gradient flow of L + (η/4)‖∇L‖² over time η; with that of L, up to η². */
export const modifiedLoss: Check = {
  method: 'One step on ½(ab - 1)² against either flow: the powers of η with which the gaps fall, 2 and 3.',
  tolerance: 0.05,
  error: () => {
    const { value, gradient: slopeOf } = fittedProduct;
    const modified = (rate: number) => (w: Vector) => value(w) + (rate / 4) * norm(slopeOf(w)) ** 2;
    const order = (slopeAt: (rate: number) => (w: Vector) => Vector) => {
      const gap = (rate: number) => gapToFlow(fittedProduct, [1.7, -0.6], { rate, slope: slopeAt(rate) });
      return Math.log2(gap(0.01) / gap(0.005));
    };
    const orders = [order(() => slopeOf), order((rate) => (w) => gradient(modified(rate), w))];
    return distance([orders], [[2, 3]]);
  },
};
