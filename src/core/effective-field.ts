import { at } from './array.ts';
import type { WindowLayer } from './receptive-field.ts';
import type { Vector } from './vector.ts';

/**
 * The gradient of one unit of the last layer in the inputs of its receptive field, from the first to the last.
 *
 * Every layer has the weights 1/k and no padding. Backpropagation, last layer first: the gradients of neighboring
 * units stand a stride apart, and each one is spread over the k places, a dilation apart, that its unit reads. The
 * entries are not negative and sum to 1; there are r of them.
 */
export function effectiveField(layers: readonly WindowLayer[]): Vector {
  return layers.reduceRight<Vector>(gradientBelow, [1]);
}

/** The mean place of the weights, counted from 0, and their standard deviation around it. */
export function spreadOf(weights: Vector): { readonly mean: number; readonly deviation: number } {
  const mean = weights.reduce((total, weight, i) => total + weight * i, 0);
  const variance = weights.reduce((total, weight, i) => total + weight * (i - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(variance) };
}

/** The length of the shortest window around the middle, even or odd as the whole, that holds at least this share of the weights. */
export function centralWindow(weights: Vector, share: number): number {
  let length = 2 - (weights.length % 2);
  const first = () => (weights.length - length) / 2;
  let held = weights.slice(first(), first() + length).reduce((total, weight) => total + weight, 0);
  while (length < weights.length && held < share) {
    length += 2;
    held += at(weights, first()) + at(weights, first() + length - 1);
  }
  return length;
}

function gradientBelow(above: Vector, { taps, stride, dilation }: WindowLayer): Vector {
  const below = new Array<number>((above.length - 1) * stride + dilation * (taps - 1) + 1).fill(0);
  above.forEach((gradient, i) => {
    for (let u = 0; u < taps; u += 1) {
      const place = i * stride + u * dilation;
      below[place] = at(below, place) + gradient / taps;
    }
  });
  return below;
}
