import { isRecord } from './record.ts';

/**
 * One equation of the notes, executed.
 *
 * A check computes both sides of the equation by two different routes: a derivative against finite
 * differences, a closed form against a simulation, a bound against many random instances. A check
 * that evaluates one formula twice proves nothing and is a defect.
 */
export interface Check {
  /** How the two sides were computed, in one sentence that a student can read. */
  readonly method: string;
  /** The largest error that passes. For a Monte Carlo check: four standard errors. */
  readonly tolerance: number;
  /** The measured error: the largest absolute (or, where `method` says so, relative) difference. */
  readonly error: () => number;
}

/** What running a check gave. */
export interface CheckResult {
  readonly error: number;
  readonly tolerance: number;
  readonly passed: boolean;
}

/** Whether an export of a chapter's checks is a check, and not a part that several share. */
export function isCheck(value: unknown): value is Check {
  return isRecord(value) && typeof value['method'] === 'string' && typeof value['error'] === 'function';
}

/** Runs a check. An error that is not a number never passes. */
export function runCheck(check: Check): CheckResult {
  const error = check.error();
  return { error, tolerance: check.tolerance, passed: error <= check.tolerance };
}
