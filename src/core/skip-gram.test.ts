import { describe, expect, it } from 'vitest';
import { at, range, sum } from './array.ts';
import { createRng } from './rng.ts';
import { freeScores, leastSkipGramLoss, lossOfScores, noiseDistribution, skipGramCounts, skipGramGradients, skipGramLoss, skipGramStart, skipGramStep } from './skip-gram.ts'; // prettier-ignore

const SENTENCES = ['king rules land', 'queen rules land', 'dog eats king'].map((line) => line.split(' '));
const counts = skipGramCounts(SENTENCES, 2);
const task = { pairs: counts.pairs, noise: noiseDistribution(counts.wordCounts, 0.75), negatives: 2 };

describe('the counts of a corpus', () => {
  it('list the words as they appear, and count every ordered pair inside the window', () => {
    expect(counts.words).toEqual(['king', 'rules', 'land', 'queen', 'dog', 'eats']);
    expect(counts.wordCounts).toEqual([2, 2, 2, 1, 1, 1]);
    expect(at(counts.pairs, 0)).toEqual([0, 1, 1, 0, 1, 1]);
    expect(sum(counts.pairs.flat())).toBe(18);
  });

  it('leave out what is farther apart than the window', () => {
    const { pairs } = skipGramCounts([['a', 'b', 'c']], 1);
    expect(pairs).toEqual([
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 0],
    ]);
  });

  it('count a word beside itself when it stands there twice', () => {
    expect(skipGramCounts([['a', 'a']], 2).pairs).toEqual([[2]]);
  });
});

it('flattens the noise by the power 3/4', () => {
  const noise = noiseDistribution([1000, 100, 10], 0.75);
  for (const [i, share] of [0.826821619, 0.147031986, 0.0261463953].entries()) expect(noise[i]).toBeCloseTo(share, 8);
  expect(noiseDistribution([1000, 100, 10], 1)[0]).toBeCloseTo(1000 / 1110, 12);
});

it('has the gradient that finite differences measure', () => {
  const weights = skipGramStart(createRng(4), 6, 3);
  const slopes = skipGramGradients(weights, task);
  for (const table of ['centers', 'contexts'] as const) {
    for (const [w, i] of range(6).flatMap((row) => range(3).map((column) => [row, column] as const))) {
      const nudged = (by: number) =>
        skipGramLoss({ ...weights, [table]: weights[table].map((row, j) => row.map((x, c) => (j === w && c === i ? x + by : x))) }, task); // prettier-ignore
      const measured = (nudged(1e-5) - nudged(-1e-5)) / 2e-5;
      expect(Math.abs(measured - at(at(slopes[table], w), i))).toBeLessThan(1e-9);
    }
  }
});

it('takes one step against the gradient on both tables at once', () => {
  // One word, one pair with itself, one negative: the loss is softplus(-x) + softplus(x), and both slopes are tanh(x/2).
  const one = { pairs: [[1]], noise: [1], negatives: 1 };
  const { centers, contexts } = skipGramStep({ centers: [[2]], contexts: [[0.5]] }, one, 0.1);
  expect(centers[0]?.[0]).toBeCloseTo(2 - 0.1 * Math.tanh(0.5) * 0.5, 12);
  expect(contexts[0]?.[0]).toBeCloseTo(0.5 - 0.1 * Math.tanh(0.5) * 2, 12);
});

it('has its free scores where shifted mutual information says, and no scores do better', () => {
  const table = [
    [8, 2, 0],
    [2, 4, 4],
    [0, 4, 6],
  ];
  const known = { pairs: table, noise: [1 / 3, 1 / 3, 1 / 3], negatives: 1 };
  expect(freeScores(known)[0]?.[0]).toBeCloseTo(0.875468737, 9);
  expect(freeScores({ ...known, negatives: 5 })[0]?.[0]).toBeCloseTo(-0.733969175, 9);
  expect(freeScores(known)[0]?.[2]).toBeNull();
  const best = freeScores(known).map((row) => row.map((x) => x ?? -40));
  expect(lossOfScores(best, known)).toBeCloseTo(leastSkipGramLoss(known), 12);
  for (const by of [-0.01, 0.01]) {
    expect(lossOfScores(best.map((row, w) => row.map((x, c) => (w === 1 && c === 1 ? x + by : x))), known)).toBeGreaterThan(leastSkipGramLoss(known)); // prettier-ignore
  }
});

it('loses nothing at all in the limit when there are no negatives', () => {
  const positives = { ...task, negatives: 0 };
  expect(leastSkipGramLoss(positives)).toBe(0);
  expect(lossOfScores(task.pairs.map((row) => row.map(() => 40)), positives)).toBeLessThan(1e-16); // prettier-ignore
});
