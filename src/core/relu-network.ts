import { at, range } from './array.ts';
import type { Rng } from './rng.ts';
import type { Vector } from './vector.ts';

/**
 * A network with one hidden layer of m ReLU units on a scalar input: f(x) = c + Σ v_j [w_j x + b_j]_+.
 *
 * A gradient with respect to its parameters has the same shape.
 */
export interface ReluNetwork {
  /** Output weights, m of them. */
  readonly v: Vector;
  /** Input weights. */
  readonly w: Vector;
  /** Biases of the units. */
  readonly b: Vector;
  /** Bias of the output. */
  readonly c: number;
}

/** One hidden unit: its output weight v, input weight w and bias b. */
export interface ReluUnit {
  readonly v: number;
  readonly w: number;
  readonly b: number;
}

/** The network with these units and this output bias. */
export function reluNetwork(units: readonly ReluUnit[], c: number): ReluNetwork {
  return {
    v: units.map(({ v }) => v),
    w: units.map(({ w }) => w),
    b: units.map(({ b }) => b),
    c,
  };
}

/** m units with evenly spaced elbows in [-1, 1], facing right and left in turn: the same network every time. */
export function evenNetwork(m: number): ReluNetwork {
  const units = range(m).map((j) => {
    const w = j % 2 === 0 ? 1 : -1;
    return { v: 0.3 * Math.sin(1.7 * (j + 1)), w, b: -w * (-1 + (2 * j + 1) / m) };
  });
  return reluNetwork(units, 0);
}

/** m units with random elbows in [-1, 1], random sides and output weights of standard deviation 0.3. */
export function drawNetwork(m: number, rng: Rng): ReluNetwork {
  const units = range(m).map(() => {
    const w = rng.pick([-1, 1]);
    return { w, b: -w * (2 * rng.uniform() - 1), v: 0.3 * rng.normal() };
  });
  return reluNetwork(units, 0);
}

/** The output f(x) at one input. */
export function output(network: ReluNetwork, x: number): number {
  return entry(outputs(network, [x]), 0);
}

/** The outputs f(x) at n inputs. */
export function outputs({ v, w, b, c }: ReluNetwork, inputs: Vector): Vector {
  const values = inputs.slice();
  for (let i = 0; i < inputs.length; i += 1) {
    const x = entry(inputs, i);
    let value = c;
    for (let j = 0; j < v.length; j += 1) {
      const a = entry(w, j) * x + entry(b, j);
      if (a > 0) value += entry(v, j) * a;
    }
    values[i] = value;
  }
  return values;
}

/**
 * The backward pass: Σ_i r_i ∇f(x_i), the gradient of a loss whose slope in the output at input i is r_i.
 *
 * At an elbow the slope of the unit counts as 0.
 */
export function pullBack(network: ReluNetwork, inputs: Vector, slopes: Vector): ReluNetwork {
  const [v, w, b] = [network.v.slice(), network.w.slice(), network.b.slice()];
  for (let j = 0; j < network.v.length; j += 1) {
    const [vj, wj, bj] = [entry(network.v, j), entry(network.w, j), entry(network.b, j)];
    let [toV, toW, toB] = [0, 0, 0];
    for (let i = 0; i < inputs.length; i += 1) {
      const x = entry(inputs, i);
      const a = wj * x + bj;
      if (a > 0) {
        const r = entry(slopes, i);
        toV += r * a;
        toW += r * x;
        toB += r;
      }
    }
    v[j] = toV;
    w[j] = vj * toW;
    b[j] = vj * toB;
  }
  return { v, w, b, c: total(slopes) };
}

/** The residuals f(x_i) - y_i. */
export function differences(values: Vector, targets: Vector): Vector {
  return values.map((value, i) => value - at(targets, i));
}

/** Half the mean square of the residuals, the loss (1/2n) Σ r_i². */
export function halfMeanSquare(residuals: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < residuals.length; i += 1) squares += (residuals[i] ?? Number.NaN) ** 2;
  return squares / (2 * residuals.length);
}

/** The parameters in the order v, w, b, c: P = 3m + 1 numbers. */
export function parameters({ v, w, b, c }: ReluNetwork): readonly number[] {
  return [...v, ...w, ...b, c];
}

/** The parameter gradient ∇f(x) in the order of `parameters`: what the linearized network uses as features of x. */
export function features(network: ReluNetwork, x: number): readonly number[] {
  return parameters(pullBack(network, [x], [1]));
}

/** The elbow -b_j / w_j of every unit, where it switches; infinite, or NaN, for an input weight of 0. */
export function elbows({ w, b }: ReluNetwork): readonly number[] {
  return range(w.length).map((j) => -at(b, j) / at(w, j) + 0);
}

/** How much the slope of f changes at each elbow, crossed from left to right: v_j |w_j|. */
export function bends({ v, w }: ReluNetwork): readonly number[] {
  return range(w.length).map((j) => at(v, j) * Math.abs(at(w, j)));
}

/** Which units are active at an input. */
export function activeUnits({ w, b }: ReluNetwork, x: number): readonly boolean[] {
  return range(w.length).map((j) => at(w, j) * x + at(b, j) > 0);
}

function total(list: Vector): number {
  let partial = 0;
  for (let i = 0; i < list.length; i += 1) partial += entry(list, i);
  return partial;
}

/** An entry that must exist. The shared `at` serves lists of all kinds, which makes it too slow for these loops. */
function entry(list: Vector, index: number): number {
  return list[index] ?? Number.NaN;
}
