import { cacheBytes, operationCounts, parameterCounts, type TransformerShape } from '../../core/transformer-count.ts';

/** What is drawn: a decoder with biases, learned positions for all tokens, a tied output and d_ff = 4d. */
export interface Numbers {
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  /** Key-value heads of the last question, a divisor of the heads. */
  readonly keyValueHeads: number;
  readonly vocabulary: number;
  /** T, the length of a sequence and of the position table. */
  readonly tokens: number;
}

/** What the questions ask for. */
export interface Counts {
  readonly parameters: number;
  /** Operations of one layer for one sequence. */
  readonly linear: number;
  readonly quadratic: number;
  /** Operations of the whole forward pass, with the logits of all tokens. */
  readonly forward: number;
  /** Bytes at two bytes a number: with as many key-value heads as heads, and with fewer. */
  readonly cache: number;
  readonly grouped: number;
  /** T at which both parts of a layer are equal. */
  readonly crossover: number;
}

const RATIO = 4;
const BYTES = 2;

/** The counts, from the general ones of any transformer. */
export function countsOf(numbers: Numbers): Counts {
  const { layers, heads, keyValueHeads, tokens } = numbers;
  const shape = shapeOf(numbers, heads);
  const { linear, quadratic, logits, crossover } = operationCounts(shape, tokens);
  const use = { tokens, bytesPerNumber: BYTES, batch: 1 };
  return {
    parameters: parameterCounts(shape).total,
    linear,
    quadratic,
    forward: layers * (linear + quadratic) + logits,
    cache: cacheBytes(shape, use),
    grouped: cacheBytes(shapeOf(numbers, keyValueHeads), use),
    crossover,
  };
}

function shapeOf({ layers, width, heads, vocabulary, tokens }: Numbers, keyValueHeads: number): TransformerShape {
  const kept = { hasBiases: true, hasTiedHead: true };
  return { layers, width, heads, keyValueHeads, ratio: RATIO, vocabulary, positions: tokens, ...kept };
}
