import { at, range, sum } from './array.ts';
import type { Matrix } from './matrix.ts';

/** What a run through T tasks kept and passed on, in the unit of the accuracies. */
export interface TransferMetrics {
  /** ACC: the mean accuracy over all tasks after the last one. */
  readonly average: number;
  /** BWT: the mean change of an earlier task between its own training and the end. */
  readonly backward: number;
  /** FWT: the mean lead of a task over the untrained network, just before its own training. */
  readonly forward: number;
  /** FGT: the mean fall of an earlier task from its best value before the last training to the end. */
  readonly forgetting: number;
}

/**
 * The metrics of continual learning (D. Lopez-Paz and M. Ranzato, 2017; A. Chaudhry et al., 2018).
 *
 * Row i holds the accuracies on the T tasks after training on task i, row 0 those of the untrained network; so there
 * are T + 1 rows of T entries, with T at least 2.
 */
export function transferMetrics(accuracies: Matrix): TransferMetrics {
  const tasks = accuracies.length - 1;
  const of = (i: number, j: number) => at(at(accuracies, i), j - 1);
  const earlier = range(tasks - 1).map((j) => j + 1);
  const best = (j: number) => Math.max(...earlier.map((i) => of(i, j)));
  return {
    average: sum(at(accuracies, tasks)) / tasks,
    backward: mean(earlier.map((j) => of(tasks, j) - of(j, j))),
    forward: mean(earlier.map((j) => of(j, j + 1) - of(0, j + 1))),
    forgetting: mean(earlier.map((j) => best(j) - of(tasks, j))),
  };
}

function mean(entries: readonly number[]): number {
  return sum(entries) / entries.length;
}
