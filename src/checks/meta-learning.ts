import { at, range, sum } from '../core/array.ts';
import type { Check } from '../core/check.ts';
import { aliasError, aliasFit, aliasSlopes, cosineFeatures } from '../core/cosine-features.ts';
import { midpointGrid, randomWeights, weightedFit } from '../core/cosine-features.ts';
import { descent, halfSquaredError } from '../core/descent.ts';
import { covarianceAround } from '../core/every-batch.ts';
import { gradient, jacobian } from '../core/finite-differences.ts';
import { folded } from '../core/flat-rows.ts';
import { solve } from '../core/linear-solve.ts';
import { linearizedSteps as closedForm } from '../core/linearized-steps.ts';
import { add, apply, diagonal, distance, identity, type Matrix } from '../core/matrix.ts';
import { multiply, scale, transpose } from '../core/matrix.ts';
import { adapted, afterAdaptation, metaGradient, stepJacobians } from '../core/meta-gradient.ts';
import { fixedPointWeight, META_METHODS, metaDescent, type MetaMethod } from '../core/meta-method.ts';
import { meanWalk, pairMeans } from '../core/minibatch-walk.ts';
import { proximalMinimizer } from '../core/proximal-minimizer.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { kernelHead, queryLoss, queryLossGradients } from '../core/ridge-head.ts';
import { ridgeMap } from '../core/ridge.ts';
import { createRng } from '../core/rng.ts';
import { pseudoInverse, svd } from '../core/singular-values.ts';
import { logCoshTask, parabola, randomTask } from '../core/smooth-task.ts';
import { subsetMoments } from '../core/subset-moments.ts';
import { leastBetween } from '../core/ternary-search.ts';
import { average, difference, dot, elementwise, norm, times, total, type Vector } from '../core/vector.ts';

const GRID = cosineFeatures(midpointGrid(8), 32);

/** min over θ of E_i[L_i^val(U_i(θ))], here with U_i of two gradient steps. */
export const bilevelObjective: Check = {
  method: 'The least loss after adaptation by search: its meta-gradient vanishes, joint training ends elsewhere.',
  tolerance: 1e-6,
  error: () => {
    const tasks = [0, 3].map((y, i) => logCoshTask([[1 + i], [0.5]], [y, y / 2]));
    const episodes = tasks.map((task) => ({ support: task, query: task }));
    const loss = (steps: number) => afterAdaptation(episodes, { rate: 0.3, steps });
    const leastOf = (steps: number) => leastBetween((theta) => loss(steps).value([theta]), [-1, 4]);
    return norm(loss(2).gradient([leastOf(2)])) + (Math.abs(leastOf(2) - leastOf(0)) > 0.01 ? 0 : 1);
  },
};

/** u_iᵀρ_k = (1 - ησ_i²)^k u_iᵀρ_0 and θ_k - θ_0 = -Σ (1 - (1 - ησ_i²)^k)/σ_i (u_iᵀρ_0) v_i. */
export const linearizedSteps: Check = {
  method: 'Gradient descent on a random linear model of three outputs and five parameters, step by step.',
  tolerance: 1e-11,
  error: () => {
    const rng = createRng(1701);
    const [J, targets, start] = [normalMatrix(rng, 3, 5), normalVector(rng, 3), normalVector(rng, 5)];
    const errorOf = (steps: number) => {
      const end = adapted(halfSquaredError(J, targets), start, { rate: 0.12, steps });
      const residuals = (point: Vector) => difference(apply(J, point), targets);
      const closed = closedForm(J, residuals(start), { rate: 0.12, steps });
      const expected = [closed.residuals, closed.displacement];
      return distance([apply(svd(J).u, residuals(end)), difference(end, start)], expected);
    };
    return Math.max(...[0, 1, 2, 5, 9].map(errorOf));
  },
};

/** A step on B changes the loss of A by -η⟨g_A, g_B⟩ + η²/2 ‖J_A g_B‖², and ⟨g_A, g_B⟩ = ρ_AᵀJ_AJ_Bᵀρ_B. */
export const interference: Check = {
  method: 'Losses of A before and after one step on B, for random linear tasks; gradients by finite differences.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1702);
    const errorOf = () => {
      const [JA, JB, point] = [normalMatrix(rng, 2, 4), normalMatrix(rng, 3, 4), normalVector(rng, 4)];
      const [A, B] = [halfSquaredError(JA, [0, 0]), halfSquaredError(JB, [0, 0, 0])];
      const [gA, gB] = [gradient(A.value, point), gradient(B.value, point)];
      const product = dot(apply(JA, point), apply(multiply(JA, transpose(JB)), apply(JB, point)));
      const change = A.value(difference(point, times(0.3, gB))) - A.value(point);
      const written = -0.3 * product + (0.3 ** 2 / 2) * norm(apply(JA, gB)) ** 2;
      return distance([[written, product]], [[change, dot(gA, gB)]]);
    };
    return Math.max(...range(10).map(errorOf));
  },
};

/** θ_{i,k+1} = θ_{i,k} - α∇L^tr, θ ← θ - η∇_θ Σ L^val(θ_{i,K}). */
export const mamlSteps: Check = {
  method: 'MAML run to its end on three convex tasks: there the loss after adaptation is flat, by finite differences.',
  tolerance: 1e-7,
  error: () => {
    const rng = createRng(1703);
    const episodes = range(3).map(() => ({ support: randomTask(rng), query: randomTask(rng) }));
    const errorOf = (steps: number) => {
      const loss = afterAdaptation(episodes, { rate: 0.5, steps });
      return norm(gradient(loss.value, adapted(loss, [1, -1, 0], { rate: 0.3, steps: 1500 })));
    };
    return Math.max(...[1, 2, 3].map(errorOf));
  },
};

/** The gradient of L^val(θ_{i,K}) in θ is (I - αH_0)(I - αH_1) … (I - αH_{K-1}) g^val. */
export const metaGradients: Check = {
  method: 'Finite differences through up to four inner steps; the reversed order of factors must fail.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1704);
    const [support, query, start] = [randomTask(rng), randomTask(rng), normalVector(rng, 3)];
    const errorOf = (steps: number) => {
      const inner = { rate: 1.2, steps };
      const { path, firstOrder, exact } = metaGradient({ support, query }, start, inner);
      const factors = stepJacobians(support, path.slice(0, -1), 1.2);
      const product = (ordered: readonly Matrix[]) => apply(ordered.reduce(multiply, identity(3)), firstOrder);
      const measured = gradient((point) => query.value(adapted(support, point, inner)), start);
      const isOrdered = steps < 2 || norm(difference(product(factors.toReversed()), measured)) > 1e-4;
      return Math.max(distance([product(factors), exact], [measured, measured]), isOrdered ? 0 : 1);
    };
    return Math.max(...[1, 2, 3, 4].map(errorOf));
  },
};

/** The gradient of L^val(ψ), ψ = argmin L^tr(ψ) + λ/2 ‖ψ - θ‖², is (I + H/λ)⁻¹ g^val. */
export const implicitGradient: Check = {
  method: 'Finite differences of the query loss at the proximal minimizer, found anew by Newton steps.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1705);
    const [support, query, start] = [randomTask(rng), randomTask(rng), normalVector(rng, 3)];
    const errorOf = (lambda: number) => {
      const solution = (center: Vector) => proximalMinimizer(support, center, lambda);
      const measured = gradient((center) => query.value(solution(center)), start);
      const matrix = add(identity(3), scale(1 / lambda, support.hessian(solution(start))));
      return distance([apply(solve(matrix, identity(3)), query.gradient(solution(start)))], [measured]);
    };
    return Math.max(...[0.5, 1, 4].map(errorOf));
  },
};

/** Weights a_i (joint), a_i q_i^2K (MAML), a_i q_i^K (FOMAML), 1 - q_i^K (Reptile) of the task optima, q_i = 1 - αa_i. */
export const fixedPoints: Check = {
  method: 'Each method run to its end on three quadratic tasks, with one, two and three real inner steps.',
  tolerance: 1e-9,
  error: () => {
    const [curvatures, optima]: readonly [Vector, Vector] = [[0.5, 1, 4], [2, -1, 1]]; // prettier-ignore
    const tasks = curvatures.map((a, i) => parabola(a, at(optima, i)));
    const errorOf = (steps: number, method: MetaMethod) => {
      const inner = { rate: 0.2, steps };
      const end = adapted({ gradient: metaDescent(method, tasks, inner) }, [0.3], { rate: 0.5, steps: 1000 });
      const weights = curvatures.map((a) => fixedPointWeight(method, a, inner));
      return Math.abs(at(end, 0) - dot(weights, optima) / sum(weights));
    };
    return Math.max(...[1, 2, 3].flatMap((steps) => META_METHODS.map((method) => errorOf(steps, method))));
  },
};

/** θ ← θ + η/m Σ (θ_{i,K} - θ), and (θ - θ_{i,K})/α is the sum of the gradients met on the way. */
export const reptileSteps: Check = {
  method: 'Displacements against sums of measured gradients; with η = 1 the new start is the mean adapted point.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1706);
    const [tasks, start, inner] = [range(3).map(() => randomTask(rng)), normalVector(rng, 3), { rate: 0.3, steps: 4 }];
    const errors = tasks.map((task) => {
      const path = descent(task, start, inner);
      const met = path.slice(0, -1).map((point) => gradient(task.value, point));
      return distance([times(1 / 0.3, difference(start, at(path, 4)))], [total([0, 0, 0], ...met)]);
    });
    const moved = difference(start, metaDescent('Reptile', tasks, inner)(start));
    return Math.max(distance([moved], [average(tasks.map((task) => adapted(task, start, inner)))]), ...errors);
  },
};

/** -2(k - 1), -(k - 1) and -k(k - 1)/2 times αq with q = E[H_2 g_1] = ½∇E⟨g_1, g_2⟩: MAML, FOMAML, Reptile. */
export const firstOrderFamily: Check = {
  method: 'Slopes in the inner rate at 0, averaged over all orders of two to four minibatches of a nonlinear loss.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1707);
    const [tasks, start] = [range(4).map(() => randomTask(rng)), normalVector(rng, 3)];
    const errorOf = (k: number) => {
      const used = tasks.slice(0, k);
      const { mean, bend, product } = pairMeans(used, start);
      const slopes = jacobian(([rate = 0]) => meanWalk(used, start, rate), [0]).flat();
      const written = [-2 * (k - 1), 1 - k, (-k * (k - 1)) / 2].flatMap((factor) => times(factor, bend));
      const expected = [written, [...mean, ...mean, ...times(k, mean)], times(0.5, gradient(product, start))];
      return distance([slopes, meanWalk(used, start, 0), bend], expected);
    };
    return Math.max(...[2, 3, 4].map(errorOf));
  },
};

/** (ΦᵀΦ + λI)⁻¹ΦᵀY = Φᵀ(ΦΦᵀ + λI)⁻¹Y, which tends to Φ⁺Y as λ → 0. */
export const ridgeHead: Check = {
  method: 'Heads of three outputs on four random examples: both inverses, the condition for a minimum, the limit.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1708);
    const [features, targets] = [normalMatrix(rng, 4, 7), normalMatrix(rng, 4, 3)];
    const small = (lambda: number) => kernelHead({ features, targets, lambda });
    const errorOf = (lambda: number) => {
      const pull = multiply(transpose(features), add(targets, scale(-1, multiply(features, small(lambda)))));
      const heads = [...multiply(ridgeMap(features, lambda), targets), ...pull];
      return distance(heads, [...small(lambda), ...scale(lambda, small(lambda))]);
    };
    const limit = distance(small(1e-10), multiply(pseudoInverse(features), targets));
    return Math.max(limit, ...[0.1, 1, 5].map(errorOf));
  },
};

/** Φ̄ = (y - Φŵ)sᵀ - Φsŵᵀ and λ̄ = -sᵀŵ with s = M⁻¹Φ'ᵀ(Φ'ŵ - y'). */
export const headGradients: Check = {
  method: 'Finite differences of the query loss in all support features and in the penalty.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1709);
    const query = { queryFeatures: normalMatrix(rng, 3, 4), queryTargets: normalVector(rng, 3) };
    const errorOf = (n: number) => {
      const [features, targets] = [normalMatrix(rng, n, 4), normalVector(rng, n)];
      const lossAt = ([lambda = 0, ...entries]: Vector) =>
        queryLoss({ features: folded(entries, 4), targets, lambda, ...query });
      const found = queryLossGradients({ features, targets, lambda: 0.8, ...query });
      return distance([[found.lambda, ...found.features.flat()]], [gradient(lossAt, [0.8, ...features.flat()])]);
    };
    return Math.max(errorOf(2), errorOf(4), errorOf(6));
  },
};

/** Cov g_B = (n - B)/((n - 1)B) C and E[(I - αH_B)²] = (I - αH)² + α² E[(H_B - H)²]. */
export const subsetAdaptation: Check = {
  method: 'All subsets of two and of three out of five random examples of a linear model, by enumeration.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1710);
    const examples = { inputs: normalMatrix(rng, 5, 2), gradients: normalMatrix(rng, 5, 2) };
    const all = subsetMoments(examples, 5, 0.4).steps;
    const own = covarianceAround(examples.gradients, average(examples.gradients));
    const errorOf = (B: number) => {
      const { covariance, steps, spread } = subsetMoments(examples, B, 0.4);
      return distance([...covariance, steps], [...scale((5 - B) / (4 * B), own), total(all, times(0.4 ** 2, spread))]);
    };
    return Math.max(errorOf(2), errorOf(3));
  },
};

/** β̂ = CΦᵀ(ΦC²Φᵀ)⁻¹y is the minimum-norm solution of ΦCβ = y, and ŵ = Cβ̂ = C²Φᵀ(ΦC²Φᵀ)⁻¹y. */
export const weightedMinimumNorm: Check = {
  method: 'The pseudo-inverse of random weighted features; the most probable fit under the prior C².',
  tolerance: 1e-7,
  error: () => {
    const rng = createRng(1711);
    const [features, targets, weights] = [normalMatrix(rng, 3, 6), normalVector(rng, 3), normalVector(rng, 6)];
    const [weighted, fitted] = [multiply(features, diagonal(weights)), weightedFit(features, weights, { targets })];
    const solutions = [pseudoInverse(weighted), ridgeMap(weighted, 1e-9)].map((map) => apply(map, targets));
    return distance(solutions.map((solution) => elementwise(weights, solution)), [fitted, fitted]); // prettier-ignore
  },
};

/** p_k = c_k²/Σ c_j², ŵ_k = s_k s_t p_k w_t, E(y - ŷ)² = w_t²[(1 - p_t)² + Σ_{k≠t} p_k²]. */
export const aliasShares: Check = {
  method: 'Fits on 8 points with 32 weighted cosines; the error as a mean over 1,000 points of the interval.',
  tolerance: 1e-10,
  error: () => {
    const [weights, fine] = [randomWeights(createRng(1712), 32), cosineFeatures(midpointGrid(1000), 32)];
    const errorOf = (t: number) => {
      const fitted = weightedFit(GRID, weights, { targets: GRID.map((row) => 1.5 * at(row, t)) });
      const missed = fine.map((row) => (1.5 * at(row, t) - dot(row, fitted)) ** 2);
      const written = [times(1.5, aliasFit(weights, t, 8)), [1.5 ** 2 * aliasError(weights, t, 8)]];
      return distance([fitted, [sum(missed) / 1000]], written);
    };
    return Math.max(...[1, 3, 6, 12, 31].map(errorOf));
  },
};

/** c̄_k = 2c_k/‖c_G‖² (h_k - Σ p_j h_j) in the group of a true feature and 0 outside; Σ c_k c̄_k = 0. */
export const weightGradient: Check = {
  method: 'Finite differences in all 32 weights of half the expected error of the fit on 8 points.',
  tolerance: 1e-9,
  error: () => {
    const weights = randomWeights(createRng(1713), 32);
    const errorOf = (t: number) => {
      const targets = GRID.map((row) => at(row, t));
      const missed = (moved: Vector) => weightedFit(GRID, moved, { targets }).map((w, k) => w - (k === t ? 1 : 0));
      const measured = gradient((moved) => dot(missed(moved), missed(moved)) / 2, weights);
      return Math.max(distance([measured], [aliasSlopes(weights, t, 8)]), Math.abs(dot(weights, measured)));
    };
    return Math.max(...[1, 6, 20].map(errorOf));
  },
};
