import { at as item, range, sum } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel, type Values } from '../../core/model.ts';
import type { Vector } from '../../core/vector.ts';
import { expectedError, FEATURES, fitOnGrid } from './fits.ts';
import { aliasesOf, type Curves, curvesOf, errorAt, POINT_COUNTS, type Task, tasksOf } from './tasks.ts';
import { inOrder, type Lesson, nextLesson, SAMPLINGS, UNTRAINED } from './training.ts';

const MOST_STEPS = { grid: 400, random: 2000 } as const;
const FIRST_TRUTH = [1, 3, 6];

const params = {
  S: {
    kind: 'list',
    label: 'True features',
    min: 0,
    max: 1,
    step: 1,
    start: range(FEATURES).map((k) => (FIRST_TRUTH.includes(k) ? 1 : 0)),
    inPicture: true,
  },
  nPost: { kind: 'number', label: 'Points of the new task', min: 2, max: 36, step: 1, start: 8 },
  n: { kind: 'number', label: 'Points n in meta-training', min: 4, max: 16, step: 1, start: 8 },
  points: { kind: 'choice', label: 'They lie', options: SAMPLINGS, start: 'grid', help: 'Random: anew in each step.' },
  eta: {
    kind: 'number',
    label: 'Outer rate η',
    min: 0.05,
    max: 1,
    step: 0.05,
    start: 0.5,
    help: 'At random points a tenth of it is used.',
    advanced: true,
  },
  seed: { kind: 'number', label: 'Seed', min: 1, max: 99, step: 1, start: 1, advanced: true },
} as const;

type At = Values<typeof params>;

interface Run {
  readonly task: Task;
  readonly lesson: Lesson;
}

/** Weights of 32 features after some meta-training, and what a new task makes of them. */
export interface FeatureWeights {
  readonly truth: readonly number[];
  /** What agrees with a true feature on the training grid and is not true; none for random points. */
  readonly aliases: readonly number[];
  readonly weights: Vector;
  /** The meta-loss at each step; at random points each is that of its own points. */
  readonly losses: Vector;
  /** Expected squared errors for each number of points of a new task from 2 on. */
  readonly errors: { readonly equal: Vector; readonly learned: Vector; readonly ideal: Vector };
  /** One new task and two fits to it. */
  readonly curves: Curves;
}

/** Meta-learned weights make minimum norm choose the true features, on the points that it was trained on. */
export const model = defineModel({
  title: 'Functions from a few points',
  params,
  steps: { label: 'Meta-steps', most: MOST_STEPS.random, start: 100, upTo: ({ points }) => MOST_STEPS[points] },
  init: ({ S }, rng): Run => ({ task: tasksOf(truthOf(S), rng), lesson: UNTRAINED }),
  step: ({ task, lesson }, { n, points, eta }, rng) => ({
    task,
    lesson: nextLesson(lesson, { truth: task.truth, n, points, eta }, rng),
  }),
  derive: ({ task, lesson: { weights, losses } }, { n, points, nPost }): FeatureWeights => {
    const { truth, coefficients, equal, ideal } = task;
    const now = points === 'grid' ? [expectedError(weights, truth, n) / 2] : [];
    return {
      truth,
      aliases: points === 'grid' ? aliasesOf(truth, n) : [],
      weights,
      losses: [...inOrder(losses), ...now],
      errors: { equal, learned: POINT_COUNTS.map((count) => expectedError(weights, truth, count)), ideal },
      curves: curvesOf(coefficients, nPost, {
        equal: fitOnGrid(UNTRAINED.weights, coefficients, nPost),
        learned: fitOnGrid(weights, coefficients, nPost),
      }),
    };
  },
  readings: ({ truth, weights, errors, losses }, { nPost }) => [
    { label: 'Error, learned weights', value: errorText(errorAt(errors.learned, nPost)) },
    { label: 'Error, equal weights', value: errorText(errorAt(errors.equal, nPost)) },
    { label: 'Error, ideal weights', value: errorText(errorAt(errors.ideal, nPost)) },
    { label: 'Weights, true', value: spanText(truth.map((k) => item(weights, k))) },
    { label: 'Weights, all others', value: spanText(othersOf(truth).map((k) => item(weights, k))) },
    { label: 'Meta-loss', value: losses.length === 0 ? 'no step yet' : errorText(item(losses, losses.length - 1)) },
  ],
  describe: (derived, at) => `${trainingWords(derived, at)} ${taskWords(derived, at)}`,
  laws: {
    'on the grid, weights that share no group with a true feature stay at 1': (
      { truth, aliases, weights },
      { points },
    ) =>
      points === 'random' ||
      weights.every((weight, k) => truth.includes(k) || aliases.includes(k) || Math.abs(weight - 1) < 1e-6),
    'on the grid, the norm of the weights never falls': ({ weights }, { points }) =>
      points === 'random' || sum(weights.map((weight) => weight ** 2)) > FEATURES - 1e-3,
    'learned and equal weights both fit the points': ({ curves: { atPoints } }) =>
      atPoints.target.every(
        (target, j) =>
          Math.abs(item(atPoints.learned, j) - target) < 0.01 && Math.abs(item(atPoints.equal, j) - target) < 0.01,
      ),
    'with more points than any alias needs, every fit is the truth': ({ errors }) =>
      [errors.equal, errors.learned, errors.ideal].every((each) => item(each, each.length - 1) < 1e-3),
    'no weights beat those of the true features alone, unless the constant is one of them': ({ truth, errors }) =>
      truth.includes(0) || errors.ideal.every((ideal, i) => ideal < item(errors.learned, i) + 1e-6),
  },
});

function truthOf(S: Vector): readonly number[] {
  return range(FEATURES).filter((k) => item(S, k) >= 0.5);
}

function othersOf(truth: readonly number[]): readonly number[] {
  return range(FEATURES).filter((k) => !truth.includes(k));
}

/** An error for reading; below what the small diagonal of the kernel leaves it says only that. */
function errorText(error: number): string {
  return error < 1e-9 ? 'below 10⁻⁹' : formatNumber(error, 3);
}

/** The least and the greatest of some weights. */
function spanText(weights: Vector): string {
  if (weights.length === 0) return 'none';
  const [low, high] = [Math.min(...weights), Math.max(...weights)].map((weight) => formatNumber(weight, 3));
  return low === high ? `${low}` : `${low} to ${high}`;
}

function trainingWords({ truth, aliases, weights, losses }: FeatureWeights, { n, points }: At): string {
  if (truth.length === 0) return 'None of the 32 cosine features is true, so every task is 0.';
  const spans = [truth, aliases, othersOf([...truth, ...aliases])].map((each) => spanText(each.map((k) => item(weights, k)))); // prettier-ignore
  const steps = Math.max(0, losses.length - (points === 'grid' ? 1 : 0));
  return (
    `Of the cosine features 0 to 31 the true ones are ${truth.join(', ')}. After ${steps} steps of meta-training on ${n} points ` +
    `${points === 'grid' ? 'of a grid' : 'drawn anew each time'} their weights are ${item(spans, 0)}` +
    (aliases.length === 0 ? '' : `, those of their aliases ${aliases.join(', ')} are ${item(spans, 1)}`) +
    `; all others: ${item(spans, 2)}.`
  );
}

function taskWords({ errors: { equal, learned, ideal } }: FeatureWeights, { nPost }: At): string {
  const [a, b, c] = [learned, equal, ideal].map((each) => errorText(errorAt(each, nPost)));
  return `A new task with ${nPost} points on a grid has the expected error ${a}; with equal weights ${b}, with the true features alone ${c}.`;
}
