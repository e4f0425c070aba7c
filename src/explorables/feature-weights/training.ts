import { range } from '../../core/array.ts';
import type { Rng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';
import { backward, type Design, designAt, featureAt, FEATURES, fitterOf, gridOf, valuesAt } from './fits.ts';

/** Where the support points of meta-training lie. */
export const SAMPLINGS = ['grid', 'random'] as const;

/** How the weights are meta-trained. */
export interface Schooling {
  readonly truth: readonly number[];
  /** Support points of a task. */
  readonly n: number;
  readonly points: (typeof SAMPLINGS)[number];
  readonly eta: number;
}

/** Meta-training after some steps. */
export interface Lesson {
  readonly weights: Vector;
  /** The meta-loss on the points of each step taken so far, before that step; the latest first. */
  readonly losses: LossList;
}

/** A list that shares its tail with the lists of the steps before. */
export type LossList = { readonly loss: number; readonly earlier: LossList } | null;

/** Before meta-training every feature weighs 1. */
export const UNTRAINED: Lesson = { weights: range(FEATURES).map(() => 1), losses: null };

/** Random points may nearly coincide: more on the diagonal, a smaller rate, and no gradient longer than this. */
const JITTERS = { grid: 1e-6, random: 1e-3 } as const;
const RATES = { grid: 1, random: 0.1 } as const;
const LONGEST = { grid: Infinity, random: 5 } as const;

/** One step of gradient descent on the meta-loss; at random points, with fresh ones, uniform on [0, 1]. */
export function nextLesson({ weights, losses }: Lesson, { truth, n, points, eta }: Schooling, rng: Rng): Lesson {
  const design = points === 'grid' ? gridOf(n) : designAt(range(n).map(() => rng.uniform()));
  const { loss, gradient } = metaLoss(weights, truth, { design, jitter: JITTERS[points] });
  const step = RATES[points] * eta * Math.min(1, LONGEST[points] / Math.max(1e-300, Math.hypot(...gradient)));
  return { weights: weights.map((weight, k) => weight - step * (gradient[k] ?? 0)), losses: { loss, earlier: losses } };
}

/**
 * Half the expected squared error of a task with independent coefficients of variance 1 on the true features, and its
 * gradient in the weights.
 *
 * With K the kernel matrix, ŵ = C²b and b = ΦᵀK⁻¹φ_t for the true feature t, r what ŵ has too much, entry k of the
 * gradient is the sum over t of 2c_k b_k (r_k - q_k) with q = ΦᵀK⁻¹ΦC²r.
 */
export function metaLoss(
  weights: Vector,
  truth: readonly number[],
  { design, jitter }: { readonly design: Design; readonly jitter: number },
): { readonly loss: number; readonly gradient: Float64Array } {
  const fitter = fitterOf(design, weights, jitter);
  const gradient = new Float64Array(FEATURES);
  let loss = 0;
  for (const t of truth) {
    const b = backward(fitter, featureAt(design, t));
    const missed = b.map((entry, k) => entry * (fitter.squares[k] ?? 0) - (k === t ? 1 : 0));
    const q = backward(fitter, valuesAt(design, missed.map((entry, k) => entry * (fitter.squares[k] ?? 0)))); // prettier-ignore
    for (let k = 0; k < FEATURES; k++) {
      loss += (missed[k] ?? 0) ** 2 / 2;
      gradient[k] = (gradient[k] ?? 0) + 2 * (weights[k] ?? 0) * (b[k] ?? 0) * ((missed[k] ?? 0) - (q[k] ?? 0));
    }
  }
  return { loss, gradient };
}

/** The meta-losses in the order of the steps. */
export function inOrder(losses: LossList): Vector {
  const latestFirst: number[] = [];
  for (let each = losses; each !== null; each = each.earlier) latestFirst.push(each.loss);
  return latestFirst.toReversed();
}
