/** What is drawn: a model, its LoRA, and how a quantized base is stored. */
export interface Numbers {
  readonly layers: number;
  readonly width: number;
  /** P, in billions. */
  readonly billions: number;
  readonly rank: number;
  /** How many square matrices of each layer are adapted. */
  readonly adapted: 1 | 2 | 4;
  /** S, the weights in a block of the quantized base. */
  readonly block: number;
}

/** What the questions ask for; memory in GB of 10⁹ bytes. */
export interface Bill {
  /** P_t */
  readonly trained: number;
  /** Share of the numbers of one matrix. */
  readonly share: number;
  readonly full: number;
  /** With a base of 16 bits. */
  readonly lora: number;
  /** Bits of a weight of the quantized base. */
  readonly bits: number;
  readonly quantized: number;
  /** The largest rank that is smaller than dense. */
  readonly largestRank: number;
}

/** Bytes of a trained parameter: weight 2, gradient 2, copy 4, moments 4 and 4. */
export const TRAINED_BYTES = 16;
export const HALF_BYTES = 2;
/** Scales that share one scale of 32 bits. */
export const GROUP = 256;

export function billOf(numbers: Numbers): Bill {
  const { layers, width, billions, rank, adapted, block } = numbers;
  const trained = layers * adapted * 2 * rank * width;
  const bits = 4 + 8 / block + 32 / (block * GROUP);
  return {
    trained,
    share: (2 * rank) / width,
    full: TRAINED_BYTES * billions,
    lora: HALF_BYTES * billions + trainedGigabytes(trained),
    bits,
    quantized: (bits / 8) * billions + trainedGigabytes(trained),
    largestRank: width / 2 - 1,
  };
}

/** Weight, gradient and optimizer state of the trained parameters, in GB. */
export function trainedGigabytes(trained: number): number {
  return (TRAINED_BYTES * trained) / 1e9;
}
