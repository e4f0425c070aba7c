import type { Activation } from './activation.ts';
import { at, range } from './array.ts';
import { apply, type Matrix, scale, transpose } from './matrix.ts';
import { normalMatrix, normalVector } from './random-matrix.ts';
import type { Rng } from './rng.ts';
import { elementwise, total, type Vector } from './vector.ts';

/** Random layers of one width, one after the other. */
export interface RandomDepth {
  readonly width: number;
  readonly depth: number;
  readonly activation: Activation;
  /** σ_w: the standard deviation of a weight times the root of the width. */
  readonly weightScale: number;
  /** σ_b: the standard deviation of a bias. */
  readonly biasScale: number;
}

/** What one draw of the weights did to one input. */
export interface RandomPass {
  readonly weights: readonly Matrix[];
  /** Entry l - 1 holds the pre-activations of layer l. */
  readonly sums: readonly Vector[];
}

/** Draws the weights layer by layer and sends an input of root mean square 1, all of its entries 1, through them. */
export function randomPass({ width, depth, activation, weightScale, biasScale }: RandomDepth, rng: Rng): RandomPass {
  const weights = range(depth).map(() => scale(weightScale, normalMatrix(rng, width, width)));
  const sums: Vector[] = [];
  for (const matrix of weights) {
    const below = sums.at(-1)?.map(activation.value) ?? range(width).map(() => 1);
    const biases = normalVector(rng, width).map((entry) => biasScale * entry);
    sums.push(total(apply(matrix, below), biases));
  }
  return { weights, sums };
}

/** δ of the first layer when it is `delta` in the last one: (Wᵀ δ) ⊙ φ'(a), layer by layer down. */
export function passedBack({ weights, sums }: RandomPass, { slope }: Activation, delta: Vector): Vector {
  return sums
    .slice(0, -1)
    .reduceRight<Vector>(
      (above, a, l) => elementwise(apply(transpose(at(weights, l + 1)), above), a.map(slope)),
      delta,
    );
}
