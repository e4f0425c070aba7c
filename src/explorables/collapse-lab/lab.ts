import { alignmentStep, type AlignmentMethod, type AlignmentState, type AlignmentTraining, type Views, variance, viewCovariance } from '../../core/alignment-dynamics.ts'; // prettier-ignore
import { apply } from '../../core/matrix.ts';
import { difference, dot, norm, times, type Vector } from '../../core/vector.ts';

/** The covariance of the content that both views share. */
export const CONTENT = [[1, 0.3], [0.3, 1]] as const; // prettier-ignore

/** The learning rates of the weights and of the predictor. */
export const RATE = 0.02;
export const PREDICTOR_RATE = 10 * RATE;

/** The two features of the views, and the noise that the augmentation adds to each of them. */
export function viewsOf({ noise1, noise2 }: { readonly noise1: number; readonly noise2: number }): Views {
  return { content: CONTENT, noise: [[noise1, 0], [0, noise2]] }; // prettier-ignore
}

/** How a method trains, with the learning rates of the figure. */
export function trainingOf(
  method: AlignmentMethod,
  { beta, lambda }: { readonly beta: string; readonly lambda: number },
): AlignmentTraining {
  return { method, rate: RATE, predictorRate: PREDICTOR_RATE, ema: Number(beta), penalty: lambda };
}

/** The way down that the weights take: minus the gradient, as the next step of the training shows it. */
export function descentOf(state: AlignmentState, views: Views, training: AlignmentTraining): Vector {
  const next = alignmentStep(state, views, training);
  return times(1 / RATE, difference(next.weights, state.weights));
}

/**
 * The expected loss that a method descends.
 *
 * Alignment, with or without stop-gradient: 2wᵀC_εw. With a predictor: E(a wᵀx̃₁ - w'ᵀx̃₂)² = a²wᵀC̃w - 2a wᵀCw' + w'ᵀC̃w',
 * where w' = w without stop-gradient. Variance penalty: 2wᵀC_εw + λ(wᵀC̃w - 1)².
 */
export function lossOf(
  { weights, predictor, target }: AlignmentState,
  views: Views,
  training: AlignmentTraining,
): number {
  const alignment = 2 * variance(weights, views.noise);
  const own = variance(weights, viewCovariance(views));
  if (training.method === 'variance penalty') return alignment + training.penalty * (own - 1) ** 2;
  if (!usesPredictor(training.method)) return alignment;
  const aim = training.method === 'predictor' ? weights : target;
  const shared = dot(weights, apply(views.content, aim));
  return predictor ** 2 * own - 2 * predictor * shared + variance(aim, viewCovariance(views));
}

/** Whether a method has a predictor. */
export function usesPredictor(method: AlignmentMethod): boolean {
  return method === 'predictor' || method === 'predictor + stop-gradient';
}

/** A start of length 1 in the direction of a vector; a vector of no length points along the first feature. */
export function startFrom(direction: Vector): Vector {
  const length = norm(direction);
  return length === 0 ? [1, 0] : times(1 / length, direction);
}
