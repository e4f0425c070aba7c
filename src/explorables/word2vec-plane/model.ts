import { at as item, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { cosineSimilarity } from '../../core/infonce.ts';
import type { Matrix } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { freeScores, leastSkipGramLoss, noiseDistribution, movedAgainst, skipGramOutcome, type SkipGramOutcome, skipGramScores, skipGramStart, type SkipGramTask, type SkipGramWeights } from '../../core/skip-gram.ts'; // prettier-ignore
import { average } from '../../core/vector.ts';
import { COUNTS } from './corpus.ts';

const params = {
  k: { kind: 'number', label: 'Negatives k for each pair', min: 0, max: 10, step: 1, start: 2 },
  shown: { kind: 'choice', label: 'Vectors', options: ['average', 'center', 'context'], start: 'average' },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.2, max: 2, step: 0.1, start: 1 },
  alpha: {
    kind: 'number',
    label: 'Exponent of the noise α',
    min: 0,
    max: 1,
    step: 0.05,
    start: 0.75,
    help: 'Negatives are drawn in proportion to counts to this power.',
    advanced: true,
  },
  seed: { kind: 'number', label: 'Seed of the start', min: 1, max: 10, step: 1, start: 1, advanced: true },
} as const;

type At = Values<typeof params>;

/** Words whose cosines are read out. */
const COMPARED = [
  ['king', 'queen'],
  ['dog', 'cat'],
  ['king', 'dog'],
] as const;

/** Word vectors in the plane after some steps of training. */
export interface WordPlane {
  readonly words: readonly string[];
  /** The vectors that are shown, one for each word. */
  readonly places: readonly (readonly [number, number])[];
  /** The expected loss per pair after 0, 1, ... steps, up to the present one. */
  readonly losses: readonly number[];
  /** The least loss that free scores could reach. */
  readonly least: number;
  /** Scores u_c^T v_w: center words down, context words across. */
  readonly scores: Matrix;
  /** The scores that free entries would take, null where a pair never occurs; null as a whole without negatives. */
  readonly targets: readonly (readonly (number | null)[])[] | null;
  readonly meanScore: number;
  /** Of the compared words, in that order. */
  readonly cosines: readonly number[];
}

/** A stop of the training, and the one before it. */
interface Stop extends SkipGramOutcome {
  readonly weights: SkipGramWeights;
  readonly before: Stop | null;
}

/** Skip-gram with negative sampling on a tiny corpus, with the mean over all negatives in place of draws. */
export const model = defineModel({
  title: 'Word2Vec in the plane, with the negatives switched off',
  params,
  steps: { label: 'Steps', most: 2000, start: 500 },
  init: (at, rng): Stop => stopAt(skipGramStart(rng, COUNTS.words.length, 2), at, null),
  step: (stop, at) => stopAt(movedAgainst(stop.weights, stop.slopes, at.eta), at, stop),
  derive: (stop, at): WordPlane => planeOf(stop, at),
  readings: ({ losses, least, cosines, meanScore }) => [
    { label: 'Loss per pair', value: formatFixed(lastOf(losses), 4) },
    { label: 'Least loss, free scores', value: formatFixed(least, 4) },
    ...COMPARED.map(([a, b], i) => ({ label: `Cosine ${a}, ${b}`, value: formatFixed(item(cosines, i), 4) })),
    { label: 'Mean score', value: formatFixed(meanScore, 3) },
  ],
  describe: (plane, { k, shown }) =>
    `${plane.words.length} words, ${formatNumber(k, 2)} negatives for each pair, after ${plane.losses.length - 1} steps. ` +
    `The loss per pair has gone from ${formatFixed(item(plane.losses, 0), 4)} to ${formatFixed(lastOf(plane.losses), 4)}; ` +
    `free scores could reach ${formatFixed(plane.least, 4)}. Cosines of the ${shown} vectors: ` +
    COMPARED.map(([a, b], i) => `${a} and ${b} ${formatFixed(item(plane.cosines, i), 4)}`).join(', ') +
    `. The mean score is ${formatFixed(plane.meanScore, 3)}.`,
  laws: {
    'no loss lies below the least one of free scores': ({ losses, least }) =>
      losses.every((loss) => loss >= least - ROUNDING),
    'without negatives the loss never rises': ({ losses }, { k }) =>
      k > 0 || losses.every((loss, t) => t === 0 || loss <= item(losses, t - 1) + ROUNDING),
    'cosines lie between -1 and 1': ({ cosines }) => cosines.every((cosine) => Math.abs(cosine) <= 1 + ROUNDING),
    'there is a target exactly for the pairs that occur, and none at all without negatives': ({ targets }, { k }) =>
      targets === null
        ? k === 0
        : targets.every((row, w) => row.every((x, c) => (x === null) === (item(item(COUNTS.pairs, w), c) === 0))),
  },
});

const ROUNDING = 1e-9;

function taskOf({ k, alpha }: At): SkipGramTask {
  return { pairs: COUNTS.pairs, noise: noiseDistribution(COUNTS.wordCounts, alpha), negatives: k };
}

function stopAt(weights: SkipGramWeights, at: At, before: Stop | null): Stop {
  return { weights, ...skipGramOutcome(weights, taskOf(at)), before };
}

function planeOf(stop: Stop, at: At): WordPlane {
  const task = taskOf(at);
  const scores = skipGramScores(stop.weights);
  const places = vectorsOf(stop.weights, at.shown).map(([x = 0, y = 0]) => [x, y] as const);
  const vectorOf = (word: string) => item(places, COUNTS.words.indexOf(word));
  return {
    words: COUNTS.words,
    places,
    losses: lossesUpTo(stop),
    least: leastSkipGramLoss(task),
    scores,
    targets: at.k === 0 ? null : freeScores(task),
    meanScore: sum(scores.flat()) / scores.flat().length,
    cosines: COMPARED.map(([a, b]) => cosineSimilarity(vectorOf(a), vectorOf(b))),
  };
}

function vectorsOf({ centers, contexts }: SkipGramWeights, shown: At['shown']): Matrix {
  if (shown === 'average') return centers.map((center, w) => average([center, item(contexts, w)]));
  return shown === 'center' ? centers : contexts;
}

function lossesUpTo(stop: Stop): readonly number[] {
  const losses: number[] = [];
  for (let each: Stop | null = stop; each !== null; each = each.before) losses.push(each.loss);
  return losses.toReversed();
}

function lastOf<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}
