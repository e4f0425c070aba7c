import type { Slip } from '../../core/answer/blank.ts';
import { numberQuestion, type TellingQuestion } from '../../core/answer/question.ts';
import { transferMetrics } from '../../core/accuracy-matrix.ts';
import { at, range, sum } from '../../core/array.ts';
import type { Matrix } from '../../core/matrix.ts';

const tex = String.raw;
const ACCURACY = { form: 'a number, four decimals', tolerance: { absolute: 2e-4 }, style: 'percentage' } as const;
const EARLIER = [1, 2] as const;

/** What is drawn: accuracies on three tasks, row 0 before any training, row i after task i. */
export interface Numbers {
  readonly accuracies: Matrix;
}

/** R_ij, with i from 0 and j from 1. */
export function accuracyOf({ accuracies }: Numbers, i: number, j: number): number {
  return at(at(accuracies, i), j - 1);
}

/** The mean over the diagonal: what was learned. */
export function learnedOf(numbers: Numbers): number {
  return sum([1, 2, 3].map((j) => accuracyOf(numbers, j, j))) / 3;
}

/** One question per blank, with the slips that lead to each foreseen wrong answer. */
export function questions(numbers: Numbers): readonly TellingQuestion[] {
  const metrics = transferMetrics(numbers.accuracies);
  return [
    numberQuestion({
      ...ACCURACY,
      key: 'average',
      label: tex`$\text{ACC}$`,
      value: metrics.average,
      slips: averageSlips(numbers),
    }),
    numberQuestion({
      ...ACCURACY,
      key: 'backward',
      label: tex`$\text{BWT}$`,
      value: metrics.backward,
      slips: backwardSlips(numbers, metrics.backward),
    }),
    numberQuestion({
      ...ACCURACY,
      key: 'forward',
      label: tex`$\text{FWT}$`,
      value: metrics.forward,
      slips: forwardSlips(numbers, metrics.forward),
    }),
    numberQuestion({
      ...ACCURACY,
      key: 'forgetting',
      label: tex`$\text{FGT}$`,
      value: metrics.forgetting,
      slips: forgettingSlips(numbers, metrics),
    }),
  ];
}

function averageSlips(numbers: Numbers): readonly Slip<number>[] {
  const { accuracies } = numbers;
  const trained = accuracies.slice(1).flat();
  const lower = [1, 2, 3].flatMap((i) => range(i).map((j) => accuracyOf(numbers, i, j + 1)));
  const column = [1, 2, 3].map((i) => accuracyOf(numbers, i, 3));
  return [
    { value: learnedOf(numbers), because: 'This is the mean of the diagonal. The last row counts.' },
    { value: sum(trained) / trained.length, because: 'This is the mean of the whole matrix. The last row counts.' },
    { value: sum(lower) / lower.length, because: 'This is the mean of all tasks seen. The last row counts.' },
    { value: sum(column) / 3, because: 'This is the last column. The last row counts.' },
    { value: sum(at(accuracies, 3)), because: 'Divide by the number of tasks.' },
    { value: sum(at(accuracies, 3)) / 2, because: 'All three tasks count.' },
  ];
}

function backwardSlips(numbers: Numbers, backward: number): readonly Slip<number>[] {
  const of = (i: number, j: number) => accuracyOf(numbers, i, j);
  return [
    { value: 2 * backward, because: 'This is the sum. Divide by the number of earlier tasks.' },
    { value: (2 * backward) / 3, because: 'Two tasks have a later one, so the sum is divided by 2.' },
    {
      value: sum(EARLIER.map((j) => of(3, j) - of(2, j))) / 2,
      because: 'Compare with the diagonal, not with the row before.',
    },
    { value: of(3, 1) - of(1, 1), because: 'This is task 1 alone.' },
    {
      value: sum(EARLIER.map((j) => of(3, j) - of(0, j))) / 2,
      because: 'Compare with the diagonal, not with the untrained network.',
    },
    {
      value: sum(EARLIER.map((j) => of(3, j))) / 2 - learnedOf(numbers),
      because: 'Task 3 has no place in the diagonal here.',
    },
  ];
}

function forwardSlips(numbers: Numbers, forward: number): readonly Slip<number>[] {
  const of = (i: number, j: number) => accuracyOf(numbers, i, j);
  const later = EARLIER.map((j) => j + 1);
  return [
    { value: sum(later.map((j) => of(j - 1, j))) / 2, because: 'The accuracy of the untrained network is subtracted.' },
    { value: 2 * forward, because: 'This is the sum. Divide by the number of later tasks.' },
    { value: (2 * forward) / 3, because: 'Two tasks have an earlier one, so the sum is divided by 2.' },
    {
      value: sum(later.map((j) => of(1, j) - of(0, j))) / 2,
      because: 'Each task is tested just before its own training, task 3 after task 2.',
    },
    {
      value: sum(later.map((j) => of(j, j) - of(0, j))) / 2,
      because: 'This is after the own training. Take the row before.',
    },
    {
      value: sum(later.map((j) => of(j - 1, j) - of(0, j - 1))) / 2,
      because: 'The untrained network is tested on the same task.',
    },
    { value: of(1, 2) - of(0, 2), because: 'This is task 2 alone.' },
  ];
}

function forgettingSlips(
  numbers: Numbers,
  { backward, forgetting }: { readonly backward: number; readonly forgetting: number },
): readonly Slip<number>[] {
  const of = (i: number, j: number) => accuracyOf(numbers, i, j);
  const before = {
    value: sum(EARLIER.map((j) => of(2, j) - of(3, j))) / 2,
    because: 'Take the best value before the last task, not the last one.',
  };
  const diagonal = {
    value: -backward,
    because: tex`This is $-\text{BWT}$. The best value before the last task need not stand on the diagonal.`,
  };
  return [
    // With three tasks the best value of task 1 is one of the two, and the other one is the mistake.
    of(2, 1) > of(1, 1) ? diagonal : before,
    { value: 2 * forgetting, because: 'This is the sum. Divide by the number of earlier tasks.' },
    { value: (2 * forgetting) / 3, because: 'Two tasks have a later one, so the sum is divided by 2.' },
  ];
}
