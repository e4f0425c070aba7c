import { sum } from './array.ts';
import { add, identity, type Matrix, multiply, scale, transpose } from './matrix.ts';

/** The weights of a linear auto-encoder of d inputs with a code of width k. */
export interface LinearAutoencoder {
  /** W1, k by d. */
  readonly encoder: Matrix;
  /** W2, d by k. */
  readonly decoder: Matrix;
}

/** What a linear auto-encoder is trained on. */
export interface ReconstructionTask {
  /** C, the covariance of the centered inputs, d by d, symmetric. */
  readonly covariance: Matrix;
  /** The strength of the penalty on the squared entries of both matrices; 0 for none. */
  readonly lambda: number;
}

/**
 * The mean squared reconstruction error plus penalty: tr((I - W2W1) C (I - W2W1)ᵀ) + λ(‖W1‖² + ‖W2‖²).
 *
 * With inputs in the rows of X and C = XᵀX/n, the first term is ‖X - XW1ᵀW2ᵀ‖²/n.
 */
export function autoencoderLoss({ encoder, decoder }: LinearAutoencoder, task: ReconstructionTask): number {
  const missed = missedMap({ encoder, decoder });
  const error = innerProduct(multiply(missed, task.covariance), missed);
  return error + task.lambda * (innerProduct(encoder, encoder) + innerProduct(decoder, decoder));
}

/** The gradients of `autoencoderLoss`, in the shapes of the weights: -2 W2ᵀ(I - W2W1)C + 2λW1 and -2 (I - W2W1)CW1ᵀ + 2λW2. */
export function autoencoderGradients(weights: LinearAutoencoder, task: ReconstructionTask): LinearAutoencoder {
  const { encoder, decoder } = weights;
  const error = scale(-2, multiply(missedMap(weights), task.covariance));
  const penalty = (matrix: Matrix) => scale(2 * task.lambda, matrix);
  return {
    encoder: add(multiply(transpose(decoder), error), penalty(encoder)),
    decoder: add(multiply(error, transpose(encoder)), penalty(decoder)),
  };
}

/** One step of gradient descent on both matrices at once, both gradients taken before the step. */
export function autoencoderStep(
  weights: LinearAutoencoder,
  { rate, ...task }: ReconstructionTask & { readonly rate: number },
): LinearAutoencoder {
  const gradients = autoencoderGradients(weights, task);
  return {
    encoder: add(weights.encoder, scale(-rate, gradients.encoder)),
    decoder: add(weights.decoder, scale(-rate, gradients.decoder)),
  };
}

/** The share of a principal direction that the best penalized auto-encoder lets through: max(0, 1 - λ/λ_i); 1 without penalty. */
export function keptShare(eigenvalue: number, lambda: number): number {
  return eigenvalue > lambda ? 1 - lambda / eigenvalue : 0;
}

/**
 * The least loss of an auto-encoder with a code of width `width`, from the eigenvalues of the covariance, largest first.
 *
 * A kept direction costs 2λ - λ²/λ_i, one that is switched off or left out costs λ_i (Baldi and Hornik, 1989, for λ = 0;
 * Kunin et al., 2019).
 */
export function leastAutoencoderLoss(
  eigenvalues: readonly number[],
  { width, lambda }: { readonly width: number; readonly lambda: number },
): number {
  const costs = eigenvalues.map((eigenvalue, i) =>
    i < width && eigenvalue > lambda ? 2 * lambda - lambda ** 2 / eigenvalue : eigenvalue,
  );
  return sum(costs);
}

/** I - W2W1, what the reconstruction leaves of an input. */
function missedMap({ encoder, decoder }: LinearAutoencoder): Matrix {
  return add(identity(decoder.length), scale(-1, multiply(decoder, encoder)));
}

/** The sum of the products of entries at equal places. */
function innerProduct(a: Matrix, b: Matrix): number {
  return sum(multiply(a, transpose(b)).map((row, i) => row[i] ?? 0));
}
