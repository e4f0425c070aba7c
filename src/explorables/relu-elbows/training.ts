import { at as item } from '../../core/array.ts';
import { sampled, type Curve, type Sample } from '../../core/curve-fitting.ts';
import { differences, halfMeanSquare, outputs, type ReluNetwork } from '../../core/relu-network.ts';
import { descendAll, type Descended, type PackedNetworks } from '../../core/relu-training.ts';
import { dot, norm, type Vector } from '../../core/vector.ts';

/** Which parameters learn: the output weights alone, with fixed elbows, or all of them. */
export const modes = ['output layer', 'all layers'] as const;

/** How many examples the network sees, all of them in every step. */
export const EXAMPLES = 24;

/** The examples of a curve. */
export function examplesOf(curve: Curve): Sample {
  return sampled(curve, EXAMPLES);
}

/** The loss (1/2n) Σ (f(x_i) - y_i)² on the examples. */
export function lossOf(network: ReluNetwork, { inputs, targets }: Sample): number {
  return halfMeanSquare(differences(outputs(network, inputs), targets));
}

/** One step of gradient descent on all examples at once for the networks of `modes`, in their order. */
export function descend(packed: PackedNetworks, { inputs, targets }: Sample, rate: number): Descended {
  const outputRate = rate / EXAMPLES;
  const toResiduals = (values: Float64Array) => {
    for (let i = 0; i < values.length; i += 1) values[i] = (values[i] ?? Number.NaN) - (targets[i] ?? Number.NaN);
  };
  const hiddenRates = modes.map((mode) => (mode === 'all layers' ? outputRate : 0));
  const descents = hiddenRates.map((hiddenRate) => ({ toResiduals, outputRate, hiddenRate }));
  return descendAll(packed, inputs, descents);
}

const POWER_STEPS = 100;

/**
 * The learning rate above which gradient descent on the output layer alone diverges: 2n over the largest eigenvalue
 * of ΦᵀΦ, where the features in row i of Φ are the activations at example i and a 1. By power iteration.
 */
export function rateLimit({ w, b }: ReluNetwork, inputs: Vector): number {
  const rows = inputs.map((x) => [1, ...w.map((weight, j) => Math.max(0, weight * x + item(b, j)))]);
  let direction = rows.reduce((total, row) => total.map((entry, j) => entry + item(row, j)));
  let largest = 0;
  for (let step = 0; step < POWER_STEPS; step += 1) {
    const length = norm(direction);
    const unit = direction.map((entry) => entry / length);
    const images = rows.map((row) => dot(row, unit));
    largest = dot(images, images);
    direction = unit.map((_, j) => rows.reduce((total, row, i) => total + item(row, j) * item(images, i), 0));
  }
  return (2 * inputs.length) / largest;
}
