import type { TransferMetrics } from './accuracy-matrix.ts';
import { at, range, sum } from './array.ts';
import type { Matrix } from './matrix.ts';
import { total, type Vector } from './vector.ts';

/** A run through T tasks, told by the accuracies at the start and what each training changes in them (T by T). */
export interface AccuracyRun {
  readonly start: Vector;
  readonly changes: Matrix;
}

/** The accuracy matrix of the run: T + 1 rows, the first one the start. */
export function accuraciesOf({ start, changes }: AccuracyRun): Matrix {
  const rows: Vector[] = [start];
  for (const step of changes) rows.push(total(at(rows, rows.length - 1), step));
  return rows;
}

/** The metrics of the run added up change by change, and `learned`, the mean accuracy just after the own training. */
export function metricsOfChanges({ start, changes }: AccuracyRun): TransferMetrics & { readonly learned: number } {
  const tasks = start.length;
  const added = (j: number, from: number, to: number) => sum(changes.slice(from, to).map((step) => at(step, j)));
  const over = (count: number, value: (j: number) => number) => sum(range(count).map(value)) / count;
  const lost = (j: number) => Math.max(...range(tasks - 1).map((i) => -added(j, i + 1, tasks)));
  return {
    average: over(tasks, (j) => at(start, j) + added(j, 0, tasks)),
    backward: over(tasks - 1, (j) => added(j, j + 1, tasks)),
    forward: over(tasks - 1, (j) => added(j + 1, 0, j + 1)),
    forgetting: over(tasks - 1, lost),
    learned: over(tasks, (j) => at(start, j) + added(j, 0, j + 1)),
  };
}
