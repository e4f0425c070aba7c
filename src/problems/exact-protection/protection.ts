import { difference, dot, times, type Vector } from '../../core/vector.ts';
import { outer, scale, type Matrix } from '../../core/matrix.ts';

const BYTES = 2;
/** Query and value matrix of a layer have an adapter each, of two factors. */
const ADAPTED = 2;
const FACTORS = 2;

/** What is drawn: one step of a linear layer, a count of dimensions, and a model that learns tasks. */
export interface Numbers {
  /** The one stored input, not of length 1. */
  readonly stored: Vector;
  /** The new input. */
  readonly input: Vector;
  /** Gradient of the loss in both pre-activations. */
  readonly delta: readonly [number, number];
  readonly rate: number;
  readonly dimensions: number;
  readonly directions: number;
  readonly tasks: number;
  readonly billions: number;
  readonly width: number;
  readonly layers: number;
  readonly rank: number;
  readonly promptTokens: number;
}

/** Bytes of storage at 2 bytes a number, beyond the model in use. */
export interface Storage {
  readonly copies: number;
  readonly adapters: number;
  readonly prompts: number;
  readonly anchor: number;
}

/** Parameters of one adapter and of one prompt. */
export interface Sizes {
  readonly parameters: number;
  readonly adapter: number;
  readonly prompt: number;
}

/** The new input without its part along the stored one. */
export function freePart({ stored, input }: Numbers): Vector {
  return difference(input, times(dot(stored, input) / dot(stored, stored), stored));
}

/** -η δ hᵀ for some input h. */
export function stepAlong({ delta, rate }: Numbers, input: Vector): Matrix {
  return scale(-rate, outer(delta, input));
}

export function sizesOf({ billions, width, layers, rank, promptTokens }: Numbers): Sizes {
  return {
    parameters: billions * 1e9,
    adapter: layers * ADAPTED * FACTORS * rank * width,
    prompt: promptTokens * width,
  };
}

export function storageOf(numbers: Numbers): Storage {
  const { parameters, adapter, prompt } = sizesOf(numbers);
  return {
    copies: numbers.tasks * parameters * BYTES,
    adapters: numbers.tasks * adapter * BYTES,
    prompts: numbers.tasks * prompt * BYTES,
    anchor: 2 * parameters * BYTES,
  };
}
