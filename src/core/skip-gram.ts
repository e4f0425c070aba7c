import { at, range, sum } from './array.ts';
import { apply, type Matrix, transpose } from './matrix.ts';
import type { Rng } from './rng.ts';
import { dot, times, total, type Vector } from './vector.ts';

/** How often words stand near one another in a corpus of V words. */
export interface SkipGramCounts {
  /** In the order of their first appearance. */
  readonly words: readonly string[];
  /** V by V: entry (w, c) counts the pairs of center word w and context word c. Symmetric. */
  readonly pairs: Matrix;
  /** How often each word stands in the corpus. */
  readonly wordCounts: Vector;
}

/** Counts every ordered pair of two places of one sentence that are at most `window` apart. */
export function skipGramCounts(sentences: readonly (readonly string[])[], window: number): SkipGramCounts {
  const words = [...new Set(sentences.flat())];
  const pairs = words.map(() => words.map(() => 0));
  for (const sentence of sentences) {
    const ids = sentence.map((word) => words.indexOf(word));
    for (const [i, center] of ids.entries()) {
      for (const context of [...ids.slice(Math.max(0, i - window), i), ...ids.slice(i + 1, i + 1 + window)]) {
        const row = at(pairs, center);
        row[context] = at(row, context) + 1;
      }
    }
  }
  return { words, pairs, wordCounts: words.map((word) => sentences.flat().filter((other) => other === word).length) };
}

/** The noise distribution: counts to the power alpha, divided by their sum. */
export function noiseDistribution(counts: Vector, alpha: number): Vector {
  const powers = counts.map((count) => count ** alpha);
  return times(1 / sum(powers), powers);
}

/** What skip-gram with negative sampling is trained on. */
export interface SkipGramTask {
  /** V by V counts of (center, context). */
  readonly pairs: Matrix;
  /** The probability of each word as a negative. */
  readonly noise: Vector;
  /** Negatives for each pair; any number from 0 on. */
  readonly negatives: number;
}

/** Both vectors of each of the V words, as rows of width d. */
export interface SkipGramWeights {
  readonly centers: Matrix;
  readonly contexts: Matrix;
}

/** Small random vectors: standard normals times 0.1, all center vectors row by row, then all context vectors. */
export function skipGramStart(rng: Rng, words: number, width: number): SkipGramWeights {
  const rows = () => range(words).map(() => range(width).map(() => 0.1 * rng.normal()));
  const centers = rows();
  return { centers, contexts: rows() };
}

/** The scores u_c^T v_w, V by V: center words down, context words across. */
export function skipGramScores({ centers, contexts }: SkipGramWeights): Matrix {
  return centers.map((center) => apply(contexts, center));
}

/**
 * The expected loss per pair, with the mean over all negatives in place of draws:
 * the sum over w and c of #(w,c) (-ln σ(x)) + k #(w) p(c) (-ln σ(-x)), divided by the number of pairs.
 */
export function skipGramLoss(weights: SkipGramWeights, task: SkipGramTask): number {
  return lossOfScores(skipGramScores(weights), task);
}

/** The same loss for any V by V scores. */
export function lossOfScores(scores: Matrix, task: SkipGramTask): number {
  return outcomeOf(scores, task).loss;
}

/** The expected loss with its gradients in both tables. */
export interface SkipGramOutcome {
  readonly loss: number;
  readonly slopes: SkipGramWeights;
}

/** Loss and gradients from one pass over the scores. */
export function skipGramOutcome(weights: SkipGramWeights, task: SkipGramTask): SkipGramOutcome {
  const { loss, slopes } = outcomeOf(skipGramScores(weights), task);
  return {
    loss,
    slopes: { centers: mixed(slopes, weights.contexts), contexts: mixed(transpose(slopes), weights.centers) },
  };
}

/** The gradients of the expected loss in both tables. */
export function skipGramGradients(weights: SkipGramWeights, task: SkipGramTask): SkipGramWeights {
  return skipGramOutcome(weights, task).slopes;
}

/** One step of gradient descent on both tables at once. */
export function skipGramStep(weights: SkipGramWeights, task: SkipGramTask, rate: number): SkipGramWeights {
  return movedAgainst(weights, skipGramGradients(weights, task), rate);
}

/** Both tables, moved against some gradients. */
export function movedAgainst(weights: SkipGramWeights, slopes: SkipGramWeights, rate: number): SkipGramWeights {
  const moved = (rows: Matrix, by: Matrix) => rows.map((row, w) => total(row, times(-rate, at(by, w))));
  return { centers: moved(weights.centers, slopes.centers), contexts: moved(weights.contexts, slopes.contexts) };
}

/**
 * The scores that a table of free entries would take: ln #(w,c) / (k #(w) p(c)), the shifted pointwise mutual
 * information (Levy and Goldberg, 2014). Null for a pair that never occurs: its score would fall without end. Needs k > 0.
 */
export function freeScores(task: SkipGramTask): readonly (readonly (number | null)[])[] {
  const expected = expectedNegatives(task);
  return task.pairs.map((row, w) =>
    row.map((count, c) => (count === 0 ? null : Math.log(count / entry(expected, w, c)))),
  );
}

/** The greatest lower bound of the expected loss over free scores; 0 without negatives, where no score attains it. */
export function leastSkipGramLoss(task: SkipGramTask): number {
  if (task.negatives === 0) return 0;
  const scores = freeScores(task).map((row) => row.map((x) => x ?? NEVER));
  return lossOfScores(scores, task);
}

/** So low a score that its negatives cost nothing any more. */
const NEVER = -1e3;

/** k #(w) p(c): how many negatives c the center word w gets on average. */
function expectedNegatives({ pairs, noise, negatives }: SkipGramTask): Matrix {
  return pairs.map((row) => times(negatives * sum(row), noise));
}

/** The loss of some scores, and its derivative in each of them. */
function outcomeOf(scores: Matrix, task: SkipGramTask): { readonly loss: number; readonly slopes: Matrix } {
  const expected = expectedNegatives(task);
  const pairs = sum(task.pairs.map(sum));
  let loss = 0;
  const slopes = scores.map((row, w) => {
    const [counts, negatives] = [at(task.pairs, w), at(expected, w)];
    return row.map((x, c) => {
      const [count, negative, tail] = [at(counts, c), at(negatives, c), Math.exp(-Math.abs(x))];
      // ln(1 + e^x) and ln(1 + e^-x), both without overflow.
      const common = Math.log1p(tail);
      loss += count * (Math.max(0, -x) + common) + negative * (Math.max(0, x) + common);
      const [near, far] = [1 / (1 + tail), tail / (1 + tail)];
      return (x >= 0 ? negative * near - count * far : negative * far - count * near) / pairs;
    });
  });
  return { loss: loss / pairs, slopes };
}

/** Row w: the rows of the other table, each times entry (w, c). */
function mixed(factors: Matrix, rows: Matrix): Matrix {
  const columns = transpose(rows);
  return factors.map((row) => columns.map((column) => dot(row, column)));
}

function entry(matrix: Matrix, row: number, column: number): number {
  return at(at(matrix, row), column);
}
