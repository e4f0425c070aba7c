import { at as item, range } from '../../core/array.ts';
import type { Vector } from '../../core/vector.ts';

/**
 * Counts how often the right answer wins: for each number of chains N = 0..most and each number c = 0..N of right ones,
 * the number of sequences of N answers (one right answer, `wrong` other ones) in which c are right and the right
 * answer is the most frequent; a tie of several counts as its share, 1 / their number.
 *
 * With j wrong answers that tie and the rest below c, N! / c!^(j+1) sequences for each choice of the j and for each term
 * z^(N - c - jc) of (Σ_{i<c} z^i / i!)^(wrong - j).
 */
export function winningSequences(most: number, wrong: number): readonly Vector[] {
  const byRight = range(most).map((i) => winsWith(i + 1, most, wrong));
  return range(most + 1).map((chains) => [0, ...range(chains).map((i) => item(item(byRight, i), chains))]);
}

/** The probability that a vote of N chains is right, from the sequences in which it wins, one entry for each c. */
export function rightOf(wins: Vector, { p, M }: { readonly p: number; readonly M: number }): number {
  const chains = wins.length - 1;
  return wins.reduce((all, count, c) => all + count * p ** c * ((1 - p) / M) ** (chains - c), 0);
}

/** The winning sequences with c right answers, by their length 0..most. */
function winsWith(c: number, most: number, wrong: number): Vector {
  const below = range(most + 1).map((i) => (i < c ? 1 / factorial(i) : 0));
  // The powers 0 to `wrong` of the series of an answer that stays below c votes.
  const powers = range(wrong).reduce<readonly Vector[]>(
    (done) => [...done, product(item(done, done.length - 1), below)],
    [below.map((_, i) => (i === 0 ? 1 : 0))],
  );
  const ties = range(Math.min(wrong, Math.floor(most / c)) + 1);
  return range(most + 1).map((chains) =>
    ties.reduce((all, j) => {
      const rest = item(powers, wrong - j)[chains - c - j * c] ?? 0;
      return all + (choose(wrong, j) / (j + 1)) * rest * (factorial(chains) / factorial(c) ** (j + 1));
    }, 0),
  );
}

/** The product of two power series, cut after as many terms as they have. */
function product(a: Vector, b: Vector): Vector {
  return a.map((_, k) => range(k + 1).reduce((all, i) => all + item(a, i) * item(b, k - i), 0));
}

function choose(n: number, k: number): number {
  return factorial(n) / (factorial(k) * factorial(n - k));
}

function factorial(n: number): number {
  return range(n).reduce((all, i) => all * (i + 1), 1);
}
