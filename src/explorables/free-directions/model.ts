import { at as item, range, sum } from '../../core/array.ts';
import { formatNumber } from '../../core/format.ts';
import { defineModel } from '../../core/model.ts';
import type { Vector } from '../../core/vector.ts';
import { DIMENSIONS, MOST_TASKS, nextStop, START, type Stop, type Task, tasksOf } from './training.ts';

const params = {
  method: { kind: 'choice', label: 'Learner', options: ['plain', 'projected'], start: 'plain' },
  k: { kind: 'number', label: 'Directions k of a task', min: 1, max: 4, step: 1, start: 3 },
  shared: {
    kind: 'number',
    label: 'Shared by all tasks',
    min: 0,
    max: 2,
    step: 1,
    start: 0,
    help: 'At most k − 1.',
  },
  seed: { kind: 'number', label: 'Seed of the tasks', min: 1, max: 99, step: 1, start: 1 },
} as const;

interface Run {
  readonly tasks: readonly Task[];
  readonly stops: readonly Stop[];
}

/** One linear learner after some tasks, each of which used some of 16 input directions. */
export interface FreeDirections {
  /** Entry (i, j) is the loss of task j + 1 after learning task i + 1, for j up to i. */
  readonly losses: readonly Vector[];
  /** The loss of each task right after it was learned. */
  readonly fresh: Vector;
  /** After each task, the mean loss of those before it; 0 after the first. */
  readonly old: Vector;
  /** The length of the step for each task. */
  readonly lengths: Vector;
  /** For each stored direction, the task that brought it, from 1; none for a learner that stores nothing. */
  readonly owners: readonly number[];
  /** The first task that was not learned, from 1; null where all were. */
  readonly firstMissed: number | null;
}

/** Avoiding every earlier direction forgets nothing, and in the end learns nothing. */
export const model = defineModel({
  title: 'Running out of directions',
  params,
  steps: { label: 'Tasks', most: MOST_TASKS, start: 7 },
  init: (at, rng): Run => ({ tasks: tasksOf(rng, at.k, Math.min(at.shared, at.k - 1)), stops: [START] }),
  step: ({ tasks, stops }, { method }) => ({
    tasks,
    stops: [...stops, nextStop(lastOf(stops), tasks, method === 'projected')],
  }),
  derive: ({ stops }, { method }): FreeDirections => {
    const learned = stops.slice(1);
    const losses = learned.map((stop) => stop.losses);
    const fresh = losses.map(lastOf);
    const missed = fresh.findIndex((loss) => loss > LEARNED);
    return {
      losses,
      fresh,
      old: losses.map((row) => (row.length === 1 ? 0 : sum(row.slice(0, -1)) / (row.length - 1))),
      lengths: learned.map(({ length }) => length),
      owners:
        method === 'plain'
          ? []
          : learned.flatMap(({ stored }, i) => range(stored.length - item(stops, i).stored.length).map(() => i + 1)),
      firstMissed: missed === -1 ? null : missed + 1,
    };
  },
  readings: ({ fresh, old, lengths, owners, firstMissed }, { method }) => [
    { label: 'Loss of the new task', value: lossText(fresh) },
    { label: 'Mean loss of old tasks', value: fresh.length === 1 ? 'no old task' : lossText(old) },
    { label: 'Length of the step', value: lossText(lengths) },
    { label: 'Stored directions', value: method === 'plain' ? 'none' : `${owners.length} of ${DIMENSIONS}` },
    { label: 'First task not learned', value: firstMissed === null ? 'none' : String(firstMissed) },
  ],
  describe: ({ fresh, old, lengths, owners, firstMissed }, { method, k, shared }) =>
    `The ${method} learner after ${fresh.length} tasks of ${k} directions each in ${DIMENSIONS} dimensions, ` +
    `${Math.min(shared, k - 1)} of them shared. The loss of the new task is ${lossText(fresh)}, the mean loss of the old tasks ` +
    `${lossText(old)}, the length of the last step ${lossText(lengths)}. ` +
    (method === 'plain' ? 'Nothing is stored. ' : `Stored are ${owners.length} directions. `) +
    (firstMissed === null
      ? 'Every task was learned exactly.'
      : `The first task that was not learned exactly is task ${firstMissed}.`),
  laws: {
    'a projected learner never changes the loss of a task that it has left': ({ losses, fresh }, { method }) =>
      method === 'plain' ||
      losses.every((row) => row.every((loss, j) => Math.abs(loss - item(fresh, j)) <= ROUNDING * Math.max(1, loss))),
    'a plain learner learns every task': ({ fresh }, { method }) =>
      method === 'projected' || fresh.every((loss) => loss < LEARNED),
    'without shared directions a projected learner learns what finds room, and nothing else': (
      { firstMissed, fresh },
      { method, k, shared },
    ) => {
      const room = Math.floor(DIMENSIONS / k);
      const first = fresh.length > room ? room + 1 : null;
      return method === 'plain' || Math.min(shared, k - 1) > 0 || firstMissed === first;
    },
    'every task stores its private directions while there is room': ({ owners, fresh }, { method, k, shared }) => {
      const common = Math.min(shared, k - 1);
      return (
        method === 'plain' ||
        owners.length === (fresh.length === 0 ? 0 : Math.min(DIMENSIONS, common + fresh.length * (k - common)))
      );
    },
    'where no direction is left, the step has length 0': ({ lengths, owners, fresh }, { method }) =>
      method === 'plain' || lengths.every((length, i) => owners.includes(i + 1) || length === 0 || fresh.length === 0),
  },
});

/** A smaller loss is rounding. */
const LEARNED = 1e-12;
const ROUNDING = 1e-9;

function lossText(values: Vector): string {
  if (values.length === 0) return 'no task yet';
  return lastOf(values) < LEARNED ? '0' : formatNumber(lastOf(values), 4);
}

function lastOf<T>(items: readonly T[]): T {
  return item(items, items.length - 1);
}
