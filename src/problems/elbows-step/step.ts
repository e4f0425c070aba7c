import { at, range, sum } from '../../core/array.ts';
import {
  activeUnits,
  bends,
  elbows,
  features,
  output,
  pullBack,
  type ReluNetwork,
  reluNetwork,
  type ReluUnit,
} from '../../core/relu-network.ts';
import { dot, type Vector } from '../../core/vector.ts';

/** What is drawn: a network of three units on a scalar input, one example and a learning rate. */
export interface Numbers {
  readonly units: readonly ReluUnit[];
  /** The output bias c. */
  readonly bias: number;
  readonly input: number;
  readonly target: number;
  readonly rate: number;
}

/** The network before and after one step of gradient descent on half the squared residual. */
export interface Step {
  readonly elbows: Vector;
  /** The slope of each piece, from left to right. */
  readonly slopes: Vector;
  /** a_j = w_j x + b_j */
  readonly sums: Vector;
  readonly active: readonly boolean[];
  /** f(x) */
  readonly output: number;
  /** f(x) - y */
  readonly residual: number;
  /** K(x, x), the squared length of the gradient of f(x) in the parameters. */
  readonly kernel: number;
  readonly moved: ReluNetwork;
  readonly movedElbows: Vector;
  readonly movedSums: Vector;
  readonly movedOutput: number;
}

/** The step of the statement. */
export function stepOf(numbers: Numbers): Step {
  const { input, target } = numbers;
  const network = networkOf(numbers);
  const moved = movedNetwork(numbers);
  const gradient = features(network, input);
  return {
    elbows: elbows(network),
    slopes: slopesOf(network),
    sums: sumsAt(network, input),
    active: activeUnits(network, input),
    output: output(network, input),
    residual: output(network, input) - target,
    kernel: dot(gradient, gradient),
    moved,
    movedElbows: elbows(moved),
    movedSums: sumsAt(moved, input),
    movedOutput: output(moved, input),
  };
}

/** The network after a step with another learning rate, or with the one that is drawn; a negative one goes uphill. */
export function movedNetwork(numbers: Numbers, rate = numbers.rate): ReluNetwork {
  const network = networkOf(numbers);
  const residual = output(network, numbers.input) - numbers.target;
  const gradient = pullBack(network, [numbers.input], [residual]);
  const step = (values: Vector, slopes: Vector) => values.map((value, j) => value - rate * at(slopes, j));
  return {
    v: step(network.v, gradient.v),
    w: step(network.w, gradient.w),
    b: step(network.b, gradient.b),
    c: network.c - rate * gradient.c,
  };
}

/** The units in the order of their elbows, from left to right, counted from 0. */
export function unitsByElbow(network: ReluNetwork): readonly number[] {
  const places = elbows(network);
  return range(places.length).toSorted((i, j) => at(places, i) - at(places, j));
}

/** The network of the statement. */
export function networkOf({ units, bias }: Numbers): ReluNetwork {
  return reluNetwork(units, bias);
}

/** Far to the left the units with a negative input weight are active; each elbow then adds its bend. */
function slopesOf(network: ReluNetwork): Vector {
  const start = sum(network.v.map((v, j) => v * Math.min(0, at(network.w, j))));
  const jumps = unitsByElbow(network).map((j) => at(bends(network), j));
  return range(jumps.length + 1).map((count) => start + sum(jumps.slice(0, count)));
}

function sumsAt({ w, b }: ReluNetwork, input: number): Vector {
  return w.map((weight, j) => weight * input + at(b, j));
}
