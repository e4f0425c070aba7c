import type { Activation } from '../../core/activation.ts';
import { at, range } from '../../core/array.ts';
import { remembered } from '../../core/remembered.ts';
import { createRng } from '../../core/rng.ts';

/** How many layers are drawn for a net, whatever the number in use. */
export const MOST_LAYERS = 40;

/** A stack of random layers of one width without biases: every weight is `scale` times a standard normal. */
export interface RandomLayers {
  /** Entry ℓ - 1 holds the d × d normals of layer ℓ, row by row. */
  readonly normals: readonly Float64Array[];
  /** σ_w / √d */
  readonly scale: number;
  readonly activation: Activation;
}

/**
 * The standard normals of all layers for a seed and a width d, row by row and layer by layer from one generator.
 *
 * They do not depend on the weight variance, so that moving that knob draws nothing.
 */
export const layerNormals = remembered((seed: number, width: number): readonly Float64Array[] => {
  const rng = createRng(seed);
  return range(MOST_LAYERS).map(() => Float64Array.from({ length: width * width }, rng.normal));
});

/** Two inputs of d entries, both with root mean square 1, whose cosine is c: points of two sampled waves. */
export function inputPair(width: number, c: number): readonly [Float64Array, Float64Array] {
  const angles = range(width).map((i) => (2 * Math.PI * (i + 1 / 2)) / width);
  const first = angles.map((angle) => Math.SQRT2 * Math.cos(angle));
  const rest = Math.sqrt(1 - c * c);
  const second = angles.map((angle, i) => c * at(first, i) + rest * Math.SQRT2 * Math.sin(angle));
  return [Float64Array.from(first), Float64Array.from(second)];
}

/** The pre-activations W h of one layer for the activations h of the layer before. */
export function forward(normals: Float64Array, h: Float64Array, scale: number): Float64Array {
  const width = h.length;
  const a = new Float64Array(width);
  for (let i = 0; i < width; i += 1) {
    let total = 0;
    for (let j = 0; j < width; j += 1) total += (normals[i * width + j] ?? 0) * (h[j] ?? 0);
    a[i] = scale * total;
  }
  return a;
}

/**
 * δ of layers 1..L, the gradient in the pre-activations, from δ = 1 in every unit of layer L.
 *
 * `preactivations` holds those of layers 1..L. The step back is δ' = (Wᵀ δ) ⊙ φ'(a').
 */
export function backward(net: RandomLayers, preactivations: readonly Float64Array[]): readonly Float64Array[] {
  const [first] = preactivations;
  if (first === undefined) return [];
  const deltas = [new Float64Array(first.length).fill(1)];
  for (let layer = preactivations.length; layer > 1; layer -= 1) {
    const back = applyTransposed(at(net.normals, layer - 1), at(deltas, deltas.length - 1));
    const a = at(preactivations, layer - 2);
    deltas.push(back.map((entry, i) => net.scale * entry * net.activation.slope(at(a, i))));
  }
  return deltas.reverse();
}

function applyTransposed(normals: Float64Array, delta: Float64Array): Float64Array {
  const width = delta.length;
  const back = new Float64Array(width);
  for (let i = 0; i < width; i += 1) {
    const factor = delta[i] ?? 0;
    for (let j = 0; j < width; j += 1) back[j] = (back[j] ?? 0) + (normals[i * width + j] ?? 0) * factor;
  }
  return back;
}

/** The root mean square of the entries. */
export function rootMeanSquare(entries: Float64Array): number {
  return Math.sqrt(inner(entries, entries) / entries.length);
}

/** The cosine of the angle between two vectors, within -1..1; 0 where one of them is zero and has no direction. */
export function cosine(a: Float64Array, b: Float64Array): number {
  const lengths = Math.sqrt(inner(a, a)) * Math.sqrt(inner(b, b));
  return lengths === 0 ? 0 : Math.min(1, Math.max(-1, inner(a, b) / lengths));
}

/** The inner product of two vectors of one length. */
export function inner(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, entry, i) => total + entry * at(b, i), 0);
}
