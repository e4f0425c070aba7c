import { at, range, sum } from './array.ts';
import { crossEntropy } from './dense-network.ts';
import { everyBatch } from './every-batch.ts';
import { type Matrix, transpose } from './matrix.ts';
import type { Vector } from './vector.ts';

/** The game of InfoNCE over finitely many anchors and inputs. */
export interface ContrastGame {
  /** p(c, x), with a row for each anchor c and a column for each input x: positive, of sum 1. */
  readonly joint: Matrix;
  /** N, the number of candidates, one of them drawn from p(x | c), the others from p(x). */
  readonly candidates: number;
}

/** Σ p(c, x) ln(p(c, x) / p(c)p(x)), in nats. */
export function mutualInformation(joint: Matrix): number {
  return sum(logRatios(joint).flatMap((row, c) => row.map((ratio, x) => at(at(joint, c), x) * ratio)));
}

/** The table ln p(x | c)/p(x) of best scores, with a row for each anchor. */
export function logRatios(joint: Matrix): Matrix {
  const inputs = transpose(joint).map(sum);
  return joint.map((row) => row.map((p, x) => Math.log(p / (sum(row) * at(inputs, x)))));
}

/**
 * The exact InfoNCE loss of a table of scores s(x, c), with a row for each anchor and a column for each input: the mean
 * over all lists of N candidates with the positive in front.
 */
export function enumeratedLoss({ joint, candidates }: ContrastGame, scores: Matrix): number {
  const inputs = transpose(joint).map(sum);
  const lists = everyBatch(inputs.length, candidates);
  return sum(
    joint.flatMap((row, c) =>
      lists.map((list) => {
        const others = list.slice(1).reduce((product, x) => product * at(inputs, x), 1);
        const listScores = list.map((x) => at(at(scores, c), x));
        return at(row, at(list, 0)) * others * crossEntropy(listScores, 0);
      }),
    ),
  );
}

/**
 * H(Y | x_1..x_N, c), the entropy of the place Y of the positive once all candidates and the anchor are known, in nats:
 * from the probability of every list under every place, by Bayes' rule.
 */
export function placeEntropy({ joint, candidates }: ContrastGame): number {
  const inputs = transpose(joint).map(sum);
  const entropies = joint.flatMap((row) =>
    everyBatch(inputs.length, candidates).map((list) => {
      const weights = range(candidates).map((place) => listProbability(list, { row, inputs, place }) / candidates);
      const whole = sum(weights);
      return -sum(weights.map((weight) => weight * Math.log(weight / whole)));
    }),
  );
  return sum(entropies);
}

interface Placing {
  /** p(c, x) of one anchor. */
  readonly row: Vector;
  /** p(x). */
  readonly inputs: Vector;
  readonly place: number;
}

/** p(c, x_1..x_N | Y = place). */
function listProbability(list: readonly number[], { row, inputs, place }: Placing): number {
  return list.reduce((product, x, j) => product * at(j === place ? row : inputs, x), 1);
}

/**
 * The exact InfoNCE loss where there are two inputs only, for any number of candidates: the number of negatives of the
 * first kind is binomial.
 */
export function lossOfPairs({ joint, candidates }: ContrastGame, scores: Matrix): number {
  const share = sum(joint.map((row) => at(row, 0)));
  const counts = binomialLaw(candidates - 1, share);
  return sum(
    joint.flatMap((row, c) => {
      const [first, second] = [Math.exp(at(at(scores, c), 0)), Math.exp(at(at(scores, c), 1))];
      const costs = [first, second].map((positive) =>
        sum(counts.map((p, m) => p * Math.log(1 + (m * first + (candidates - 1 - m) * second) / positive))),
      );
      return row.map((p, x) => p * at(costs, x));
    }),
  );
}

/** The probabilities of 0, 1, ..., n successes in n draws, each with probability p between 0 and 1; by their logarithms. */
function binomialLaw(n: number, p: number): Vector {
  const logs = [n * Math.log1p(-p)];
  for (let m = 0; m < n; m += 1) logs.push(at(logs, m) + Math.log(((n - m) / (m + 1)) * (p / (1 - p))));
  return logs.map(Math.exp);
}
