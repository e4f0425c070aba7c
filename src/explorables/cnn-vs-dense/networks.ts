import { range } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';
import { entryAt, type Example, LENGTH, POSITIONS, WIDTH } from './signals.ts';

/** How the convolutional network sums up a filter's outputs, and whether it rectifies them before. */
export interface Architecture {
  readonly pooling: 'max' | 'average';
  readonly hasRelu: boolean;
}

/** A forward pass: the logit, and its backward pass. */
export interface Pass {
  readonly logit: number;
  /** Adds `upstream` times the derivative of the logit in every parameter to the gradient. */
  readonly backward: (upstream: number, gradient: Float64Array) => void;
}

/**
 * A network with one logit: its parameters at the start, in a list, and how to compute with them.
 *
 * Dense: 24 weights and a bias. Convolutional: for each of two filters three weights and a bias, then the two
 * weights of the readout and its bias.
 */
export interface Network {
  readonly start: Vector;
  readonly pass: (parameters: ArrayLike<number>, example: Example) => Pass;
}

const FILTERS = 2;
const FILTER_SIZE = WIDTH + 1;
const READOUT = FILTERS * FILTER_SIZE;

/** Logistic regression on the whole signal, from 0. Products with the zeros of the signal are left out. */
export const dense: Network = {
  start: range(LENGTH + 1).map(() => 0),
  pass: (parameters, example) => {
    const { position } = example;
    let logit = parameters[LENGTH] ?? 0;
    for (let i = position; i < position + WIDTH; i += 1) logit += (parameters[i] ?? 0) * entryAt(example, i);
    const backward = (upstream: number, gradient: Float64Array) => {
      for (let i = position; i < position + WIDTH; i += 1) raise(gradient, i, upstream * entryAt(example, i));
      raise(gradient, LENGTH, upstream);
    };
    return { logit, backward };
  },
};

/** Two filters of width 3 over the whole signal, global pooling, and a linear readout of the two features. */
export function convolutional(architecture: Architecture): Network {
  const pool = architecture.pooling === 'max' ? maxPool : averagePool;
  return {
    start: [0.3, -0.2, 0.1, 0, -0.1, 0.25, -0.3, 0, 0.5, -0.5, 0],
    pass: (parameters, example) => {
      const features = range(FILTERS).map((f) => pool(outputsOf(parameters, example, f), architecture.hasRelu));
      const readout = (f: number) => parameters[READOUT + f] ?? 0;
      const logit = features.reduce((total, { value }, f) => total + value * readout(f), readout(FILTERS));
      const backward = (upstream: number, gradient: Float64Array) => {
        features.forEach(({ value, shares, biasShare }, f) => {
          raise(gradient, READOUT + f, upstream * value);
          const toFeature = upstream * readout(f);
          for (const [place, share] of shares) {
            for (let u = 0; u < WIDTH; u += 1) {
              raise(gradient, f * FILTER_SIZE + u, toFeature * share * entryAt(example, place + u));
            }
          }
          raise(gradient, f * FILTER_SIZE + WIDTH, toFeature * biasShare);
        });
        raise(gradient, READOUT + FILTERS, upstream);
      };
      return { logit, backward };
    },
  };
}

/** The weights of one filter of the convolutional network. */
export function filterOf(parameters: ArrayLike<number>, filter: number): Vector {
  return Array.from(parameters).slice(filter * FILTER_SIZE, filter * FILTER_SIZE + WIDTH);
}

/** The weights with which its readout takes the two features. */
export function readoutOf(parameters: ArrayLike<number>): Vector {
  return Array.from(parameters).slice(READOUT, READOUT + FILTERS);
}

/** A filter's outputs near the pattern, from place `first` on; everywhere else it reads zeros and gives its bias. */
interface Outputs {
  readonly first: number;
  readonly near: readonly number[];
  readonly bias: number;
}

/** A pooled feature, its derivative in the outputs near the pattern, by place, and in the filter's bias. */
interface Feature {
  readonly value: number;
  readonly shares: readonly (readonly [number, number])[];
  readonly biasShare: number;
}

function outputsOf(parameters: ArrayLike<number>, example: Example, filter: number): Outputs {
  const offset = filter * FILTER_SIZE;
  const bias = parameters[offset + WIDTH] ?? 0;
  const first = Math.max(0, example.position - WIDTH + 1);
  const last = Math.min(POSITIONS - 1, example.position + WIDTH - 1);
  const near: number[] = [];
  for (let i = first; i <= last; i += 1) {
    let total = bias;
    for (let u = 0; u < WIDTH; u += 1) total += (parameters[offset + u] ?? 0) * entryAt(example, i + u);
    near.push(total);
  }
  return { first, near, bias };
}

/** Of equal largest outputs the first one gets the gradient. */
function maxPool({ first, near, bias }: Outputs, hasRelu: boolean): Feature {
  let [place, best] = [first > 0 ? 0 : near.length, bias];
  near.forEach((output, i) => {
    const [before, here] = hasRelu ? [Math.max(0, best), Math.max(0, output)] : [best, output];
    if (here > before || (here === before && first + i < place)) [place, best] = [first + i, output];
  });
  const slope = slopeAt(best, hasRelu);
  return { value: slope * best, shares: [[place, slope]], biasShare: slope };
}

function averagePool({ first, near, bias }: Outputs, hasRelu: boolean): Feature {
  const far = POSITIONS - near.length;
  let [value, biasShare] = [far * slopeAt(bias, hasRelu) * bias, far * slopeAt(bias, hasRelu)];
  const shares = near.map((output, i) => {
    const slope = slopeAt(output, hasRelu);
    value += slope * output;
    biasShare += slope;
    return [first + i, slope / POSITIONS] as const;
  });
  return { value: value / POSITIONS, shares, biasShare: biasShare / POSITIONS };
}

/** The slope of ReLU, 0 at 0, or of nothing at all. */
function slopeAt(output: number, hasRelu: boolean): number {
  return hasRelu && output <= 0 ? 0 : 1;
}

function raise(values: Float64Array, index: number, by: number): void {
  values[index] = (values[index] ?? 0) + by;
}
