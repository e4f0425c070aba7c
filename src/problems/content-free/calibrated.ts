import { at, sum } from '../../core/array.ts';
import { times, type Vector } from '../../core/vector.ts';

/** What is drawn: a classifier of two classes, and one of three. */
export interface Numbers {
  /** p_{cf,1} of two classes. */
  readonly free: number;
  /** p_1 of two classes. */
  readonly asked: number;
  readonly temperature: number;
  /** p_cf of three classes. */
  readonly freeThree: Vector;
  readonly askedThree: Vector;
}

/** What the questions ask for. */
export interface Calibrated {
  readonly first: number;
  /** What is subtracted from z_1 - z_2. */
  readonly shift: number;
  /** p_1 after temperature scaling alone. */
  readonly tempered: number;
  readonly three: Vector;
}

export function renormalized(parts: Vector): Vector {
  return times(1 / sum(parts), parts);
}

/** Each probability over that of the content-free input, renormalized. */
export function calibrated(asked: Vector, free: Vector): Vector {
  return renormalized(quotients(asked, free));
}

export function quotients(asked: Vector, free: Vector): Vector {
  return asked.map((p, c) => p / at(free, c));
}

/** The first of two probabilities after temperature scaling. */
export function temperedFirst(p: number, temperature: number): number {
  const odds = (p / (1 - p)) ** (1 / temperature);
  return odds / (1 + odds);
}

export function answersOf({ free, asked, temperature, freeThree, askedThree }: Numbers): Calibrated {
  return {
    first: at(calibrated([asked, 1 - asked], [free, 1 - free]), 0),
    shift: Math.log(free / (1 - free)),
    tempered: temperedFirst(asked, temperature),
    three: calibrated(askedThree, freeThree),
  };
}
