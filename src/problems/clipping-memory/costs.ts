import { norm, times } from '../../core/vector.ts';

/** Buffers of one number for each weight, by optimizer. */
export const BUFFERS = { SGD: 0, 'heavy ball': 1, AdamW: 2 } as const;

/** The optimizers whose memory in single precision is asked for. */
export type Plain = keyof typeof BUFFERS;

/** What is drawn. */
export interface Numbers {
  /** Three entries whose norm is a whole number. */
  readonly gradient: readonly number[];
  /** The threshold of the clip by norm, below the norm. */
  readonly normThreshold: number;
  /** The threshold of the clip by value, between the smallest and the largest absolute entry. */
  readonly valueThreshold: number;
  /** Weights, in billions. */
  readonly billions: number;
  /** Bytes of each number in the two buffers of AdamW in mixed precision. */
  readonly bufferBytes: 1 | 2 | 4;
  readonly plain: Plain;
  /** Rows and columns of the matrix whose optimizer state is counted. */
  readonly shape: readonly [number, number];
  /** The weights of a layer and the direction of its LAMB step, two entries each. */
  readonly weights: readonly number[];
  readonly direction: readonly number[];
  /** η */
  readonly rate: number;
}

/** The answers in numbers. */
export interface Costs {
  readonly norm: number;
  readonly byNorm: readonly number[];
  readonly byValue: readonly number[];
  /** Cosine of the angle between the gradient and its clip by value. */
  readonly cosine: number;
  /** Bytes for each weight: AdamW in mixed precision, and the plain optimizer in single precision. */
  readonly bytes: readonly [number, number];
  /** The same for the whole model, in gigabytes of 10⁹ bytes. */
  readonly gigabytes: readonly [number, number];
  /** Numbers of state of Adam, Muon and Shampoo for the matrix. */
  readonly state: readonly [number, number, number];
  /** ‖w‖/‖r‖ */
  readonly trustRatio: number;
  /** What LAMB subtracts from the weights. */
  readonly lambStep: readonly number[];
}

const SINGLE = 4;
const HALF = 2;

/** Clips the gradient in both ways, counts bytes and state, and takes the LAMB step. */
export function costs(numbers: Numbers): Costs {
  const { gradient, normThreshold, valueThreshold, billions, bufferBytes, plain, shape, rate } = numbers;
  const length = norm(gradient);
  const byValue = gradient.map((entry) => Math.sign(entry) * Math.min(Math.abs(entry), valueThreshold));
  const product = gradient.reduce((total, entry, i) => total + entry * (byValue[i] ?? 0), 0);
  // Weights and gradients in half precision, a copy of the weights in single precision, two buffers.
  const bytes = [HALF + HALF + SINGLE + 2 * bufferBytes, SINGLE * (2 + BUFFERS[plain])] as const;
  const [rows, columns] = shape;
  const trustRatio = norm(numbers.weights) / norm(numbers.direction);
  return {
    norm: length,
    byNorm: times(normThreshold / length, gradient),
    byValue,
    cosine: product / (length * norm(byValue)),
    bytes,
    gigabytes: [billions * bytes[0], billions * bytes[1]],
    state: [2 * rows * columns, rows * columns, rows ** 2 + columns ** 2],
    trustRatio,
    lambStep: times(rate * trustRatio, numbers.direction),
  };
}
