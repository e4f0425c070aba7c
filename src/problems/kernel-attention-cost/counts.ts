import { type AttentionSize, linearMultiplications, softmaxMultiplications } from '../../core/linear-attention.ts';

/** What is drawn: T tokens, queries and keys of width d_k, values of width d_v; no mask. */
export type Numbers = AttentionSize;

/** What is asked of both kinds of attention. */
export interface Counts {
  /** C, the number of features of (1 + qᵀk)². */
  readonly features: number;
  /** Multiplications for all T outputs, by all pairs. */
  readonly softmax: number;
  /** Multiplications for all T outputs, by the sums over keys. */
  readonly linear: number;
  /** The number of tokens, not always whole, at which both take equally many. */
  readonly even: number;
  /** The smallest number of tokens at which the sums take fewer. */
  readonly fewest: number;
}

/** The counts of softmax attention and of linear attention with the quadratic kernel. */
export function counts(numbers: Numbers): Counts {
  const { keyWidth, valueWidth } = numbers;
  const features = ((keyWidth + 1) * (keyWidth + 2)) / 2;
  const even = (features * (2 * valueWidth + 1)) / (keyWidth + valueWidth);
  return {
    features,
    softmax: softmaxMultiplications(numbers),
    linear: linearMultiplications(numbers, features),
    even,
    fewest: Math.floor(even) + 1,
  };
}
