import { sum } from '../../core/array.ts';
import { bertTensors } from '../../core/bert-tensors.ts';

/** What is drawn: the sizes of an encoder, and lengths of texts. */
export interface Numbers {
  readonly vocabulary: number;
  readonly width: number;
  readonly layers: number;
  /** T, the number of tokens of a training text. */
  readonly tokens: number;
  /** The number of tokens of a short sentence. */
  readonly short: number;
}

/** Rows of the position table. */
export const POSITIONS = 512;

/** The probability that a position is selected. */
export const SELECTED = 0.15;

/** What the questions ask for. */
export interface Answers {
  readonly block: number;
  readonly parameters: number;
  /** Dense layer, norm and output bias of the token head; its matrix is tied. */
  readonly head: number;
  /** Mean and standard deviation of the number of selected positions. */
  readonly selected: number;
  readonly spread: number;
  /** Means of those that become [MASK], and of those that become a random token. */
  readonly masked: number;
  readonly random: number;
  /** The probability that a short sentence has no selected position. */
  readonly none: number;
}

/** All answers of one instance. */
export function answersOf({ vocabulary, width, layers, tokens, short }: Numbers): Answers {
  const selected = SELECTED * tokens;
  return {
    block: 12 * width ** 2 + 13 * width,
    parameters: sum(bertTensors({ vocabulary, positions: POSITIONS, width, layers })),
    head: width ** 2 + 3 * width + vocabulary,
    selected,
    spread: Math.sqrt(selected * (1 - SELECTED)),
    masked: 0.8 * selected,
    random: 0.1 * selected,
    none: (1 - SELECTED) ** short,
  };
}
