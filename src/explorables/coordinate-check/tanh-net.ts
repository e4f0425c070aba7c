import { at, range } from '../../core/array.ts';
import { remembered } from '../../core/remembered.ts';
import { createRng } from '../../core/rng.ts';

/** The net ŷ = W₃ tanh(W₂ tanh(W₁ x)) with two hidden layers of d units, matrices row by row. */
export interface TanhNet {
  readonly width: number;
  /** d × 8 */
  readonly first: Float64Array;
  /** d × d */
  readonly second: Float64Array;
  /** 1 × d */
  readonly readout: Float64Array;
}

/** What a net computes for all examples, example by example: activations behind tanh, pre-activations, outputs. */
export interface Pass {
  readonly a1: readonly Float64Array[];
  readonly h1: readonly Float64Array[];
  readonly a2: readonly Float64Array[];
  readonly h2: readonly Float64Array[];
  readonly outputs: Float64Array;
}

/** One factor for each matrix: a standard deviation, or a learning rate. */
export interface Factors {
  readonly first: number;
  readonly second: number;
  readonly readout: number;
}

const EXAMPLES = 4;
const FEATURES = 8;

/** The four inputs, eight features each: x_ik = cos(1 + 1.7 i + 2.3 k + 0.6 i k), counted from 0. */
export const INPUTS: readonly Float64Array[] = range(EXAMPLES).map((i) =>
  Float64Array.from({ length: FEATURES }, (_, k) => Math.cos(1 + 1.7 * i + 2.3 * k + 0.6 * i * k)),
);

/** What the net should answer to the four inputs. */
export const TARGETS = [1, -1, 0.5, -0.5] as const;

/** The standard normals behind a net of this seed and width: W₁, W₂, W₃, each row by row, from one generator. */
export function normalNet(seed: number, width: number): TanhNet {
  const { normal } = createRng(seed);
  const draw = (length: number) => Float64Array.from({ length }, normal);
  return { width, first: draw(width * FEATURES), second: draw(width * width), readout: draw(width) };
}

/** The standard normals of nets of several widths; those of the last seed are kept, since no other knob changes them. */
export const normalNets = remembered((seed: number, ...widths: readonly number[]) =>
  widths.map((width) => normalNet(seed, width)),
);

/** The net with every matrix multiplied by its factor. */
export function scaledNet(net: TanhNet, factors: Factors): TanhNet {
  const scaled = (matrix: Float64Array, factor: number) => matrix.map((entry) => factor * entry);
  return {
    width: net.width,
    first: scaled(net.first, factors.first),
    second: scaled(net.second, factors.second),
    readout: scaled(net.readout, factors.readout),
  };
}

/** The forward pass for all inputs. */
export function forward({ width, first, second, readout }: TanhNet): Pass {
  const a1 = INPUTS.map((x) => applied(first, x, width));
  const h1 = a1.map((a) => a.map(Math.tanh));
  const a2 = h1.map((h) => applied(second, h, width));
  const h2 = a2.map((a) => a.map(Math.tanh));
  return { a1, h1, a2, h2, outputs: Float64Array.from(h2, (h) => at(applied(readout, h, 1), 0)) };
}

/** Half the mean squared error over the inputs. */
export function lossOf({ outputs }: Pass): number {
  return TARGETS.reduce((total, y, i) => total + (at(outputs, i) - y) ** 2, 0) / (2 * EXAMPLES);
}

/** The gradient of the loss in the three matrices, as a net of the same shapes. */
export function gradientOf(net: TanhNet, { h1, h2, outputs }: Pass): TanhNet {
  const errors = TARGETS.map((y, i) => (at(outputs, i) - y) / EXAMPLES);
  const delta2 = h2.map((h, i) => h.map((each, j) => at(errors, i) * at(net.readout, j) * (1 - each * each)));
  const delta1 = h1.map((h, i) => {
    const back = appliedTransposed(net.second, at(delta2, i));
    return h.map((each, j) => at(back, j) * (1 - each * each));
  });
  return {
    width: net.width,
    first: outerSum(delta1, INPUTS),
    second: outerSum(delta2, h1),
    readout: outerSum(
      errors.map((error) => Float64Array.of(error)),
      h2,
    ),
  };
}

/**
 * One step of sign descent with a learning rate for each matrix: the first step of Adam, where ε is negligible.
 *
 * `pass` is the forward pass of the net.
 */
export function signStep(net: TanhNet, pass: Pass, rates: Factors): TanhNet {
  const gradient = gradientOf(net, pass);
  return {
    width: net.width,
    first: moved(net.first, gradient.first, rates.first),
    second: moved(net.second, gradient.second, rates.second),
    readout: moved(net.readout, gradient.readout, rates.readout),
  };
}

function moved(matrix: Float64Array, slopes: Float64Array, rate: number): Float64Array {
  const result = new Float64Array(matrix.length);
  for (let i = 0; i < matrix.length; i += 1) result[i] = (matrix[i] ?? 0) - rate * Math.sign(slopes[i] ?? 0);
  return result;
}

function applied(matrix: Float64Array, vector: Float64Array, rows: number): Float64Array {
  const columns = vector.length;
  const product = new Float64Array(rows);
  for (let i = 0; i < rows; i += 1) {
    let total = 0;
    for (let j = 0; j < columns; j += 1) total += (matrix[i * columns + j] ?? 0) * (vector[j] ?? 0);
    product[i] = total;
  }
  return product;
}

function appliedTransposed(matrix: Float64Array, vector: Float64Array): Float64Array {
  const columns = matrix.length / vector.length;
  const product = new Float64Array(columns);
  vector.forEach((factor, i) => {
    for (let j = 0; j < columns; j += 1) product[j] = (product[j] ?? 0) + (matrix[i * columns + j] ?? 0) * factor;
  });
  return product;
}

/** Σ δ hᵀ over the examples, row by row. */
function outerSum(deltas: readonly Float64Array[], activations: readonly Float64Array[]): Float64Array {
  const [rows, columns] = [at(deltas, 0).length, at(activations, 0).length];
  const total = new Float64Array(rows * columns);
  deltas.forEach((delta, example) => {
    const h = at(activations, example);
    for (let i = 0; i < rows; i += 1) {
      const factor = delta[i] ?? 0;
      for (let j = 0; j < columns; j += 1) {
        const entry = i * columns + j;
        total[entry] = (total[entry] ?? 0) + factor * (h[j] ?? 0);
      }
    }
  });
  return total;
}
