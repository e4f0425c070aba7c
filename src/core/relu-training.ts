import { at, range } from './array.ts';
import { halfMeanSquare, parameters, type ReluNetwork } from './relu-network.ts';
import type { Vector } from './vector.ts';

/**
 * Several networks of one width m in one typed array: all parameters of the first in the order of `parameters`,
 * then those of the second, and so on. A figure that holds every step of many networks needs it this compact.
 */
export interface PackedNetworks {
  readonly m: number;
  readonly values: Float64Array;
}

/** How one of the networks makes its step of gradient descent. */
export interface Descent {
  /** Turns the outputs at the examples into the residuals, in place. */
  readonly toResiduals: (outputs: Float64Array) => void;
  /** By how much the parameters move against Σ r_i ∇f(x_i): v and c, and those of the hidden units, w and b. */
  readonly outputRate: number;
  readonly hiddenRate: number;
}

/** A step that all networks made. */
export interface Descended {
  readonly packed: PackedNetworks;
  /** The loss (1/2n) Σ r² of each network before the step. */
  readonly losses: Vector;
}

/** From this loss on a network counts as diverged and stands still, so that its numbers stay finite. */
const DIVERGED = 1e4;

/** Puts networks of one width together. */
export function pack(networks: readonly ReluNetwork[]): PackedNetworks {
  return { m: at(networks, 0).v.length, values: Float64Array.from(networks.flatMap(parameters)) };
}

/** Network k, counted from 0, by itself. */
export function unpack({ m, values }: PackedNetworks, k: number): ReluNetwork {
  const flat = [...values.subarray(k * (3 * m + 1), (k + 1) * (3 * m + 1))];
  return { v: flat.slice(0, m), w: flat.slice(m, 2 * m), b: flat.slice(2 * m, 3 * m), c: at(flat, 3 * m) };
}

/** Whether a loss has grown beyond all measure. */
export function isDiverged(loss: number): boolean {
  return loss > DIVERGED;
}

/** One step of gradient descent on all examples for each network, `descents` in their order. */
export function descendAll(packed: PackedNetworks, inputs: Vector, descents: readonly Descent[]): Descended {
  const { m } = packed;
  const values = packed.values.slice();
  const residuals = new Float64Array(inputs.length);
  const losses = range(descents.length).map((k) => {
    const network = values.subarray(k * (3 * m + 1), (k + 1) * (3 * m + 1));
    const descent = at(descents, k);
    forward(network, inputs, residuals);
    descent.toResiduals(residuals);
    const loss = halfMeanSquare(residuals);
    if (!isDiverged(loss)) backward(network, { inputs, residuals, descent });
    return loss;
  });
  return { packed: { m, values }, losses };
}

/** Writes the outputs at the inputs. */
function forward(network: Float64Array, inputs: Vector, outputs: Float64Array): void {
  const m = (network.length - 1) / 3;
  for (let i = 0; i < outputs.length; i += 1) {
    const x = inputs[i] ?? Number.NaN;
    let output = entry(network, 3 * m);
    for (let j = 0; j < m; j += 1) {
      const a = entry(network, m + j) * x + entry(network, 2 * m + j);
      if (a > 0) output += entry(network, j) * a;
    }
    outputs[i] = output;
  }
}

interface Examples {
  readonly inputs: Vector;
  readonly residuals: Float64Array;
  readonly descent: Descent;
}

/** Moves the parameters against the gradient, in place. */
function backward(network: Float64Array, { inputs, residuals, descent }: Examples): void {
  const m = (network.length - 1) / 3;
  for (let j = 0; j < m; j += 1) {
    const [v, w, b] = [entry(network, j), entry(network, m + j), entry(network, 2 * m + j)];
    let [toV, toW, toB] = [0, 0, 0];
    for (let i = 0; i < residuals.length; i += 1) {
      const x = inputs[i] ?? Number.NaN;
      const a = w * x + b;
      if (a > 0) {
        const r = entry(residuals, i);
        toV += r * a;
        toW += r * x;
        toB += r;
      }
    }
    network[j] = v - descent.outputRate * toV;
    network[m + j] = w - descent.hiddenRate * v * toW;
    network[2 * m + j] = b - descent.hiddenRate * v * toB;
  }
  network[3 * m] = entry(network, 3 * m) - descent.outputRate * residuals.reduce((total, r) => total + r, 0);
}

/** An entry that must exist. The shared `at` serves lists of all kinds, which makes it too slow for these loops. */
function entry(list: Float64Array, index: number): number {
  return list[index] ?? Number.NaN;
}
