import { range, sum } from '../../core/array.ts';

/** What is drawn: how often a chain is right, in percent, how many wrong answers there are, and how often chains are copies. */
export interface Numbers {
  readonly percent: number;
  /** M, at least 2. */
  readonly wrong: number;
  /** The share of questions on which all chains are one chain, in percent. */
  readonly copied: number;
}

/** What the questions ask for, as probabilities. */
export interface Votes {
  /** Three chains, one wrong answer. */
  readonly three: number;
  /** Five chains, one wrong answer. */
  readonly five: number;
  /** Three chains, M wrong answers. */
  readonly tied: number;
  /** The p from which very many chains help. */
  readonly threshold: number;
  /** As `tied`, with copies. */
  readonly dependent: number;
}

export function chanceOf({ percent }: Numbers): number {
  return percent / 100;
}

/** (N choose i) p^i (1-p)^(N-i) for N up to 5. */
export function binomialTerm(N: number, i: number, p: number): number {
  return chooseFrom(N, i) * p ** i * (1 - p) ** (N - i);
}

export function chooseFrom(N: number, i: number): number {
  return range(i).reduce((product, j) => (product * (N - j)) / (j + 1), 1);
}

/** Three chains, of which one is right and the two others give different wrong answers. */
export function threeWayTie(numbers: Numbers): number {
  return binomialTerm(3, 1, chanceOf(numbers)) * (1 - 1 / numbers.wrong);
}

export function votesOf(numbers: Numbers): Votes {
  const p = chanceOf(numbers);
  const three = binomialTerm(3, 3, p) + binomialTerm(3, 2, p);
  const tied = three + threeWayTie(numbers) / 3;
  const share = numbers.copied / 100;
  return {
    three,
    five: sum([3, 4, 5].map((i) => binomialTerm(5, i, p))),
    tied,
    threshold: 1 / (numbers.wrong + 1),
    dependent: share * p + (1 - share) * tied,
  };
}
