import { at as item, range } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import { add, type Matrix, scale } from '../../core/matrix.ts';
import { defineModel, type Values } from '../../core/model.ts';
import { difference, norm, type Vector } from '../../core/vector.ts';
import { EXAMPLES, promptSlopes, type Score, scoreOf, type Task, WORDS } from './reader.ts';
import { embedded, type HardPrompt, type Search, searchOf, taskOfSeed } from './search.ts';

/** Steps of gradient descent on the vectors. */
export const STEPS = 300;

const params = {
  shown: {
    kind: 'choice',
    label: 'Prompts',
    options: ['words', 'both'],
    start: 'words',
    help: 'Both: words and vectors.',
  },
  m: { kind: 'number', label: 'Length of the prompt m', min: 1, max: 3, step: 1, start: 1 },
  start: { kind: 'choice', label: 'Vectors start at', options: ['best words', 'zero'], start: 'best words' },
  eta: { kind: 'number', label: 'Learning rate η', min: 0.1, max: 1, step: 0.1, start: 0.5 },
  seed: { kind: 'number', label: 'Seed of the network', min: 1, max: 20, step: 1, start: 2 },
} as const;

type At = Values<typeof params>;

/** Where the trained vectors stand. */
interface Stop extends Score {
  readonly prompt: Matrix;
}

/** Hard prompts against vectors of the same length. */
export interface Contest {
  readonly without: Score;
  /** The loss with the hidden prompt that gave the labels. */
  readonly hidden: number;
  readonly tried: readonly HardPrompt[];
  readonly best: HardPrompt;
  readonly bestRight: number;
  /** The loss of the vectors after 0, 1, ... steps; empty while only words are shown. */
  readonly losses: Vector;
  readonly right: number;
  /** For each vector its distance from the nearest word, at the same steps. */
  readonly distances: readonly Vector[];
  /** The mean distance of a word from the word nearest to it. */
  readonly wordGap: number;
  /** How many of the labels are word 1. */
  readonly ones: number;
}

interface Training {
  readonly task: Task;
  readonly search: Search;
  readonly stops: readonly Stop[];
}

/** A frozen layer of attention: every hard prompt is tried, and a soft one is trained by gradient descent. */
export const model = defineModel({
  title: 'Beat every word: hard prompts against a soft one',
  params,
  steps: { label: 'Steps', most: STEPS, start: STEPS, upTo: ({ shown }) => (shown === 'both' ? STEPS : 0) },
  init: (at): Training => {
    const task = taskOfSeed(at.seed);
    const search = searchOf(at.seed, at.m);
    return { task, search, stops: [stopAt(task, startOf(task, search, at))] };
  },
  step: ({ task, search, stops }, { eta }) => {
    const { prompt } = lastOf(stops);
    return { task, search, stops: [...stops, stopAt(task, add(prompt, scale(-eta, promptSlopes(task, prompt))))] };
  },
  derive: ({ task, search, stops }, { shown, m }): Contest => {
    const run = shown === 'both' ? stops : [];
    return {
      without: scoreOf(task, []),
      hidden: scoreOf(task, task.teacher).loss,
      ...search,
      bestRight: scoreOf(task, embedded(task, search.best.tokens)).right,
      losses: run.map(({ loss }) => loss),
      right: lastOf(stops).right,
      distances: range(m).map((i) => run.map(({ prompt }) => nearestDistance(item(prompt, i), task.words))),
      wordGap: meanGap(task.words),
      ones: task.labels.filter(Boolean).length,
    };
  },
  readings: (contest, { m }) => [
    { label: 'No prompt', value: scoreText(contest.without) },
    {
      label: m === 1 ? 'Best word' : `Best ${m} words`,
      value: scoreText({ ...contest.best, right: contest.bestRight }),
    },
    ...vectorReadings(contest),
  ],
  describe: (contest, at) => `${wordsOfSearch(contest, at)} ${wordsOfVectors(contest, at)}`,
  laws: {
    'no hard prompt that was tried is below the best one': ({ tried, best }) =>
      tried.every(({ loss }) => loss >= best.loss) && tried.includes(best),
    'vectors that start at the best words start with their loss and on their places': (
      { losses, best, distances },
      { start },
    ) =>
      start === 'zero' ||
      losses.length === 0 ||
      (Math.abs(item(losses, 0) - best.loss) < ROUNDING && distances.every((each) => item(each, 0) === 0)),
    'a small learning rate never raises the loss': ({ losses }, { eta }) =>
      eta > 0.1 || losses.every((loss, i) => i === 0 || loss <= item(losses, i - 1) + ROUNDING),
    'vectors that start equal stay equal': ({ distances }, { start }) =>
      start !== 'zero' || distances.every((each) => each.every((x, t) => x === item(item(distances, 0), t))),
  },
});

const ROUNDING = 1e-12;

function startOf(task: Task, { best }: Search, { start, m }: At): Matrix {
  return start === 'zero' ? scale(0, embedded(task, range(m))) : embedded(task, best.tokens);
}

function stopAt(task: Task, prompt: Matrix): Stop {
  return { prompt, ...scoreOf(task, prompt) };
}

function nearestDistance(vector: Vector, words: Matrix): number {
  return Math.min(...words.map((word) => norm(difference(vector, word))));
}

function meanGap(words: Matrix): number {
  const gaps = words.map((word, i) => nearestDistance(word, words.filter((_, j) => j !== i))); // prettier-ignore
  return gaps.reduce((all, gap) => all + gap / WORDS, 0);
}

function vectorReadings({ losses, right, hidden, distances }: Contest) {
  if (losses.length === 0) return [];
  return [
    { label: distances.length === 1 ? 'The vector' : 'The vectors', value: scoreText({ loss: lastOf(losses), right }) },
    { label: 'Hidden prompt', value: scoreText({ loss: hidden, right: EXAMPLES }) },
    { label: 'Nearest word at', value: distances.map((each) => formatFixed(lastOf(each), 2)).join(', ') },
  ];
}

function scoreText({ loss, right }: Score): string {
  return `${formatFixed(loss, 4)}, ${right}/${EXAMPLES}`;
}

function wordsOfSearch({ without, best, bestRight, tried, ones }: Contest, { m, seed }: At): string {
  const what = m === 1 ? 'words' : m === 2 ? 'pairs of words' : 'third words to the best pair';
  return (
    `Seed ${seed}: ${ones} of ${EXAMPLES} labels are 1. Loss without a prompt ${formatNumber(without.loss, 4)}, ${without.right} of ` +
    `${EXAMPLES} right. Of ${tried.length} ${what} the best prompt is ${best.tokens.join(', ')}: loss ` +
    `${formatNumber(best.loss, 4)}, ${bestRight} of ${EXAMPLES} right.`
  );
}

function wordsOfVectors({ losses, right, distances, wordGap, hidden }: Contest, { m, start, eta }: At): string {
  if (losses.length === 0) return 'No vector is trained.';
  return (
    `${m === 1 ? 'A vector' : `${m} vectors`} from ${start === 'zero' ? 'zero' : 'the best words'} with learning rate ${formatNumber(eta, 2)}: after ${losses.length - 1} ` +
    `steps loss ${formatNumber(lastOf(losses), 4)}, ${right} of ${EXAMPLES} right, distance from the nearest word ` +
    `${distances.map((each) => formatNumber(lastOf(each), 4)).join(', ')}; words are ${formatNumber(wordGap, 3)} from their nearest on average. ` +
    `Loss of the hidden prompt ${formatNumber(hidden, 4)}.`
  );
}

function lastOf<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}
