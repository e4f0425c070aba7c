/** What is drawn: a model of two tokens that a beam cannot see through, and two questions on lengths. */
export interface Numbers {
  /** V, EOS not among them. */
  readonly vocabulary: number;
  /** k, the number of favored first tokens. */
  readonly width: number;
  /** How many parts of the probability a favored first token has, and how many each other one. */
  readonly favored: number;
  readonly other: number;
  /** T' of the question on exact search. */
  readonly tokens: number;
  /** The probability that another model ends at once. */
  readonly empty: number;
  /** The largest probability that it gives to any other token. */
  readonly cap: number;
}

/** All parts: those of the k favored first tokens and those of the others. */
export function partsOf({ vocabulary, width, favored, other }: Numbers): number {
  return width * favored + (vocabulary - width) * other;
}

/** Probabilities of the three kinds of sequences and tokens that are asked for. */
export function chancesOf(numbers: Numbers) {
  const parts = partsOf(numbers);
  const first = numbers.favored / parts;
  return { first, returned: first / numbers.vocabulary, optimum: numbers.other / parts };
}

/** V^(T'-1), the number of prefixes before the last token. */
export function safeWidth({ vocabulary, tokens }: Numbers): number {
  return vocabulary ** (tokens - 1);
}

/** The smallest number of tokens n with cap^n below the probability of the empty output. */
export function hopelessLength({ empty, cap }: Numbers): number {
  return Math.floor(Math.log(empty) / Math.log(cap)) + 1;
}
