import { adaptationSlack, alignmentSlack, thresholdSlack } from '../core/adaptation-slack.ts';
import { at, range, sum } from '../core/array.ts';
import { enumeratedError, enumeratedPool } from '../core/biased-source.ts';
import { bisection } from '../core/bisection.ts';
import type { Check } from '../core/check.ts';
import { softmax } from '../core/dense-network.ts';
import { bestDomainHead, domainLossOf } from '../core/domain-choice.ts';
import { divergence } from '../core/divergence.ts';
import { expectation, signPatterns } from '../core/every-outcome.ts';
import { gradient } from '../core/finite-differences.ts';
import { nearestInHalfSpace } from '../core/half-space.ts';
import { confusionUnder, inputMarginal, type LabeledLaw, labelMarginal } from '../core/labeled-law.ts';
import { labelsGivenInput, lawOfInputs, priorShift, randomLabeledLaw, randomLaw } from '../core/labeled-law.ts';
import { lineIntegral, normalDensity } from '../core/line-integral.ts';
import { apply, distance, multiply, transpose } from '../core/matrix.ts';
import { normalDiscrepancy } from '../core/normal-discrepancy.ts';
import { normalMatrix, normalVector } from '../core/random-matrix.ts';
import { domainLoss, labelLoss, reversedGradient } from '../core/reversed-gradient.ts';
import { createRng } from '../core/rng.ts';
import { leastBetween } from '../core/ternary-search.ts';
import { tunedFeature } from '../core/tuned-feature.ts';
import { difference, dot, norm, times, total, type Vector } from '../core/vector.ts';
import { weightMoment } from '../core/weight-moment.ts';

/** p_t(y|x) = p_s(y|x) w_y / Σ p_s(j|x) w_j, which adds log w_y to the logits. */
export const posteriorCorrection: Check = {
  method: 'Random laws with another prior: the posterior of the joint target table, by ratio and by logits.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1801);
    const [source, target] = priorShift(rng, { inputs: 5, classes: 3 });
    const ratios = ratioOf(labelMarginal(target), labelMarginal(source));
    const corrected = labelsGivenInput(source.map((row) => row.map((p, y) => p * at(ratios, y))));
    const shifted = source.map((row) => softmax(row.map((p, y) => Math.log(p) + 2 + Math.log(at(ratios, y)))));
    const truth = labelsGivenInput(target);
    return Math.max(distance(corrected, truth), distance(shifted, truth));
  },
};

/** R_t = E_s[w ℓ] with w = p_t/p_s. */
export const weightedRisk: Check = {
  method: 'Random losses summed over a target table; a fourth power under a normal target, by its moments.',
  tolerance: 1e-10,
  error: () => {
    const rng = createRng(1802);
    const labels = range(5).map(() => randomLaw(rng, 2));
    const [before, after] = [randomLaw(rng, 5), randomLaw(rng, 5)];
    const losses = normalMatrix(rng, 5, 2);
    const meanLoss = (law: LabeledLaw) => sum(law.map((row, x) => dot(row, at(losses, x))));
    const weighted = lawOfInputs(before, labels).map((row, x) => times(at(after, x) / at(before, x), row));
    const [law, standard] = [
      { mean: 0.7, deviation: 0.9 },
      { mean: 0, deviation: 1 },
    ];
    const weight = (x: number) => normalDensity(x, law) / normalDensity(x, standard);
    const fourth = lineIntegral((x) => normalDensity(x, standard) * weight(x) * x ** 4, { low: -12, high: 12, parts: 400 }); // prettier-ignore
    const moment = 0.7 ** 4 + 6 * 0.7 ** 2 * 0.9 ** 2 + 3 * 0.9 ** 4;
    return largest([meanLoss(weighted) - meanLoss(lawOfInputs(after, labels)), fourth - moment]);
  },
};

/** n_eff = (Σw)²/Σw², about n / E_s[w²]; E_s[w] = 1, E_s[w²] = 1 + χ². */
export const effectiveSize: Check = {
  method: 'The variance of a weighted mean over all signs of its noise; a sample in proportion to a law.',
  tolerance: 1e-10,
  error: () => {
    const rng = createRng(1803);
    const weights = range(8).map(() => rng.uniform());
    const spread = expectation(signPatterns(8), (signs) => (dot(weights, signs) / sum(weights)) ** 2);
    const [counts, target] = [[1, 2, 3, 4], randomLaw(rng, 4)];
    const source = times(1 / 10, counts);
    const ratios = ratioOf(target, source);
    const sample = counts.flatMap((count, x) => range(count).map(() => at(ratios, x)));
    const variance = dot(source, ratios.map((w) => (w - 1) ** 2)); // prettier-ignore
    return largest([spread - 1 / sizeOf(weights), sizeOf(sample) - 10 / (1 + variance), dot(source, ratios) - 1]);
  },
};

/** E_s[w²] = exp(m²/(2 - r²)) / (r √(2 - r²)) for N(m, r²) against N(0, 1). */
export const gaussianWeights: Check = {
  method: 'The integral of the squared weight by the trapezoidal rule for seven targets. Relative error.',
  tolerance: 1e-9,
  error: () => {
    const written = (m: number, r: number) => Math.exp(m ** 2 / (2 - r ** 2)) / (r * Math.sqrt(2 - r ** 2));
    const pairs = [[1, 0.8], [0.5, 1.3], [0, 1.2], [1.5, 0.5], [1, 1], [2, 1], [0.3, 1.35]] as const; // prettier-ignore
    return largest(pairs.map(([m, r]) => weightMoment({ mean: m, deviation: r }) / written(m, r) - 1));
  },
};

/** w = (n_s/n_t)(1 - q)/q for the best probability q of the source. */
export const classifierRatio: Check = {
  method: 'The log loss of a domain classifier with a free value at each of five inputs, minimized by a search.',
  tolerance: 1e-6,
  error: () => {
    const rng = createRng(1805);
    const [source, target] = [randomLaw(rng, 5), randomLaw(rng, 5)];
    const weights = bestDomainHead(times(30, source), times(20, target)).map((q) => ((30 / 20) * (1 - q)) / q);
    return largest(difference(weights, ratioOf(target, source)));
  },
};

/** Σ_j C_ij w_j = p_t(ŷ = i) under label shift. */
export const confusionRatios: Check = {
  method: 'Random laws of three classes with another prior: the rates of predictions counted on the target.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1806);
    const errorOf = () => {
      const [source, target] = priorShift(rng, { inputs: 8, classes: 3 });
      const classifier = range(8).map(() => rng.integer(0, 2));
      const ratios = ratioOf(labelMarginal(target), labelMarginal(source));
      const rates = range(3).map((i) => sum(inputMarginal(target).filter((_, x) => at(classifier, x) === i)));
      return largest(difference(apply(confusionUnder(source, classifier), ratios), rates));
    };
    return largest(range(20).map(errorOf));
  },
};

/** ε_t(f) ≤ ε_s(f) + ½ d + ε*. */
export const adaptationBound: Check = {
  method: 'The largest violation over 200 random cases; thresholds on shifted uniform laws, where it is tight.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1807);
    const random = () => randomLabeledLaw(rng, { inputs: 5, labels: 2 });
    const violation = () => {
      const family = range(4).map(() => range(5).map(() => rng.integer(0, 1)));
      return Math.max(...family.map((f) => -adaptationSlack(f, { source: random(), target: random(), family })));
    };
    return Math.max(...range(200).map(violation), Math.abs(thresholdSlack(10, 3)));
  },
};

/** |p_s(y = 1) - p_t(y = 1)| ≤ ε_s(f) + ε_t(f) if the features have one law. */
export const alignedRates: Check = {
  method: 'The largest violation over 200 random laws on common features; a constant answer, where it is tight.',
  tolerance: 1e-12,
  error: () => {
    const rng = createRng(1808);
    const violation = () => {
      const features = randomLaw(rng, 5);
      const law = () => lawOfInputs(features, range(5).map(() => randomLaw(rng, 2))); // prettier-ignore
      const classifier = range(5).map(() => rng.integer(0, 1));
      return -alignmentSlack(classifier, [law(), law()]);
    };
    return Math.max(...range(200).map(violation), Math.abs(alignmentSlack([1], [[[0, 1]], [[0.6, 0.4]]])));
  },
};

/** a² = ½(c_0 + √(c_0² + 4‖β_S‖²)) with c_0 = a_0² - ‖u_S‖², and ½(a u_⊥ - β_⊥)² off the span. */
export const distortedHead: Check = {
  method: 'A gradient flow of one feature of three inputs and its head, along measured slopes, from four starts.',
  tolerance: 1e-5,
  error: () => {
    const errorOf = (head: number, inside: Vector) => {
      const end = tunedFeature({ head, feature: [...inside, 0.9], truth: [1, 0.8, 1.2] });
      const kept = head ** 2 - norm(inside) ** 2;
      const limit = Math.sqrt((kept + Math.sqrt(kept ** 2 + 4 * 1.64)) / 2);
      return largest([end.head - limit, end.outside - (limit * 0.9 - 1.2) ** 2 / 2]);
    };
    return largest([...[0, 0.855, 2].map((head) => errorOf(head, [1, 1.3])), errorOf(0.3, [0.5, -0.2])]);
  },
};

/** MMD² by three means of a kernel is ‖E_sφ - E_tφ‖², and 2/√3 (1 - exp(-m²/6)) for normals and a normal kernel. */
export const kernelDistance: Check = {
  method: 'Random features under two laws; double integrals of the Gaussian kernel over two normal laws.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1810);
    const [source, target, features] = [randomLaw(rng, 4), randomLaw(rng, 4), normalMatrix(rng, 4, 3)];
    const kernel = multiply(features, transpose(features));
    const mean = (p: Vector, q: Vector) => dot(p, apply(kernel, q));
    const three = mean(source, source) + mean(target, target) - 2 * mean(source, target);
    const apart = norm(apply(transpose(features), difference(source, target))) ** 2;
    const closed = (m: number) => (2 / Math.sqrt(3)) * (1 - Math.exp(-(m ** 2) / 6));
    return largest([three - apart, ...[0.5, 1, 2].map((m) => normalDiscrepancy(m) - closed(m))]);
  },
};

/** Heads descend their own losses; features descend L_y - β L_d, by one backward pass with a reversed gradient. */
export const gradientReversal: Check = {
  method: 'Backpropagation through the reversal layer against finite differences of both losses.',
  tolerance: 1e-8,
  error: () => {
    const rng = createRng(1811);
    const net = { features: normalVector(rng, 4), label: normalVector(rng, 2), domain: normalVector(rng, 2) };
    const example = { input: [0.8, -1.3], target: 0.7, factor: 0.6 };
    const { features, label, domain } = reversedGradient(net, example);
    const measured = [
      gradient((u) => labelLoss({ ...net, features: u }, example) - 0.6 * domainLoss({ ...net, features: u }, example), net.features), // prettier-ignore
      gradient((a) => labelLoss({ ...net, label: a }, example), net.label),
      gradient((b) => domainLoss({ ...net, domain: b }, example), net.domain),
    ];
    return distance([features, label, domain], measured);
  },
};

/** q* = p_s/(p_s + p_t) and min L_d = log 4 - 2 JS. */
export const domainOptimum: Check = {
  method: 'The domain loss minimized by a search, against the divergences of both laws from their average.',
  tolerance: 1e-6,
  error: () => {
    const rng = createRng(1812);
    const errorOf = (source: Vector, target: Vector) => {
      const found = bestDomainHead(source, target);
      const middle = times(1 / 2, total(source, target));
      const shannon = (divergence(source, middle) + divergence(target, middle)) / 2;
      const misses = found.map((q, x) => q - at(source, x) / (2 * at(middle, x)));
      return largest([domainLossOf(found, source, target) - (Math.log(4) - 2 * shannon), ...misses]);
    };
    const law = randomLaw(rng, 6);
    return largest([errorOf(law, randomLaw(rng, 6)), errorOf(law, law), errorOf([0.4, 0.6, 0, 0], [0, 0, 0.5, 0.5])]);
  },
};

/** MSE(ω) = (1 - ω)² s²/n_t + ω² (s²/n_s + Δ²), least at ω* = (s²/n_t)/(s²/n_t + s²/n_s + Δ²). */
export const pooledError: Check = {
  method: 'All patterns of noise of three target and four source examples; the best weight by a search.',
  tolerance: 1e-7,
  error: () => {
    const errorOf = (bias: number) => {
      const world = { target: 3, source: 4, bias, variance: 2.5 };
      const [own, other] = [2.5 / 3, 2.5 / 4];
      const written = (omega: number) => (1 - omega) ** 2 * own + omega ** 2 * (other + bias ** 2);
      const gaps = [0, 0.2, 0.5, 0.8, 1].map((omega) => enumeratedError(world, omega) - written(omega));
      const best = leastBetween((omega) => enumeratedError(world, omega), [0, 1]);
      return largest([...gaps, best - own / (own + other + bias ** 2)]);
    };
    return largest([0.4, 1.5].map(errorOf));
  },
};

/** Pooling beats the target alone if and only if Δ² < s²(1/n_s + 1/n_t). */
export const poolingThreshold: Check = {
  method: 'The bias at which the plain mean is as good as the target average, over all noise, by bisection.',
  tolerance: 1e-9,
  error: () => {
    const errorOf = ([target, source]: readonly [number, number]) => {
      const gain = (bias: number) => enumeratedPool({ target, source, bias, variance: 1.7 }) - 1.7 / target;
      return bisection(gain, 0, 5) ** 2 - 1.7 * (1 / source + 1 / target);
    };
    return largest(([[2, 5], [4, 3], [1, 6]] as const).map(errorOf)); // prettier-ignore
  },
};

/** g_i - (g_iᵀg_j / ‖g_j‖²) g_j at a negative product, else g_i: the closest vector without conflict. */
export const conflictProjection: Check = {
  method: 'The closest vector without conflict, found by bisection of its multiplier, for 30 pairs.',
  tolerance: 1e-9,
  error: () => {
    const rng = createRng(1815);
    const errorOf = () => {
      const [own, other] = [normalVector(rng, 4), normalVector(rng, 4)];
      const product = dot(own, other);
      const written = product < 0 ? difference(own, times(product / norm(other) ** 2, other)) : own;
      return distance([written], [nearestInHalfSpace(own, other)]);
    };
    return largest(range(30).map(errorOf));
  },
};

/** ∂H/∂z_i = -p_i (log p_i + H). */
export const entropySlope: Check = {
  method: 'Finite differences of the entropy of a softmax of five random logits.',
  tolerance: 1e-9,
  error: () => {
    const logits = normalVector(createRng(1816), 5);
    const entropy = (z: Vector) => -sum(softmax(z).map((p) => p * Math.log(p)));
    const written = softmax(logits).map((p) => -p * (Math.log(p) + entropy(logits)));
    return largest(difference(written, gradient(entropy, logits)));
  },
};

function largest(gaps: Vector): number {
  return Math.max(...gaps.map(Math.abs));
}

function ratioOf(after: Vector, before: Vector): Vector {
  return after.map((p, i) => p / at(before, i));
}

function sizeOf(weights: Vector): number {
  return sum(weights) ** 2 / dot(weights, weights);
}
