import { accuraciesOf, metricsOfChanges } from '../core/accuracy-changes.ts';
import { transferMetrics } from '../core/accuracy-matrix.ts';
import { at, range, sum } from '../core/array.ts';
import type { Check } from '../core/check.ts';
import { crossEntropy, softmax } from '../core/dense-network.ts';
import { descent, halfSquaredError } from '../core/descent.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { nearestInHalfSpace } from '../core/half-space.ts';
import { fisherDiagonal, predictionDrift } from '../core/label-scores.ts';
import { lineDerivatives } from '../core/line-derivatives.ts';
import { add, apply, diagonal, distance, identity, type Matrix } from '../core/matrix.ts';
import { multiply, outer, scale, transpose } from '../core/matrix.ts';
import { layerMisses, projectedTraining } from '../core/projected-layer.ts';
import { descendedCenter, jointCenter, randomQuadraticTask } from '../core/quadratic-tasks.ts';
import { taskBowl, weighed } from '../core/quadratic-tasks.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { randomOrthogonal } from '../core/random-orthogonal.ts';
import { keptShares } from '../core/reservoir.ts';
import { createRng } from '../core/rng.ts';
import { logCosh } from '../core/sample-losses.ts';
import { pseudoInverse } from '../core/singular-values.ts';
import { twoInputTrial } from '../core/two-input-trial.ts';
import { logitsFrom, weightCount } from '../core/two-layer-logits.ts';
import { difference, dot, norm, times, total, type Vector } from '../core/vector.ts';

const SIZE = { inputs: 3, hidden: 2, classes: 3 };

/** L_A(θ - ηg_B) = L_A(θ) - η g_Aᵀg_B + η²/2 g_BᵀH_Ag_B + O(η³). */
export const interference: Check = {
  method:
    'A smooth loss along a random direction, whose first two derivatives are measured by finite differences, at a random point and at the minimum, where the first must vanish.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1501);
    const [rows, newGradient] = [normalMatrix(rng, 6, 3), normalVector(rng, 3)];
    const { value, gradient: slope } = logCosh(rows);
    const bends = (w: Vector) => diagonal(apply(rows, w).map((z) => 1 - Math.tanh(z) ** 2));
    const hessianAt = (w: Vector) => multiply(multiply(transpose(rows), bends(w)), rows);
    const errorAt = (w: Vector) => {
      const written = [-dot(slope(w), newGradient), dot(newGradient, apply(hessianAt(w), newGradient))];
      return distance([written], [lineDerivatives(value, { point: w, direction: times(-1, newGradient) })]);
    };
    return Math.max(errorAt(normalVector(rng, 3)), errorAt([0, 0, 0]), norm(slope([0, 0, 0])));
  },
};

/** Δŷ_A = -η J_A J_Bᵀ ∂L_B/∂ŷ_B + O(η²). */
export const crossKernel: Check = {
  method:
    'Logits of a small tanh network on two inputs of A while one step is taken on three inputs of B: the slope in η by finite differences against the product of the two Jacobians.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1502);
    const [inputsA, inputsB, weights] = [normalMatrix(rng, 2, 3), normalMatrix(rng, 3, 3), normalVector(rng, weightCount(SIZE))]; // prettier-ignore
    const outputs = (inputs: Matrix) => (w: Vector) => inputs.flatMap((x) => logitsFrom(SIZE, x)(w));
    const lossOf = (flat: Vector) => sum(range(3).map((i) => crossEntropy(flat.slice(3 * i, 3 * i + 3), i))) / 3;
    const stepGradient = gradient((w) => lossOf(outputs(inputsB)(w)), weights);
    const moved = (rate: Vector) => outputs(inputsA)(difference(weights, times(at(rate, 0), stepGradient)));
    const kernel = multiply(jacobian(outputs(inputsA), weights), transpose(jacobian(outputs(inputsB), weights)));
    const drift = times(-1, apply(kernel, gradient(lossOf, outputs(inputsB)(weights))));
    return distance([drift], [jacobian(moved, [0]).flat()]);
  },
};

/** L_A(w_B) = r_B² cos² φ, and c²/4 sin² 2φ where one solution fits both tasks; cos⁴ φ a round. */
export const overwritten: Check = {
  method:
    'Gradient descent on one input after the other in five dimensions, at ten angles, with targets that agree and with targets that conflict; then a second round.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1503);
    const errorAt = (phi: number) => {
      const { overwritten: lost, missing, conflicting, nextRound } = twoInputTrial(rng, phi);
      const agreed = lost - (missing ** 2 / 4) * Math.sin(2 * phi) ** 2;
      const opposed = conflicting.overwritten - conflicting.residual ** 2 * Math.cos(phi) ** 2;
      return Math.max(...[agreed, opposed, nextRound - lost * Math.cos(phi) ** 4].map(Math.abs));
    };
    return Math.max(...range(10).map((i) => errorAt((i * Math.PI) / 18)));
  },
};

/** w_B = w_A + X_B⁺ (y_B - X_B w_A); a fitted A then has the loss ‖X_A X_B⁺ (y_B - X_B w_A)‖², 0 if X_A X_Bᵀ = 0. */
export const overwrittenInGeneral: Check = {
  method:
    'Gradient descent on two examples of B from a fit of three examples of A in seven dimensions, and once with the rows of B orthogonal to those of A.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1504);
    const [inputsA, targetsA, targetsB] = [normalMatrix(rng, 3, 7), normalVector(rng, 3), normalVector(rng, 2)];
    const fitted = apply(pseudoInverse(inputsA), targetsA);
    const outside = add(identity(7), scale(-1, multiply(pseudoInverse(inputsA), inputsA)));
    const measured = (inputsB: Matrix) => {
      const path = descent(halfSquaredError(inputsB, targetsB), fitted, { rate: 0.4, steps: 4000 });
      return norm(difference(apply(inputsA, at(path, 4000)), targetsA)) ** 2;
    };
    const [any, clear] = [normalMatrix(rng, 2, 7), multiply(normalMatrix(rng, 2, 7), outside)];
    const step = apply(pseudoInverse(any), difference(targetsB, apply(any, fitted)));
    return Math.max(Math.abs(measured(any) - norm(apply(inputsA, step)) ** 2), measured(clear));
  },
};

/** ACC, BWT, FWT and FGT from the accuracies R_ij; ACC = mean R_jj + (T - 1)/T BWT; FGT ≥ -BWT. */
export const transfer: Check = {
  method:
    'Runs of five tasks put together from known random changes of every accuracy at every training, whose averages are added up change by change; the identity, and the largest violation of the inequality.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1505);
    const errorOf = () => {
      const run = { start: normalVector(rng, 5), changes: normalMatrix(rng, 5, 5) };
      const [read, counted] = [transferMetrics(accuraciesOf(run)), metricsOfChanges(run)];
      const identityGap = read.average - counted.learned - (4 / 5) * read.backward;
      const keys = ['average', 'backward', 'forward', 'forgetting'] as const;
      const gaps = [identityGap, ...keys.map((key) => read[key] - counted[key])].map(Math.abs);
      return Math.max(...gaps, -read.backward - read.forgetting);
    };
    return Math.max(...range(20).map(errorOf));
  },
};

/** Reservoir sampling: each of n ≥ m items is in memory with probability m/n. */
export const reservoirShare: Check = {
  method: 'All ways a memory of 1 to 3 places can go through a stream of up to 6 items, with their probabilities.',
  tolerance: 1e-12,
  error: () => {
    const sizes = [[1, 1], [1, 4], [1, 6], [2, 2], [2, 3], [2, 5], [3, 4], [3, 6]] as const; // prettier-ignore
    return Math.max(...sizes.flatMap(([m, n]) => keptShares(n, m).map((share) => Math.abs(share - m / n))));
  },
};

/** (1 - ρ) L_B + ρ L_A is least at ((1 - ρ) H_B + ρ H_A)⁻¹ ((1 - ρ) H_B θ_B + ρ H_A θ_A). */
export const replayOptimum: Check = {
  method:
    'Gradient descent on the mixed loss of two random quadratic tasks, for five shares; at its end the measured gradients must pull against each other in the ratio of the shares.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1508);
    const [old, fresh] = [randomQuadraticTask(rng, 4), randomQuadraticTask(rng, 4)];
    const errorAt = (rho: number) => {
      const tasks = [weighed(1 - rho, fresh), weighed(rho, old)];
      const [written, end] = [jointCenter(tasks), descendedCenter(tasks)];
      const [pullB, pullA] = [fresh, old].map((task) => gradient(taskBowl(task).value, end));
      return Math.max(distance([written], [end]), norm(total(pullB ?? [], times(rho / (1 - rho), pullA ?? []))));
    };
    return Math.max(...[0.05, 0.2, 0.5, 0.8, 0.95].map(errorAt));
  },
};

/** -ln p(θ | D_A, D_B) = n_B L_B + n_A/2 (θ - θ_A)ᵀF(θ - θ_A) + const for a flat prior, exactly where L_A is quadratic. */
export const laplaceAnchor: Check = {
  method:
    'Linear regression with Gaussian noise: the anchored loss with λ = n_A/n_B against the loss of all nine examples at once, up to a constant, at random points; its minimum against least squares on all of them.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1509);
    const [inputsA, targetsA, inputsB, targetsB] = [normalMatrix(rng, 5, 3), normalVector(rng, 5), normalMatrix(rng, 4, 3), normalVector(rng, 4)]; // prettier-ignore
    const fisher = scale(1 / 5, multiply(transpose(inputsA), inputsA));
    const anchor = taskBowl({ hessian: scale(5 / 4, fisher), center: apply(pseudoInverse(inputsA), targetsA) });
    const anchored = (w: Vector) => halfSquaredError(inputsB, targetsB).value(w) / 4 + anchor.value(w);
    const joint = halfSquaredError([...inputsA, ...inputsB], [...targetsA, ...targetsB]).value;
    const gaps = range(6).map(() => normalVector(rng, 3)).map((w) => 4 * anchored(w) - joint(w)); // prettier-ignore
    const least = apply(pseudoInverse([...inputsA, ...inputsB]), [...targetsA, ...targetsB]);
    return Math.max(...gaps.map((gap) => Math.abs(gap - at(gaps, 0))), norm(gradient(anchored, least)));
  },
};

/** λ/2 Σ F_i (θ_i - θ_{A,i})², with F_i = E E_{y∼p} (∂ ln p_y/∂θ_i)²: the growth of KL(p_A ‖ p) when θ_i alone moves. */
export const fisherPenalty: Check = {
  method:
    'Squared scores of a small tanh network under the labels of the model, against the curvature of the divergence of its predictions on three inputs when one weight alone is moved.',
  tolerance: 1e-6,
  error: () => {
    const rng = createRng(1510);
    const [inputs, weights] = [normalMatrix(rng, 3, 3), normalVector(rng, weightCount(SIZE))];
    const drift = predictionDrift(SIZE, inputs, weights);
    const curvatures = jacobian((w) => gradient(drift, w), weights).map((row, i) => at(row, i));
    return distance([fisherDiagonal(SIZE, inputs, weights)], [curvatures]);
  },
};

/** L_B + λ/2 (θ - θ_A)ᵀF(θ - θ_A) is least at (H_B + λF)⁻¹ (H_B θ_B + λF θ_A); F = H_A, λ = 1 is the joint optimum. */
export const anchoredOptimum: Check = {
  method:
    'Gradient descent on the penalized loss of random quadratic tasks, for three strengths, with the full and the diagonal matrix; and the joint minimum of both tasks by descent on their sum.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1511);
    const [old, fresh] = [randomQuadraticTask(rng, 3), randomQuadraticTask(rng, 3)];
    const anchored = (hessian: Matrix, lambda: number) => [fresh, weighed(lambda, { ...old, hessian })];
    const errorAt = (hessian: Matrix, lambda: number) =>
      distance([jointCenter(anchored(hessian, lambda))], [descendedCenter(anchored(hessian, lambda))]);
    const ownAxes = diagonal(old.hessian.map((row, i) => at(row, i)));
    const errors = [0.3, 1, 3].flatMap((lambda) => [errorAt(old.hessian, lambda), errorAt(ownAxes, lambda)]);
    return Math.max(...errors, distance([jointCenter(anchored(old.hessian, 1))], [descendedCenter([fresh, old])]));
  },
};

/** Logistic unit: F = p (1 - p) xxᵀ, which is the Hessian; with the true label y it would be (p - y)² xxᵀ. */
export const logisticFisher: Check = {
  method:
    'Scores of both labels by finite differences, averaged with the probabilities of the model, and taken at the true label alone; the Hessian of the loss by finite differences of its gradient.',
  tolerance: 1e-7,
  error: () => {
    const rng = createRng(1512);
    const errorOf = () => {
      const [input, weights] = [normalVector(rng, 2), normalVector(rng, 2)];
      const slopeAt = (y: number) => (w: Vector) => gradient((v) => Math.log1p(Math.exp((1 - 2 * y) * dot(input, v))), w); // prettier-ignore
      const p = 1 / (1 + Math.exp(-dot(input, weights)));
      const [zero, one] = [0, 1].map((y) => outer(slopeAt(y)(weights), slopeAt(y)(weights)));
      const mean = add(scale(p, one ?? []), scale(1 - p, zero ?? []));
      const measured = [mean, jacobian(slopeAt(1), weights), one ?? [], zero ?? []];
      const factors = [p * (1 - p), p * (1 - p), (p - 1) ** 2, p ** 2];
      return Math.max(...factors.map((factor, i) => distance(scale(factor, outer(input, input)), at(measured, i))));
    };
    return Math.max(...range(10).map(errorOf));
  },
};

/** L_B + λ CE(p̃_old, p̃) with p̃ = softmax(z/τ) = p^(1/τ)/Σp^(1/τ); its slope in z is (λ/τ)(p̃ - p̃_old). */
export const outputAnchor: Check = {
  method:
    'Softened probabilities from logits against roots of probabilities, normalized; the slope of the cross-entropy in the logits by finite differences, for three temperatures.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1513);
    const errorAt = (tau: number) => {
      const [old, fresh] = [normalVector(rng, 4), normalVector(rng, 4)];
      const soft = (logits: Vector) => softmax(times(1 / tau, logits));
      const roots = softmax(old).map((p) => p ** (1 / tau));
      const anchor = (z: Vector) => -dot(soft(old), soft(z).map(Math.log));
      const slope = times(1 / tau, difference(soft(fresh), soft(old)));
      return distance([soft(old), slope], [times(1 / sum(roots), roots), gradient(anchor, fresh)]);
    };
    return Math.max(...[1, 2, 5].map(errorAt));
  },
};

/** g̃ = g - (gᵀr/‖r‖²) r if gᵀr < 0 and g̃ = g otherwise is the vector closest to g with g̃ᵀr ≥ 0. */
export const averagedProjection: Check = {
  method: 'Random gradients against the nearest vector of the half-space, found by bisection on its multiplier.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1514);
    const written = (g: Vector, r: Vector) => (dot(g, r) < 0 ? difference(g, times(dot(g, r) / dot(r, r), r)) : g);
    const pairs = range(40).map(() => [normalVector(rng, 4), normalVector(rng, 4)] as const);
    return Math.max(...pairs.map(([g, r]) => distance([written(g, r)], [nearestInHalfSpace(g, r)])));
  },
};

/** (W + ΔW(I - MMᵀ)) x = Wx for every x in the span of M. */
export const inputProjection: Check = {
  method:
    'Fifty projected steps of a linear layer on new inputs: outputs on random mixtures of the stored inputs before and after; without the projection they must move, and the new loss must fall even so.',
  tolerance: 1e-11,
  error: () => {
    const rng = createRng(1515);
    const [basis, start] = [randomOrthogonal(rng, 6).slice(0, 2), normalMatrix(rng, 3, 6)];
    const examples = { inputs: normalMatrix(rng, 3, 6), targets: normalMatrix(rng, 3, 3) };
    const free = add(identity(6), scale(-1, multiply(transpose(basis), basis)));
    const [kept, moved] = [projectedTraining(start, examples, free), projectedTraining(start, examples, identity(6))];
    const stored = multiply(transpose(basis), normalMatrix(rng, 2, 5));
    const drift = (weights: Matrix) => distance(multiply(weights, stored), multiply(start, stored));
    const loss = (weights: Matrix) => norm(layerMisses(weights, examples).flat());
    return Math.max(drift(kept), drift(moved) > 0.01 && loss(kept) < 0.8 * loss(start) ? 0 : 1);
  },
};

/** Quadratic losses along θ_α = (1 - α) θ_0 + α θ_ft: α² of the forgetting, (1 - α)² of what the new task lacks. */
export const interpolationPath: Check = {
  method: 'Two random quadratic tasks with their minima at the ends of the path, at eleven points between.',
  tolerance: 1e-11,
  error: () => {
    const rng = createRng(1516);
    const [old, fresh] = [randomQuadraticTask(rng, 4), randomQuadraticTask(rng, 4)];
    const losses = (point: Vector) => [old, fresh].map((task) => taskBowl(task).value(point));
    const [[, lacking = 0], [lost = 0]] = [losses(old.center), losses(fresh.center)];
    const between = (alpha: number) => losses(total(times(1 - alpha, old.center), times(alpha, fresh.center)));
    const shares = range(11).map((i) => i / 10);
    return distance(shares.map(between), shares.map((alpha) => [alpha ** 2 * lost, (1 - alpha) ** 2 * lacking])); // prettier-ignore
  },
};
