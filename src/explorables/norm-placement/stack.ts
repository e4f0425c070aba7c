import { at, range } from '../../core/array.ts';
import { apply, type Matrix } from '../../core/matrix.ts';
import { meanSquare, statisticsOf } from '../../core/normalization.ts';
import { normalMatrix, normalVector } from '../../core/random-matrix.ts';
import { type Placement, type ResidualStack, stackGradients, stackStates } from '../../core/residual-stack.ts';
import type { Rng } from '../../core/rng.ts';
import { dot, norm, times, total, type Vector } from '../../core/vector.ts';

/** The placements in the order of the picture. */
export const PLACEMENTS = ['none', 'pre', 'post'] as const satisfies readonly Placement[];

/** The width of the stream. */
export const WIDTH = 16;

/** What is drawn at random: the same for all placements. */
export interface Draw {
  readonly start: Vector;
  /** The gradient in the last state, of length 1: the loss is its product with that state. */
  readonly upstream: Vector;
  readonly weights: readonly Matrix[];
}

/** Draws the start, the direction of the loss, and the matrices of some sublayers, in this order. */
export function drawn(rng: Rng, layers: number): Draw {
  const [start, direction] = [normalVector(rng, WIDTH), normalVector(rng, WIDTH)];
  const weights = range(layers).map(() => normalMatrix(rng, WIDTH, WIDTH));
  return { start, upstream: times(1 / norm(direction), direction), weights };
}

/** One forward and one backward pass; entry ℓ of a list belongs to the stream after ℓ sublayers. */
export interface Pass {
  readonly rms: readonly number[];
  /** The root of what the mean square is on average over the matrices. */
  readonly expectedRms: readonly number[];
  /** The norm of the gradient in the stream. */
  readonly gradients: readonly number[];
  /** What the norms leave of the gradient on the way that takes all skips: the product of 1/s from the top down. */
  readonly identity: readonly number[];
  /** The Frobenius norm of the gradient in the matrix of each sublayer, the first one first. */
  readonly weightGradients: readonly number[];
  /** The inner product of the gradient in the stream and the stream, in units of both lengths. */
  readonly cosines: readonly number[];
  /** The loss. */
  readonly loss: number;
  /** The inner product of gradient and stream. */
  readonly products: readonly number[];
}

/** Sends the start through the sublayers and the gradient back. */
export function passOf(placement: Placement, gain: number, { start, upstream, weights }: Draw): Pass {
  const stack: ResidualStack = { placement, gain, weights };
  const states = stackStates(stack, start);
  const { states: gradients, weightNorms } = stackGradients(stack, start, upstream);
  const products = gradients.map((gradient, i) => dot(gradient, at(states, i)));
  return {
    rms: states.map((state) => Math.sqrt(meanSquare(state))),
    expectedRms: states.map((_, sublayers) => expectedRms(stack, meanSquare(start), sublayers)),
    gradients: gradients.map(norm),
    identity: identityPath(stack, states),
    weightGradients: weightNorms,
    cosines: products.map((product, i) => product / (norm(at(gradients, i)) * norm(at(states, i)))),
    loss: dot(upstream, at(states, weights.length)),
    products,
  };
}

/** Entries of a branch have mean 0 and variance g² times the mean square of its input, and no correlation with the stream. */
function expectedRms({ placement, gain }: ResidualStack, first: number, sublayers: number): number {
  if (placement === 'none') return Math.sqrt(first * (1 + gain ** 2) ** sublayers);
  if (placement === 'pre') return Math.sqrt(first + gain ** 2 * sublayers);
  return sublayers === 0 ? Math.sqrt(first) : 1;
}

/** Without a norm on the skip nothing is lost; behind the sum, each norm divides by the spread s of that sum. */
function identityPath({ placement, gain, weights }: ResidualStack, states: readonly Vector[]): readonly number[] {
  return weights.reduceRight(
    (path: readonly number[], weight, i) => {
      const state = at(states, i);
      const spread = Math.sqrt(statisticsOf(total(state, times(gain, apply(weight, state)))).variance);
      return [placement === 'post' ? at(path, 0) / spread : 1, ...path];
    },
    [1],
  );
}
