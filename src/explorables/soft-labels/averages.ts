import { range, sum } from '../../core/array.ts';
import { remembered } from '../../core/remembered.ts';
import { createRng } from '../../core/rng.ts';
import type { Vector } from '../../core/vector.ts';
import { errorOf, examplesOf, studentOf, type Lesson } from './student.ts';

/** The numbers of examples for which errors are averaged. */
export const SIZES = [5, 10, 20, 50, 200] as const;

/** How many data sets an average is over: those of the seeds from 1. */
export const DATA_SETS = 100;

/** The mean error over `DATA_SETS` of a student with hard labels, for each number of examples; labels know no teacher. */
export const HARD_MEANS = [0.2703106042, 0.1994396155, 0.1838677436, 0.1697979928, 0.1617083874] as const;

/** The mean errors of the three students, for each number of examples in `SIZES`; no mixture where α is 0 or 1. */
export interface Averages {
  readonly hard: Vector;
  readonly soft: Vector;
  readonly mixture: Vector | null;
}

/** The mean errors in one lesson. Ten to thirty million logistic functions are computed: only on request. */
export function averagesOf({ phi, confidence, tau, alpha }: Lesson): Averages {
  const soft = softMeans(phi, confidence, tau);
  return { hard: HARD_MEANS, soft, mixture: isMixture(alpha) ? mixtureMeans(phi, confidence, tau, alpha) : null };
}

/** Whether a weight of the soft part leaves some to the hard part. */
export function isMixture(alpha: number): boolean {
  return alpha > 0 && alpha < 1;
}

const softMeans = remembered((phi: number, confidence: number, tau: number) =>
  meansOf({ phi, confidence, tau, alpha: 1 }),
);

const mixtureMeans = remembered((...[phi, confidence, tau, alpha]: readonly [number, number, number, number]) =>
  meansOf({ phi, confidence, tau, alpha }),
);

/** The mean error of a student over all data sets, for each number of examples in `SIZES`. */
export function meansOf(lesson: Lesson): Vector {
  return SIZES.map((n) => {
    const errors = range(DATA_SETS).map((i) => errorOf(studentOf(examplesOf(createRng(i + 1), n), lesson)));
    return sum(errors) / DATA_SETS;
  });
}
