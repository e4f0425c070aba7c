import { at, range, sum } from '../core/array.ts';
import type { Task } from './plan-topic.ts';

/** The days of a plan while it is made, from today on; the last one is the day before the exam. */
export interface Room {
  /** Minutes that are left on each day. */
  readonly left: readonly number[];
  readonly tasks: readonly (readonly Task[])[];
}

/** Days of that many minutes with nothing planned. */
export function emptyRoom(minutes: readonly number[]): Room {
  return { left: minutes, tasks: minutes.map(() => []) };
}

/** Whether a day, given by its index, takes these tasks without going over its minutes. */
export function fits({ left }: Room, day: number, tasks: readonly Task[]): boolean {
  return minutesOf(tasks) <= at(left, day) + ROUNDING;
}

/** The days with these tasks on one of them too. */
export function withTasks({ left, tasks }: Room, day: number, added: readonly Task[]): Room {
  return {
    left: left.with(day, at(left, day) - minutesOf(added)),
    tasks: tasks.with(day, [...at(tasks, day), ...added]),
  };
}

/** The days with so many minutes more on each, or less. */
export function withMinutes({ left, tasks }: Room, minutes: readonly number[]): Room {
  return { left: left.map((each, day) => each + at(minutes, day)), tasks };
}

/** The minutes that tasks take. */
export function minutesOf(tasks: readonly Task[]): number {
  return sum(tasks.map(({ minutes }) => minutes));
}

/** The index of the day before the exam. */
export function eveOf({ left }: Room): number {
  return left.length - 1;
}

/** The indices of the days from `first` to `last`, the nearest to `preferred` first, the earlier of two alike. */
export function daysNear(
  preferred: number,
  { first, last }: Readonly<Record<'first' | 'last', number>>,
): readonly number[] {
  return range(Math.max(0, last - first + 1))
    .map((index) => first + index)
    .toSorted((a, b) => Math.abs(a - preferred) - Math.abs(b - preferred) || a - b);
}

const ROUNDING = 1e-9;
