import { at as item } from '../../core/array.ts';
import type { Sample } from '../../core/curve-fitting.ts';
import {
  activeUnits,
  differences,
  elbows,
  halfMeanSquare,
  output,
  outputs,
  parameters,
  type ReluNetwork,
} from '../../core/relu-network.ts';
import { descendAll, type Descent, type PackedNetworks } from '../../core/relu-training.ts';
import { norm, type Vector } from '../../core/vector.ts';
import { EXAMPLES, inputs, start, startElbows, type Point } from './linearization.ts';

/** A network that stands for the function α (f - f at the start), which is 0 before training. */
export interface Scaled {
  readonly alpha: number;
  readonly network: ReluNetwork;
}

const startOutputs = outputs(start, inputs);

/** One step of gradient descent for each scale, with rate η / α²: it moves the function by as much for every α. */
export function descend(
  packed: PackedNetworks,
  { targets }: Sample,
  { alphas, rate }: { readonly alphas: Vector; readonly rate: number },
): PackedNetworks {
  const descents = alphas.map((alpha): Descent => {
    const toResiduals = (values: Float64Array) => {
      for (let i = 0; i < values.length; i += 1) {
        const change = (values[i] ?? Number.NaN) - (startOutputs[i] ?? Number.NaN);
        values[i] = alpha * change - (targets[i] ?? Number.NaN);
      }
    };
    return { toResiduals, outputRate: rate / (alpha * EXAMPLES), hiddenRate: rate / (alpha * EXAMPLES) };
  });
  return descendAll(packed, inputs, descents).packed;
}

/** The scaled outputs at the examples. */
export function outputsOf({ alpha, network }: Scaled): Vector {
  return differences(outputs(network, inputs), startOutputs).map((change) => alpha * change);
}

/** The loss (1/2n) Σ r² on the examples. */
export function lossOf(run: Scaled, { targets }: Sample): number {
  return halfMeanSquare(differences(outputsOf(run), targets));
}

/** The vertices of the scaled function over [-1, 1]: it bends at the elbows of now and of the start. */
export function lineOf({ alpha, network }: Scaled): readonly Point[] {
  const inside = [...elbows(network), ...startElbows].filter((elbow) => Math.abs(elbow) < 1);
  const difference = (x: number) => alpha * (output(network, x) - output(start, x));
  return [-1, ...inside.toSorted((a, b) => a - b), 1].map((x) => [x, difference(x)]);
}

/** How far the parameters have moved, relative to their length at the start. */
export function movement({ network }: Scaled): number {
  const before = parameters(start);
  return norm(parameters(network).map((value, i) => value - item(before, i))) / norm(before);
}

/** How many pairs of a unit and an example have switched between active and inactive since the start. */
export function switches({ network }: Scaled): number {
  return inputs.reduce((total, x) => total + switchesAt(network, x), 0);
}

function switchesAt(network: ReluNetwork, x: number): number {
  const before = activeUnits(start, x);
  return activeUnits(network, x).filter((isActive, j) => isActive !== item(before, j)).length;
}
