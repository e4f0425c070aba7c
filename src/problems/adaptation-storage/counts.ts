/** What is drawn: a decoder, and what each way of adapting it trains. */
export interface Numbers {
  readonly layers: number;
  readonly width: number;
  /** P, in billions. */
  readonly billions: number;
  /** m */
  readonly length: number;
  readonly rank: number;
  readonly tasks: number;
}

/** What the questions ask for. */
export interface Counts {
  readonly soft: number;
  readonly prefix: number;
  readonly lora: number;
  /** MB of 10⁶ bytes, the prefixes of all tasks. */
  readonly prefixes: number;
  /** GB of 10⁹ bytes, the full copies of all tasks. */
  readonly copies: number;
  /** MiB of 2²⁰ bytes, what the positions of a soft prompt take in the cache of one sequence. */
  readonly cache: number;
}

/** Of a number in 16 bits. */
export const BYTES = 2;

export function countsOf({ layers, width, billions, length, rank, tasks }: Numbers): Counts {
  const prefix = 2 * layers * length * width;
  return {
    soft: length * width,
    prefix,
    lora: layers * 2 * 2 * rank * width,
    prefixes: (tasks * prefix * BYTES) / 1e6,
    copies: tasks * billions * BYTES,
    cache: (prefix * BYTES) / 2 ** 20,
  };
}
