/** What is drawn: the weights of a true feature and its one alias, and a larger group with one raised weight. */
export interface Numbers {
  /** c_t */
  readonly signal: number;
  /** c_a */
  readonly alias: number;
  /** g, the true feature among them. */
  readonly group: number;
  /** Of the true feature in the group; all others have weight 1. */
  readonly raised: number;
}

/** Two numbers, for the true feature and for its alias. */
export type Pair = readonly [number, number];

/** c_t² + c_a². */
export function squaresOf({ signal, alias }: Numbers): number {
  return signal ** 2 + alias ** 2;
}

/** The minimum-norm coefficients c/(c_t² + c_a²). */
export function coefficientsOf(numbers: Numbers): Pair {
  const squares = squaresOf(numbers);
  return [numbers.signal / squares, numbers.alias / squares];
}

/** The shares p_t and p_a. */
export function sharesOf(numbers: Numbers): Pair {
  const squares = squaresOf(numbers);
  return [numbers.signal ** 2 / squares, numbers.alias ** 2 / squares];
}

/** The meta-gradient of p_a²: (-4 c_t c_a⁴, 4 c_t² c_a³)/(c_t² + c_a²)³. */
export function slopesOf(numbers: Numbers): Pair {
  const { signal, alias } = numbers;
  const cube = squaresOf(numbers) ** 3;
  return [(-4 * signal * alias ** 4) / cube, (4 * signal ** 2 * alias ** 3) / cube];
}

/** What the group does to a true coefficient 1. */
export interface Outcome {
  readonly survival: number;
  /** (1 - p_t)² */
  readonly lost: number;
  /** The squared coefficients of the aliases, together. */
  readonly contamination: number;
}

/** The parts of the expected squared error in the larger group. */
export function outcomeOf({ group, raised }: Numbers): Outcome {
  const squares = raised ** 2 + group - 1;
  const survival = raised ** 2 / squares;
  return { survival, lost: (1 - survival) ** 2, contamination: (group - 1) / squares ** 2 };
}
