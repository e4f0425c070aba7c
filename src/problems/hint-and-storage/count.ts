/** What is drawn: two layers that a hint connects, an image set, and a text. */
export interface Numbers {
  /** Side and channels of the student's map. */
  readonly side: number;
  readonly channels: number;
  /** Side and channels of the teacher's map. */
  readonly teacherSide: number;
  readonly teacherChannels: number;
  readonly images: number;
  readonly classes: number;
  /** Bytes of a logit. */
  readonly bytes: 2 | 4;
  /** In billions. */
  readonly tokens: number;
  readonly vocabulary: number;
  /** How many of the largest probabilities are stored. */
  readonly top: number;
}

/** What the questions ask for. */
export interface Count {
  readonly kernel: number;
  /** Parameters of the convolution. */
  readonly regressor: number;
  /** Weights of a dense map. */
  readonly dense: number;
  /** GB of 10⁹ bytes. */
  readonly logits: number;
  /** TB of 10¹² bytes. */
  readonly full: number;
  /** Bytes of an index. */
  readonly index: number;
  /** GB of the largest probabilities with their indices. */
  readonly largest: number;
}

/** Bytes of a probability. */
export const PROBABILITY = 2;

export function countOf(numbers: Numbers): Count {
  const { side, channels, teacherSide, teacherChannels, images, classes, bytes, tokens, vocabulary, top } = numbers;
  const kernel = side - teacherSide + 1;
  const index = vocabulary <= 2 ** 16 ? 2 : 3;
  return {
    kernel,
    regressor: kernel ** 2 * channels * teacherChannels + teacherChannels,
    dense: side ** 2 * channels * teacherSide ** 2 * teacherChannels,
    logits: (images * classes * bytes) / 1e9,
    full: (tokens * vocabulary * PROBABILITY) / 1000,
    index,
    largest: tokens * top * (PROBABILITY + index),
  };
}
