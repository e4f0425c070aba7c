import { at as item, range, sum } from '../../core/array.ts';
import { formatFixed, formatNumber } from '../../core/format.ts';
import type { Matrix } from '../../core/matrix.ts';
import { defineModel } from '../../core/model.ts';
import { COLUMNS, COPIES, type Images, INPUTS, PAIRS, ROWS } from './digits.ts';
import { answersOf, layersOf, type Score } from './network.ts';
import { type Course, courseOf, FIRST_STEPS, isTold, METHODS, nextStop, scoreAmongOwn, SETTINGS, startOf, type Stop, type Task } from './training.ts'; // prettier-ignore

const MOST_STEPS = 1500;

const params = {
  pair: { kind: 'choice', label: 'Digits', options: ['1, then 2', '0 and 1, then 2 and 3'], start: '1, then 2' },
  method: { kind: 'choice', label: 'Method in phase B', options: METHODS, start: 'plain' },
  setting: {
    kind: 'choice',
    label: 'Setting',
    options: SETTINGS,
    start: 'class-IL',
    help: 'IL: incremental. In task-IL the task is known (two digits a task).',
  },
  lambda: {
    kind: 'number',
    label: 'Strength λ of EWC',
    min: 0,
    max: 300,
    step: 1,
    start: 100,
    spacing: 'log',
  },
  m: { kind: 'number', label: 'Images m in memory', min: 2, max: 32, step: 2, start: 8, help: 'For replay and A-GEM.' },
  steps: { kind: 'number', label: 'Steps on B', min: 0, max: MOST_STEPS, step: 10, start: 0, spacing: 'log' },
  rho: { kind: 'number', label: 'Share ρ of replay', min: 0, max: 0.9, step: 0.1, start: 0.5, advanced: true },
  eta: { kind: 'number', label: 'Learning rate η on B', min: 0.05, max: 0.5, step: 0.05, start: 0.5, advanced: true },
  inputs: { kind: 'choice', label: 'Pixels', options: INPUTS, start: '0 and 1', advanced: true },
  seed: { kind: 'number', label: 'Seed', min: 1, max: 10, step: 1, start: 1, advanced: true },
} as const;

/** What the network answers to the images of one digit. */
export interface DigitAnswers {
  readonly digit: number;
  readonly task: 'A' | 'B';
  /** The mean probability of each label. */
  readonly chances: readonly number[];
}

/** A network of 8 hidden units that learned one task and then another. */
export interface TwoPhases {
  /** Some images of A and of B. */
  readonly samples: { readonly A: readonly Matrix[]; readonly B: readonly Matrix[] };
  /** The weights of each hidden unit as an image. */
  readonly units: readonly Matrix[];
  /** After 0, 1, ... steps. */
  readonly losses: { readonly A: readonly number[]; readonly B: readonly number[] };
  /** Shares of right answers, at the same steps. */
  readonly accuracies: { readonly A: readonly number[]; readonly B: readonly number[] };
  /** Images of each task. */
  readonly count: number;
  readonly answers: readonly DigitAnswers[];
  /** How A does where only its labels are asked for; null where they are anyway, or where there is only one. */
  readonly amongOwn: Score | null;
  /** The trace of the Fisher matrix of A; null before the end of phase A. */
  readonly trace: number | null;
}

interface Run {
  readonly course: Course;
  readonly stop: Stop;
}

/** Learning digits in two phases: what becomes of the first under each family of cures. */
export const model = defineModel({
  title: 'One, then two',
  params,
  steps: {
    label: 'Step',
    most: FIRST_STEPS + MOST_STEPS,
    start: FIRST_STEPS + MOST_STEPS,
    upTo: ({ steps }) => FIRST_STEPS + steps,
  },
  init: (at, rng): Run => {
    const course = courseOf(at);
    return { course, stop: startOf(course, at, rng) };
  },
  step: ({ course, stop }, at) => ({ course, stop: nextStop(course, at, stop) }),
  derive: ({ course, stop }, at): TwoPhases => {
    const stops = stopsUpTo(stop);
    const count = course.A.labels.length;
    const isOpen = !isTold(at) && PAIRS[at.pair][0].length > 1;
    return {
      samples: { A: samplesOf(course.A), B: samplesOf(course.B) },
      units: layersOf(stop.weights).hidden.map(imageOf),
      losses: { A: stops.map(({ A }) => A.loss), B: stops.map(({ B }) => B.loss) },
      accuracies: { A: stops.map(({ A }) => A.right / count), B: stops.map(({ B }) => B.right / count) },
      count,
      answers: [...digitAnswers(stop, course.A, 'A'), ...digitAnswers(stop, course.B, 'B')],
      amongOwn: isOpen ? scoreAmongOwn(stop.weights, course) : null,
      trace: stop.anchor === null ? null : stop.anchor.fisher.reduce((total, entry) => total + entry, 0),
    };
  },
  readings: ({ losses, accuracies, count, amongOwn, trace }, { method }) => [
    { label: 'Loss of A', value: lossText(lastOf(losses.A)) },
    { label: 'Loss of B', value: lossText(lastOf(losses.B)) },
    { label: 'Right on A', value: rightText(accuracies.A, count) },
    { label: 'Right on B', value: rightText(accuracies.B, count) },
    ...(amongOwn === null
      ? []
      : [
          { label: 'A, its labels alone', value: `${amongOwn.right} of ${count}` },
          { label: 'Loss of A, so asked', value: lossText(amongOwn.loss) },
        ]),
    ...(method === 'EWC' && trace !== null ? [{ label: 'Trace of F', value: formatNumber(trace, 3) }] : []),
  ],
  describe: ({ losses, accuracies, count }, { pair, method, setting, eta }) => {
    const last = losses.A.length - 1;
    const phase =
      last <= FIRST_STEPS ? `${last} steps on A` : `${FIRST_STEPS} steps on A and ${last - FIRST_STEPS} on B`;
    const middle = Math.min(last, FIRST_STEPS);
    return (
      `Digits ${pair}; ${isTold({ pair, setting }) ? 'the task is told' : 'all four labels are asked for'}; method in phase ` +
      `B: ${method}, learning rate ${formatNumber(eta, 2)}. After ${phase} the loss of A is ${lossText(lastOf(losses.A))} and that of B ` +
      `${lossText(lastOf(losses.B))}; at the end of phase A they were ${lossText(item(losses.A, middle))} and ` +
      `${lossText(item(losses.B, middle))}. Right are ${rightText(accuracies.A, count)} images of A and ` +
      `${rightText(accuracies.B, count)} of B.`
    );
  },
  laws: {
    'the mean probabilities of the answers to a digit add up to 1': ({ answers }) =>
      answers.every(({ chances }) => Math.abs(sum(chances) - 1) < ROUNDING),
    'phase A ends with every image of A right': ({ accuracies }) =>
      accuracies.A.length <= FIRST_STEPS || accuracies.A[FIRST_STEPS] === 1,
    'with frozen features and the task told, the loss of A stays to the last digit': ({ losses }, at) =>
      at.method !== 'frozen features' ||
      !isTold(at) ||
      losses.A.slice(FIRST_STEPS).every((loss) => loss === losses.A[FIRST_STEPS]),
    'with the task told, no probability goes to a label of the other task': ({ answers }, at) =>
      !isTold(at) ||
      answers.every(({ task, chances }) => chances.every((chance, k) => chance === 0 || k < 2 === (task === 'A'))),
    'plain training has lowered the loss of B after a hundred steps': ({ losses }, { method }) =>
      method !== 'plain' || losses.B.length <= FIRST_STEPS + 100 || lastOf(losses.B) < item(losses.B, FIRST_STEPS),
    'asked for its own labels alone, A never loses more than among all labels': ({ losses, amongOwn }) =>
      amongOwn === null || amongOwn.loss <= lastOf(losses.A) + ROUNDING,
  },
});

const ROUNDING = 1e-9;
const SHOWN_IMAGES = 4;

function stopsUpTo(stop: Stop): readonly Stop[] {
  const stops: Stop[] = [];
  for (let each: Stop | null = stop; each !== null; each = each.before) stops.push(each);
  return stops.toReversed();
}

/** The first images of every digit of a task, equally many of each. */
function samplesOf({ inputs, labels }: Images): readonly Matrix[] {
  const each = (SHOWN_IMAGES * COPIES) / labels.length;
  return inputs.filter((_, i) => i % COPIES < each).map(imageOf);
}

function imageOf(pixels: Float64Array): Matrix {
  return range(ROWS).map((row) => [...pixels.subarray(row * COLUMNS, (row + 1) * COLUMNS)]);
}

function digitAnswers({ weights }: Stop, images: Task, task: 'A' | 'B'): readonly DigitAnswers[] {
  const answers = answersOf(layersOf(weights), images, images.asked);
  return [...new Set(images.labels)].map((digit) => {
    const own = answers.filter(({ label }) => label === digit);
    const mean = (k: number) => sum(own.map(({ chances }) => item(chances, k))) / own.length;
    return { digit, task, chances: range(4).map(mean) };
  });
}

function lossText(loss: number): string {
  return formatNumber(loss, 4);
}

function rightText(accuracies: readonly number[], count: number): string {
  return `${formatFixed(lastOf(accuracies) * count, 0)} of ${count}`;
}

function lastOf<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}
