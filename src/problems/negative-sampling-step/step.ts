import { logistic } from '../../core/sampled-pair.ts';
import { dot, times, total, type Vector } from '../../core/vector.ts';

/** The vectors of one pair with one negative, d = 2. */
export interface Vectors {
  /** v_w, the center. */
  readonly center: Vector;
  /** u_c, the true context. */
  readonly context: Vector;
  /** u of the negative. */
  readonly negative: Vector;
}

/** What is drawn. */
export interface Numbers extends Vectors {
  readonly rate: number;
}

/** One step of gradient descent, with all that it computes. */
export interface Answers {
  /** The scores of the true context and of the negative. */
  readonly scores: readonly [number, number];
  readonly loss: number;
  /** The slopes in both scores. */
  readonly slopes: readonly [number, number];
  readonly gradients: Vectors;
  /** The vectors after the step. */
  readonly moved: Vectors;
  readonly after: number;
}

/** The loss -ln σ(s_c) - ln σ(-s_n) before and after a step, and its gradients. */
export function answersOf({ rate, ...vectors }: Numbers): Answers {
  const scores = scoresOf(vectors);
  const slopes = [sigmoid(scores[0]) - 1, sigmoid(scores[1])] as const;
  const gradients = gradientsOf(vectors, slopes);
  const moved = movedBy(vectors, gradients, rate);
  return { scores, loss: lossOf(vectors), slopes, gradients, moved, after: lossOf(moved) };
}

/** The inner products of the center with the true context and with the negative. */
export function scoresOf({ center, context, negative }: Vectors): readonly [number, number] {
  return [dot(context, center), dot(negative, center)];
}

/** The loss of the pair with its negative. */
export function lossOf(vectors: Vectors): number {
  const [positive, negative] = scoresOf(vectors);
  return logistic(positive) + logistic(-negative);
}

/** The gradients in the three vectors for given slopes in both scores. */
export function gradientsOf({ center, context, negative }: Vectors, [up, down]: readonly [number, number]): Vectors {
  return {
    center: total(times(up, context), times(down, negative)),
    context: times(up, center),
    negative: times(down, center),
  };
}

/** The vectors, moved against some gradients. */
export function movedBy(vectors: Vectors, gradients: Vectors, rate: number): Vectors {
  return {
    center: total(vectors.center, times(-rate, gradients.center)),
    context: total(vectors.context, times(-rate, gradients.context)),
    negative: total(vectors.negative, times(-rate, gradients.negative)),
  };
}

/** The step of a reader who moves the center first and takes its new place in the gradients of the contexts. */
export function movedInTurn({ rate, ...vectors }: Numbers): Vectors {
  const { slopes, moved, gradients } = answersOf({ rate, ...vectors });
  const late = gradientsOf({ ...vectors, center: moved.center }, slopes);
  return movedBy(vectors, { ...late, center: gradients.center }, rate);
}

/** σ(s) = 1/(1 + e^-s). */
export function sigmoid(s: number): number {
  return 1 / (1 + Math.exp(-s));
}
